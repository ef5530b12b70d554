import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draw, within } from '../base/random.ts';
import { anyProgram } from '../testing/machine/random-program.ts';
import { program, shared, temporary } from '../testing/machine/small-program.ts';
import { expectEnough, runs } from '../testing/runs.ts';
import { assemble, type AssembledMachine } from './assemble.ts';
import { read, write, type Cell } from './cell.ts';
import { environmentActor, type Program } from './program.ts';
import { goto, op, set, wait, type Statement } from './statement.ts';
import { isToldByPlace } from './told-by-place.ts';

const RUNS = 20;
const MAX_STEPS = 200;

const told = (machine: AssembledMachine): Cell[] =>
  machine.program.cells.filter(
    (one) =>
      !machine.layout.constants.has(one) && isToldByPlace(machine, machine.initial.slice(), one),
  );

/** The last state of a run, in which nobody can move; null where it went on too long. */
function endOf(machine: AssembledMachine, run: number): Int32Array | null {
  const state = machine.initial.slice();
  for (let step = 0; step < MAX_STEPS; step++) {
    const able = machine.actors.flatMap((_, actor) => (machine.enabled(state, actor) ? actor : []));
    if (able.length === 0) return state;
    machine.step(state, able[within(draw(run, step, 0) >>> 0, 0, able.length - 1)]!);
  }
  return null;
}

describe('isToldByPlace', () => {
  const ready = shared('ready');
  const reset = shared('reset');
  const kept = shared('kept');
  const both = shared('both');
  const own = temporary('own');
  const machine = assemble(
    program({
      cells: [ready, reset, kept, both, own],
      threads: [
        {
          main: [
            op('', 'store', [set(reset, ready), set(kept, ready), set(both, 1)]),
            op('', 'clear', [set(reset, 0), set(own, 1)]),
            wait('', 'for ever', false, { rest: true }),
          ],
        },
        {
          main: [
            op('', 'store', [set(ready, 1), set(both, 0)]),
            op('', 'clear'),
            wait('', 'for ever', false, { rest: true }),
          ],
        },
      ],
    }),
  );

  it('is so where the last store before every wait is known, and one thread stores', () => {
    const is = (one: Cell) => isToldByPlace(machine, machine.initial, one);
    expect([ready, reset, kept, both].map(is)).toEqual([true, true, false, false]);
    // It is forgotten when nobody will read it, so that nobody can tell.
    expect(is(own)).toBe(false);
  });

  it('counts what the cell holds at the start', () => {
    const going = shared('going');
    const code = [
      wait('', 'on', true),
      op('', 'set', [set(going, 1)]),
      op('', 'clear', [set(going, 0)]),
      goto('main'),
    ];
    const round = assemble(program({ cells: [going], threads: [{ main: code }] }));
    const state = round.initial.slice();
    expect(isToldByPlace(round, state, going)).toBe(true);
    write(state, round.layout.slot(going), 1);
    expect(isToldByPlace(round, state, going)).toBe(false);
  });

  it('counts what a wait does not do whose time has run out, and what others do to the thread', () => {
    const going = shared('going');
    const rest = wait('', 'for ever', false, { rest: true });
    const is = (
      main: readonly Statement[],
      more: Pick<Program, 'environment'> = { environment: [] },
    ) => {
      const one = assemble(
        program({ cells: [going], threads: [{ main, again: [rest] }], ...more }),
      );
      return isToldByPlace(one, one.initial, going);
    };
    const clear = [set(going, 0)];
    const begin = op('', 'set', [set(going, 1)]);
    expect(is([begin, op('', 'clear', clear), rest])).toBe(true);
    const late = { effects: clear, limitTicks: 9 };
    expect(is([begin, op('', 'on'), wait('', 'clear', true, { effects: clear }), rest])).toBe(true);
    expect(is([begin, op('', 'on'), wait('', 'clear', true, late), rest])).toBe(false);

    const actor = environmentActor({
      id: 'other',
      label: '',
      thread: -1,
      guard: true,
      delay: { minTicks: 0, maxTicks: 0 },
      effects: [],
    });
    const sends = { ...actor, moves: [{ thread: 0, when: true, routine: 'again' }] };
    const stores = { ...actor, effects: clear };
    const whole = [begin, op('', 'clear', clear), rest];
    expect(is(whole, { environment: [actor] })).toBe(true);
    expect(is(whole, { environment: [sends] })).toBe(false);
    expect(is(whole, { environment: [stores] })).toBe(false);
  });

  it('tells, wherever nobody can move, what a cell holds', () => {
    let [ends, cells] = [0, 0];
    fc.assert(
      fc.property(anyProgram, (given) => {
        const one = assemble(given);
        const of = told(one);
        const known = new Map<string, number>();
        for (let run = 0; run < RUNS && of.length > 0; run++) {
          const end = endOf(one, run);
          if (end === null) continue;
          ends++;
          const places = one.code.threads.map((_, thread) => one.place(end, thread)).join();
          of.forEach((cell, i) => {
            const value = read(end, one.layout.slot(cell));
            const key = `${i} at ${places}`;
            expect(known.get(key) ?? value, cell.id).toBe(value);
            known.set(key, value);
            cells++;
          });
        }
      }),
      { numRuns: runs(300) },
    );
    expectEnough(ends);
    expectEnough(cells);
  });
});
