import { beforeEach, describe, expect, it } from 'vitest';
import { program, shared } from '../testing/machine/small-program.ts';
import { assemble, type AssembledMachine } from './assemble.ts';
import { both, equal, not, place, plus } from './expression.ts';
import { environmentActor } from './program.ts';
import { goto, op, set, wait } from './statement.ts';

const x = shared('x', { max: 7 });
const y = shared('y', { max: 7 });
const z = shared('z', { max: 7 });
const delay = { minTicks: 0, maxTicks: 0 };
const nature = { id: 'n', label: '', effects: [set(z, 1)], delay };

let m: AssembledMachine;
beforeEach(() => {
  const body = {
    f: [
      // Cells that never change would not be watched.
      op('A', 'a', [set(z, x), set(x, y), set(y, z)]),
      wait('B', 'b', not(equal(plus(x, 1), 2)), { timesOut: true }),
      wait('C', 'c', both(y, place(0, 'rest'))),
      goto('f'),
    ],
  };
  m = assemble(
    program({
      cells: [x, y, z],
      threads: [body, body],
      environment: [
        environmentActor({ ...nature, guard: true }),
        environmentActor({ ...nature, guard: y, thread: 1 }),
        environmentActor({ ...nature, guard: not(both(x, place(1, 'rest'))) }),
      ],
    }),
  );
});

/** Cells all of whose bits the actor watches; it must watch no others. */
function watchedBy(actor: number): string[] {
  const bits = m.watched(actor).slice();
  const found = m.layout.cells.filter((c) => {
    const { word, shift, mask } = m.layout.slot(c);
    const all = ((bits[word]! >>> shift) & mask) === mask;
    bits[word] = bits[word]! & ~(mask << shift);
    return all;
  });
  expect([...bits]).toEqual([0]);
  return found.map((c) => c.id);
}

describe('what an actor watches', () => {
  it('is for a thread where it stands, what its guards read, and the places they ask for', () => {
    expect(watchedBy(0)).toEqual(['t0.place', 'x', 'y']);
    expect(watchedBy(1)).toEqual(['t0.place', 't1.place', 'x', 'y']);
  });

  it('is for the environment its guard, and where the thread stands that it interrupts', () => {
    expect(watchedBy(2)).toEqual([]);
    expect(watchedBy(3)).toEqual(['t1.place', 'y']);
    expect(watchedBy(4)).toEqual(['t1.place', 'x']);
  });

  it('is nothing for a last resort, which depends on everybody', () => {
    expect(m.actors[5]!.lastResort).toBe(true);
    expect(watchedBy(5)).toEqual([]);
  });
});
