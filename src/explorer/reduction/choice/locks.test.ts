// Which flags are locks is found in the program, and nothing else is taken for one.
import { describe, expect, it } from 'vitest';
import { assemble } from '../../../machine/assemble.ts';
import { equal, term } from '../../../machine/expression.ts';
import type { Program } from '../../../machine/program.ts';
import { branch, op, set, wait, type Statement } from '../../../machine/statement.ts';
import { program, shared } from '../../../testing/machine/small-program.ts';
import { analyse } from '../analysis.ts';

const lock = shared('lock');
const other = shared('other lock');
const flag = shared('flag');

const take = (of = lock) => wait('', 'lock', equal(of, 0), { effects: [set(of, 1)] });
const give = (of = lock) => op('', 'unlock', [set(of, 0)]);
const toggle = op('', 'toggle', [set(flag, 1), set(flag, 0)]);
const forEver = wait('', 'for ever', false, { rest: true });

/** Two threads that do the same; by lock: whether its holders wait for nothing. */
function locksIn(body: readonly Statement[], more: Partial<Program> = {}): boolean[] {
  const main = [op('', 'begins'), toggle, ...body, forEver];
  const machine = assemble({
    ...program({ cells: [lock, other, flag], threads: [{ main }, { main }] }),
    ...more,
  });
  const work = analyse(machine, machine.initial);
  for (;;) {
    const piece = work.next();
    if (piece.done === true)
      return [...new Set(piece.value.locks.values())].map(({ isPrompt }) => isPrompt);
  }
}

describe('a flag', () => {
  it('is a lock where it is taken, and given back on every way', () => {
    expect(locksIn([take(), op('', 'works', [set(flag, 1)]), give()])).toEqual([true]);
    const ways = branch('if', flag, [op('', 'works'), give()], [give()]);
    expect(locksIn([take(), ways])).toEqual([true]);
  });

  it('is none where a way leaves it taken, or gives it back twice', () => {
    expect(locksIn([take(), branch('if', flag, [give()]), op('', 'goes on')])).toEqual([]);
    expect(locksIn([take(), give(), give()])).toEqual([]);
    expect(locksIn([take(), op('', 'works')])).toEqual([]);
    // A flag holds no 2: what is stored is 1.
    expect(locksIn([take(), op('', 'gives nothing back', [set(lock, 2)])])).toEqual([]);
  });

  it('is none where somebody asks for it, or looks whether it is free', () => {
    const invariants = [{ id: 'i', when: 'always' as const, holds: equal(lock, 0) }];
    expect(locksIn([take(), give()], { invariants })).toEqual([]);
    expect(locksIn([branch('if (trylock)', lock, [], [take(), give()])])).toEqual([]);
    expect(locksIn([wait('', 'until taken', term(lock)), take(), give()])).toEqual([]);
  });

  it('is one whose holders wait where the wait has a limit, and none where it has not', () => {
    const waits = (limit: object) => [take(), wait('', 'waits', flag, limit), give()];
    expect(locksIn(waits({ limitTicks: 20 }))).toEqual([false]);
    expect(locksIn(waits({}))).toEqual([]);
  });

  it('may be held while another one is waited for, but not crosswise', () => {
    const inside = (a: typeof lock, b: typeof lock) => [take(a), take(b), give(b), give(a)];
    expect(locksIn(inside(lock, other))).toEqual([true, false]);
    expect(locksIn([...inside(lock, other), ...inside(other, lock)])).toEqual([]);
  });
});
