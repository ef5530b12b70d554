import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { shared } from '../testing/machine/small-program.ts';
import { layOut, read, write, type Cell, type Layout } from './cell.ts';
import type { Places } from './compile.ts';
import { compileEffects, rangeOf, sequence, type Update } from './effects.ts';
import { both, equal, less, minus, not, place, plus, term } from './expression.ts';
import { set, type Effect } from './statement.ts';

const a = shared('a', { min: -2, max: 5 });
const b = shared('b', { max: 3 });
const c = shared('c', { min: 10, max: 13, initial: 10 });
const cells = [a, b, c];
let layout: Layout;
beforeEach(() => {
  layout = layOut(cells);
});
const nowhere: Places = { cells: [], accepts: () => new Uint8Array(1) };

/** Values of `a`, `b` and `c` after the effects. */
function after(start: readonly number[], ...effects: readonly Effect[]): number[] {
  const state = new Int32Array(layout.words);
  cells.forEach((of, i) => {
    write(state, layout.slot(of), start[i]!);
  });
  compileEffects(effects, layout, nowhere)(state);
  return cells.map((of) => read(state, layout.slot(of)));
}

describe('effects', () => {
  it('happen in order, each seeing those before it', () => {
    expect(after([0, 0, 10], set(a, 2), set(b, a), set(a, plus(a, b)))).toEqual([4, 2, 10]);
    expect(after([1, 2, 10], set(a, b), set(b, a))).toEqual([2, 2, 10]);
  });

  it.each([0, 1, 2, 3, 4, 5, 6])('happen all, be they %i', (count) => {
    const effects = Array.from({ length: count }, () => set(a, plus(a, 1)));
    expect(after([-2, 0, 10], ...effects)).toEqual([-2 + count, 0, 10]);
  });

  it('depend on their condition when their turn comes', () => {
    expect(after([0, 0, 10], set(b, 1), set(a, 3, b))).toEqual([3, 1, 10]);
    expect(after([0, 1, 10], set(b, 0), set(a, 3, b))).toEqual([0, 0, 10]);
    expect(after([0, 3, 10], set(a, 3, b))).toEqual([3, 3, 10]);
    expect(after([0, 0, 10], set(a, 3, false), set(b, 2, true))).toEqual([0, 2, 10]);
    expect(after([0, 0, 10], set(a, 3, equal(1, 2)))).toEqual([0, 0, 10]);
  });

  it.each([
    ['a constant above', () => set(b, 9), [0, 3, 10]],
    ['a constant below', () => set(a, -9), [-2, 0, 10]],
    ['a cell that starts higher', () => set(b, c), [0, 3, 10]],
    ['a cell that starts lower', () => set(c, a), [0, 0, 10]],
    ['a sum', () => set(b, plus(c, a)), [0, 3, 10]],
    ['a difference', () => set(a, minus(b, c)), [-2, 0, 10]],
    ['truth', () => set(c, not(b)), [0, 0, 10]],
  ])('saturate at the range of their cell: %s', (_, effect, expected) => {
    expect(after([0, 0, 10], effect())).toEqual(expected);
  });

  it('count up and down to the ends of the range and no further', () => {
    const up = Array.from({ length: 20 }, () => set(c, plus(c, 1)));
    const down = Array.from({ length: 20 }, () => set(a, minus(a, 1)));
    expect(after([0, 0, 10], ...up, ...down)).toEqual([-2, 0, 13]);
  });

  it('leave the neighbours alone', () => {
    const value = fc.integer({ min: -30, max: 30 });
    fc.assert(
      fc.property(value, fc.constantFrom<Cell>(...cells), (constant, to) => {
        const start = [5, 3, 13];
        const clamped = Math.min(to.max, Math.max(to.min, constant));
        const expected = cells.map((of, i) => (of === to ? clamped : start[i]));
        expect(after(start, set(to, constant))).toEqual(expected);
      }),
    );
  });
});

describe('a range', () => {
  it.each([
    ['a constant', () => term(-7), [-7, -7]],
    ['a cell', () => term(a), [-2, 5]],
    ['a sum', () => plus(a, c), [8, 18]],
    ['a difference', () => minus(a, c), [-15, -5]],
    ['a sum of differences', () => plus(minus(b, a), 1), [-4, 6]],
    ['a comparison', () => less(a, c), [0, 1]],
    ['a conjunction', () => both(a, c), [0, 1]],
    ['a negation', () => not(c), [0, 1]],
    ['a place', () => place(0, 'rest'), [0, 1]],
  ])('is known of %s', (_, e, expected) => {
    expect(rangeOf(e())).toEqual(expected);
  });
});

describe('a sequence', () => {
  const append =
    (n: number): Update =>
    (s) => {
      s[0] = s[0]! * 10 + n;
    };

  it.each([0, 1, 2, 3, 4, 7])('of %i updates keeps their order', (count) => {
    const numbers = Array.from({ length: count }, (_, i) => i + 1);
    const state = new Int32Array(1);
    sequence(numbers.map(append))(state);
    expect(state[0]).toBe(Number(numbers.join('') || 0));
  });

  it('costs nothing for what never happens', () => {
    const nothing = compileEffects([set(a, 1, false)], layout, nowhere);
    const update = append(1);
    expect(sequence([nothing, update, nothing])).toBe(update);
    expect(sequence([])).toBe(nothing);
  });
});
