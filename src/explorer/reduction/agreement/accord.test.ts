// What steps may be taken in another order, where that changes what comes with them.
import { describe, expect, it } from 'vitest';
import { assemble } from '../../../machine/assemble.ts';
import { both, not, term } from '../../../machine/expression.ts';
import { op, set, wait, type Op } from '../../../machine/statement.ts';
import { program, shared } from '../../../testing/machine/small-program.ts';
import { analyse } from '../analysis.ts';
import { RareEffects } from '../rare/rare-effects.ts';

const flag = shared('flag');
const other = shared('other', { initial: 1 });
const third = shared('third', { initial: 1 });
const toggle = op('', 'toggle', [set(flag, 1), set(flag, 0), set(other, 0), set(other, 1)]);
const forEver = wait('', 'for ever', false, { rest: true });
const EVENT = { events: [{ event: 'seen', when: not(flag), outcome: '' }] };

/** Of an op of one thread, and one of another: whether they accord in this order, and in the other. */
function inOrder(one: Op, two: Op, hasRare = false): [boolean, boolean] {
  const main = [one, two, toggle, forEver];
  const machine = assemble({
    ...program({
      cells: [flag, other, third],
      threads: [{ main }, { main }],
    }),
    events: ['seen'],
    invariants: [{ id: 'i', when: { event: 'seen' }, holds: term(false) }],
  });
  const rare = hasRare ? RareEffects.all(machine) : RareEffects.none(machine);
  const work = analyse(machine, machine.initial, rare);
  for (;;) {
    const piece = work.next();
    if (piece.done !== true) continue;
    const { steps, accord } = piece.value;
    // The first thread is at the one op, the second at the other.
    const [a, b] = [0, 1].map((at) => steps.find((s) => s.thread === at && s.place === at)!);
    return [accord.mayGoFirst(a!, b!), accord.mayGoFirst(b!, a!)];
  }
}

const says = op('', 'says that the flag is not set', [], EVENT);
const raises = op('', 'flag = 1', [set(flag, 1)]);
const lowers = op('', 'flag = 0', [set(flag, 0)]);

describe('a step that an event comes with', () => {
  it('goes before one that would keep it from coming, and not behind it', () => {
    expect(inOrder(says, raises)).toEqual([true, false]);
  });

  it('goes behind one that lets it come, and not before it', () => {
    expect(inOrder(says, lowers)).toEqual([false, true]);
  });
});

describe('a step with a rare effect', () => {
  const stores = op('', 'other = 0 if the flag is not set', [set(other, 0, not(flag))]);

  it('goes before one that would keep the effect from coming, and not behind it', () => {
    expect(inOrder(stores, raises, true)).toEqual([true, false]);
  });

  it('goes behind one that lets it come, and not before it', () => {
    expect(inOrder(stores, lowers, true)).toEqual([false, true]);
  });

  it('is looked at as it stands among the others, which may bring it about', () => {
    const asks = op('', 'third = 0 if other; other = 1; third = 0 if other and flag', [
      set(third, 0, other),
      set(other, 1),
      set(third, 0, both(other, flag)),
    ]);
    expect(inOrder(lowers, asks, true)[0]).toBe(false);
  });

  it('accords in no order where the effect is not taken for impossible', () => {
    expect(inOrder(stores, raises)).toEqual([false, false]);
  });
});
