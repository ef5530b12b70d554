import { describe, expect, it } from 'vitest';
import { boxOf, lineOf, placeLabels, type Label, type Spot } from './labels.ts';

const FRAME = { left: 0, right: 400, top: 0, bottom: 200 };
const NOTHING = { hard: [], soft: [] };

const label = (key: string, spots: readonly Spot[], texts = ['ten of ten']): Label => ({
  key,
  tone: 'plain',
  texts,
  spots,
});
const placed = (labels: readonly Label[], drawn: Parameters<typeof placeLabels>[1] = NOTHING) =>
  placeLabels(labels, drawn, FRAME).map(({ key, text, spot }) => [key, text, spot.y]);

describe('words', () => {
  it('stand at their first place that is free of other words', () => {
    const spots = [
      { x: 20, y: 50 },
      { x: 20, y: 80 },
    ];
    expect(placed([label('a', spots), label('b', spots)])).toEqual([
      ['a', 'ten of ten', 50],
      ['b', 'ten of ten', 80],
    ]);
  });

  it('are left out where there is no place', () => {
    const spots = [{ x: 20, y: 50 }];
    expect(placed([label('a', spots), label('b', spots)])).toHaveLength(1);
    expect(placed([label('a', [{ x: 380, y: 50 }])])).toEqual([]);
  });

  it('are shorter where the longer ones have no place', () => {
    const shape = boxOf({ left: 100, right: 110, top: 0, bottom: 200 });
    const long = label('a', [{ x: 20, y: 50 }], ['much too long for it', 'short']);
    expect(placed([long], { hard: [shape], soft: [] })).toEqual([['a', 'short', 50]]);
  });

  it('lie upon what is soft where nothing else is left', () => {
    const soft = [lineOf(0, 46, 400, 46)];
    const one = label('a', [{ x: 20, y: 50 }]);
    expect(placed([one], { hard: [], soft })).toEqual([['a', 'ten of ten', 50]]);
    expect(placed([one], { hard: soft, soft: [] })).toEqual([]);
  });

  it('may lie along a line, near which those that are not turned would not fit', () => {
    const line = lineOf(0, 190, 400, 90);
    const turn = (-Math.atan(0.25) * 180) / Math.PI;
    const words = ['a text that is rather long'];
    const at = { x: 100, y: 165 - 9 };
    expect(placed([label('a', [{ ...at, turn }], words)], { hard: [line], soft: [] })).toHaveLength(
      1,
    );
    expect(placed([label('a', [at], words)], { hard: [line], soft: [] })).toEqual([]);
  });
});
