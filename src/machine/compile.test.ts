import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { evaluate } from '../testing/machine/evaluate.ts';
import { anyExpression, anyValues, raw, worldOf } from '../testing/machine/random-expression.ts';
import { OPERATORS } from '../testing/machine/random-expression.ts';
import { shared } from '../testing/machine/small-program.ts';
import { runs } from '../testing/runs.ts';
import { layOut, write, type Cell, type Layout } from './cell.ts';
import { compile, type Places } from './compile.ts';
import { all, any, both, differs, equal, less, more, not, place, term } from './expression.ts';
import type { Expression } from './expression.ts';

const flag = shared('flag');
const other = shared('other');
const small = shared('small', { min: -3, max: 4 });
const wide = shared('wide', { max: 1000 });
const padding = shared('padding', { max: 0x1fff });
/** The last four bits of a word, where a shifted constant may fall off the end. */
const top = shared('top', { max: 12 });
const next = shared('next', { min: 1, max: 3, initial: 1 });
const far = shared('far');
const last = shared('last', { max: 0x7fff });
const end = shared('end', { max: 0x1fff });
/** The very last bit of a word. */
const sign = shared('sign');
const cells = [flag, other, small, wide, padding, top, next, far, last, end, sign];
let layout: Layout;
beforeEach(() => {
  layout = layOut(cells);
});
const nowhere: Places = { cells: [], accepts: () => new Uint8Array(1) };

function run(e: Expression, values: ReadonlyMap<Cell, number>): number {
  const state = new Int32Array(layout.words);
  for (const [c, value] of values) write(state, layout.slot(c), value);
  return compile(e, layout, nowhere)(state);
}

/** Flags that are set; everything else is 0, or as low as can be. */
const set = (...flags: readonly Cell[]): Map<Cell, number> =>
  new Map(cells.map((c) => [c, flags.includes(c) ? 1 : c.min]));

describe('a compiled expression', () => {
  it('is tested at the ends of words', () => {
    expect(layout.slot(top)).toMatchObject({ word: 0, shift: 28 });
    expect(layout.slot(sign)).toMatchObject({ word: 1, shift: 31 });
  });

  it('means what it says', () => {
    fc.assert(
      fc.property(anyExpression(cells), anyValues(cells), (e, values) => {
        expect(run(e, values)).toBe(evaluate(e, worldOf(values)));
      }),
      { numRuns: runs(1000) },
    );
  });

  it('compares every cell with every constant in and out of its range', () => {
    const wrong: unknown[] = [];
    for (const c of [flag, small, top, sign])
      for (const operator of OPERATORS)
        for (let constant = c.min - 70; constant <= c.max + 70; constant++)
          for (const value of [c.min, c.min + 1, c.max])
            for (const e of [
              raw(operator, term(c), term(constant)),
              raw(operator, term(constant), term(c)),
              not(raw(operator, term(c), term(constant))),
            ]) {
              const values = new Map<Cell, number>([[c, value]]);
              if (run(e, values) !== evaluate(e, worldOf(values))) wrong.push([e, value]);
            }
    expect(wrong).toEqual([]);
  });

  it('compares in place without disturbing the neighbours', () => {
    const values = new Map<Cell, number>(cells.map((c) => [c, c.max]));
    expect(run(equal(wide, 1000), values)).toBe(1);
    expect(run(equal(wide, 999), values)).toBe(0);
    expect(run(differs(wide, 1000), values)).toBe(0);
    expect(run(differs(small, 1000), values)).toBe(1);
  });

  it('asks where a thread stands', () => {
    const asked: unknown[] = [];
    const places: Places = {
      cells: [small, next],
      accepts: (where) => {
        asked.push(where);
        return Uint8Array.of(0, 0, 1);
      },
    };
    const state = new Int32Array(layout.words);
    const stands = compile(place(1, { phase: 'guest' }), layout, places);
    expect(asked).toEqual([{ phase: 'guest' }]);
    const { word, shift } = layout.slot(next);
    expect(
      [0, 1, 2].map((at) => stands(state.map((s, w) => (w === word ? at << shift : s)))),
    ).toEqual([0, 0, 1]);
  });
});

describe('what is joined', () => {
  it.each([1, 2, 3, 4])('may be %i expressions that are no tests of bits', (count) => {
    const of = [less(0, wide), more(last, 0), less(small, 4), more(end, 0)].slice(0, count);
    const holding = new Map<Cell, number>([...set(), [wide, 1], [last, 1], [end, 1], [small, 0]]);
    for (const missing of [null, wide, last, small, end].slice(0, count + 1)) {
      const values = new Map(holding);
      if (missing !== null) values.set(missing, missing === small ? 4 : 0);
      expect(run(all(...of), values)).toBe(missing === null ? 1 : 0);
      const none = of.map((e) => not(e));
      expect(run(any(...none), values)).toBe(missing === null ? 0 : 1);
    }
  });

  it('may contradict itself, or cover everything', () => {
    const contradictions = [
      both(flag, not(flag)),
      both(equal(wide, 1), equal(wide, 2)),
      all(flag, other, equal(flag, 0)),
    ];
    const truisms = [
      any(flag, not(flag)),
      any(differs(wide, 1), differs(wide, 2)),
      any(other, not(flag), less(small, 0), flag),
    ];
    for (const values of [set(), set(flag), set(flag, other), new Map([...set(), [wide, 1]])]) {
      expect(contradictions.map((e) => run(e, values))).toEqual([0, 0, 0]);
      expect(truisms.map((e) => run(e, values))).toEqual([1, 1, 1]);
    }
  });

  it('may say the same twice, and speak of several words', () => {
    const e = all(flag, far, flag, not(other), equal(flag, 1), sign);
    expect(run(e, set(flag, far, sign))).toBe(1);
    for (const values of [set(flag, far), set(flag, sign), set(far, sign), set(...cells)])
      expect(run(e, values)).toBe(0);
    expect(run(any(flag, far, sign), set())).toBe(0);
    for (const c of [flag, far, sign]) expect(run(any(flag, far, sign), set(c))).toBe(1);
  });

  it('reads every word once, whatever is asked of it', () => {
    let reads = 0;
    const counted = new Proxy(new Int32Array(layout.words), {
      get(state, key) {
        reads++;
        return Reflect.get(state, key) as unknown;
      },
    });
    const readsOf = (e: Expression, result: number): number => {
      const asked = compile(e, layout, nowhere);
      reads = 0;
      expect(asked(counted)).toBe(result);
      return reads;
    };
    const zero = [not(flag), equal(other, 0), differs(sign, 1), equal(small, -3), not(wide)];
    expect(readsOf(all(...zero), 1)).toBe(2);
    expect(readsOf(not(any(flag, other, differs(small, -3), wide)), 1)).toBe(1);
    expect(readsOf(any(flag, differs(other, 0), not(equal(top, 0)), sign), 0)).toBe(2);
    expect(readsOf(not(all(...zero)), 0)).toBe(2);
    expect(readsOf(both(flag, not(flag)), 0)).toBe(0);
    expect(readsOf(differs(wide, 0), 0)).toBe(1);
  });

  it('may be denied as a whole', () => {
    const neither = not(any(flag, far));
    const notBoth = not(both(flag, not(equal(wide, 0))));
    expect([set(), set(flag), set(far)].map((v) => run(neither, v))).toEqual([1, 0, 0]);
    expect([set(), set(flag), set(wide), set(flag, wide)].map((v) => run(notBoth, v))).toEqual([
      1, 1, 1, 0,
    ]);
  });
});
