import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cell, layOut, read, widthOf, write, type Cell } from './cell.ts';

const declare = (id: string, more: Partial<Cell> = {}): Cell =>
  cell({ id, label: id, scope: 'machine', index: 0, summary: '', ...more });

describe('a declaration', () => {
  it('is a flag that starts at 0 unless it says more', () => {
    expect(declare('a')).toEqual({
      id: 'a',
      label: 'a',
      scope: 'machine',
      index: 0,
      summary: '',
      min: 0,
      max: 1,
      initial: 0,
      names: [],
      ghost: false,
      temporary: false,
    });
  });

  it('gets its range from its names', () => {
    expect(declare('a', { names: ['x', 'y', 'z'] }).max).toBe(2);
    expect(declare('a', { min: 3, initial: 3, names: ['x', 'y', 'z'] }).max).toBe(5);
    expect(declare('a', { names: ['only'] }).max).toBe(1);
  });

  it('starts at 0 wherever its range does', () => {
    expect(declare('a', { min: -4, max: 3 }).initial).toBe(0);
  });

  it('starts a temporary at the bottom of its range', () => {
    expect(declare('a', { temporary: true, min: -4, max: 3 }).initial).toBe(-4);
    expect(() => declare('a', { temporary: true, initial: 1 })).toThrow(
      'a temporary starts at min',
    );
  });

  it.each([2, -1])('refuses to start out of range, at %i', (initial) => {
    expect(() => declare('a', { initial })).toThrow('a: initial out of range');
  });
});

describe('a layout', () => {
  it.each([
    [0, 0, 1],
    [0, 1, 1],
    [0, 2, 2],
    [0, 3, 2],
    [-8, 7, 4],
    [-8, 8, 5],
    [5, 5 + 0xffff, 16],
  ])('takes for %i..%i as many bits as needed: %i', (min, max, bits) => {
    expect(widthOf(declare('a', { min, max, initial: min }))).toBe(bits);
  });

  it('fills gaps of earlier words before it opens another', () => {
    const cells = [12, 12, 12, 8, 16].map((bits, i) =>
      declare(`c${String(i)}`, { max: 2 ** bits - 1 }),
    );
    const layout = layOut(cells);
    expect(cells.map((c) => layout.slot(c))).toEqual([
      { word: 0, shift: 0, mask: 0xfff, min: 0 },
      { word: 0, shift: 12, mask: 0xfff, min: 0 },
      { word: 1, shift: 0, mask: 0xfff, min: 0 },
      { word: 0, shift: 24, mask: 0xff, min: 0 },
      { word: 1, shift: 12, mask: 0xffff, min: 0 },
    ]);
    expect(layout.words).toBe(2);
    expect(layout.cells).toEqual(cells);
  });

  it('has room for sixteen bits and no more', () => {
    expect(layOut([declare('a', { max: 0xffff })]).words).toBe(1);
    expect(() => layOut([declare('a', { max: 0x10000 })])).toThrow('at most 16 bits');
  });

  it('knows its own cells, each once', () => {
    const a = declare('a');
    expect(() => layOut([a, a])).toThrow('a: declared twice');
    expect(() => layOut([a]).slot(declare('b'))).toThrow('b is not part of this machine');
  });
});

const anyCells = fc
  .array(fc.tuple(fc.integer({ min: -40_000, max: 40_000 }), fc.nat({ max: 0xffff })), {
    minLength: 1,
    maxLength: 40,
  })
  .map((ranges) =>
    ranges.map(([min, span], i) =>
      declare(`c${String(i)}`, { min, max: min + span, initial: min }),
    ),
  );

describe('packed cells', () => {
  it('overlap nowhere and straddle no words', () => {
    fc.assert(
      fc.property(anyCells, (cells) => {
        const layout = layOut(cells);
        const taken: number[] = [];
        for (const c of cells) {
          const { word, shift, mask, min } = layout.slot(c);
          const width = widthOf(c);
          expect([mask, min]).toEqual([2 ** width - 1, c.min]);
          expect(2 ** width).toBeGreaterThan(c.max - c.min);
          expect(word).toBeLessThan(layout.words);
          expect(shift + width).toBeLessThanOrEqual(32);
          for (let bit = shift; bit < shift + width; bit++) taken.push(word * 32 + bit);
        }
        expect(new Set(taken).size).toBe(taken.length);
      }),
    );
  });

  it('keep what was written to them, whatever is written to the others', () => {
    fc.assert(
      fc.property(anyCells, fc.infiniteStream(fc.nat()), (cells, draws) => {
        const layout = layOut(cells);
        const state = new Int32Array(layout.words);
        const written = new Map<Cell, number>();
        const put = (c: Cell, value: number) => {
          write(state, layout.slot(c), value);
          written.set(c, value);
        };
        for (const c of cells) put(c, c.max);
        for (const c of cells) {
          put(c, c.min + ((draws.next().value ?? 0) % (c.max - c.min + 1)));
          for (const [of, value] of written) expect(read(state, layout.slot(of))).toBe(value);
        }
      }),
    );
  });
});
