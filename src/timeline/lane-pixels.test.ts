import { describe, expect, it } from 'vitest';
import { parseColour, toPixel } from './colour.ts';
import { paintRow, rowLook } from './lane-pixels.ts';
import { PixelPlan } from './pixel-plan.ts';
import { Spans } from './spans.ts';

const WIDTH = 100;
const HEIGHT = 20;
const red = parseColour('#ff0000');
const green = parseColour('#00ff00');
const blue = parseColour('#0000ff');
const black = parseColour('#000000');

/** Values: 0 red, 1 green hatched with blue, 2 blue; each its own kind. */
const look = rowLook(
  [
    { fill: red, stripe: null },
    { fill: green, stripe: blue },
    { fill: blue, stripe: null },
  ],
  [red, green, blue],
  [0, 0, 0.4],
  black,
  3,
  1,
);

function painted(lengths: readonly (readonly [number, number])[], toTicks: number): Uint32Array {
  const spans = new Spans(Uint8Array.from([0, 1, 2]), 3);
  let ticks = 0;
  lengths.forEach(([value, length], step) => {
    spans.push(ticks, value, step);
    ticks += length;
  });
  const plan = new PixelPlan();
  plan.fill(spans, { fromTicks: 0, toTicks }, WIDTH, ticks);
  const pixels = new Uint32Array(WIDTH * HEIGHT);
  paintRow(plan, spans.value, look, pixels, WIDTH, HEIGHT);
  return pixels;
}

const column = (pixels: Uint32Array, x: number): number[] =>
  Array.from({ length: HEIGHT }, (_, y) => pixels[y * WIDTH + x] ?? 0);

describe('paintRow', () => {
  it('fills a bar, rounds its corners and leaves a gap before the next', () => {
    const pixels = painted(
      [
        [0, 50],
        [2, 50],
      ],
      100,
    );
    expect(new Set(column(pixels, 25))).toEqual(new Set([toPixel(red)]));
    expect(new Set(column(pixels, 49))).toEqual(new Set([toPixel(black)]));
    expect(new Set(column(pixels, 60))).toEqual(new Set([toPixel(blue)]));
    expect(pixels[0]).not.toBe(toPixel(red));
    expect(column(pixels, 48)[0]).not.toBe(toPixel(red));
  });

  it('hatches by pixels, so that the phase shows without its colour', () => {
    const pixels = painted([[1, 100]], 100);
    const row = [...pixels.subarray(10 * WIDTH + 20, 10 * WIDTH + 60)];
    expect(row.filter((pixel) => pixel === toPixel(green)).length).toBeGreaterThan(10);
    expect(row.filter((pixel) => pixel !== toPixel(green)).length).toBeGreaterThan(10);
  });

  it('lets the stripes move with their bar', () => {
    const at = (before: number): number[] => {
      const pixels = painted(
        [
          [0, before],
          [1, 100],
        ],
        100,
      );
      return [...pixels.subarray(10 * WIDTH + before + 5, 10 * WIDTH + before + 25)];
    };
    expect(at(13)).toEqual(at(10));
  });

  it('stacks what shares a pixel by time, the rare one no lower than its least share', () => {
    const crowd = Array.from({ length: 2000 }, (_, index): [number, number] => [index % 2, 1]);
    crowd.splice(1000, 1, [2, 0.001]);
    const pixels = painted(crowd, 2000);
    const plain = column(pixels, 10);
    expect(plain.filter((pixel) => pixel === toPixel(red)).length).toBe(HEIGHT / 2);
    expect(plain.filter((pixel) => pixel === toPixel(green)).length).toBe(HEIGHT / 2);
    const rare = [49, 50].flatMap((x) => column(pixels, x));
    expect(rare.filter((pixel) => pixel === toPixel(blue)).length).toBeGreaterThanOrEqual(
      0.4 * HEIGHT,
    );
  });

  it('leaves no pixel of a crowded row empty', () => {
    const crowd = Array.from({ length: 3000 }, (_, index) => [index % 3, 1 + (index % 7)] as const);
    const end = crowd.reduce((sum, [, length]) => sum + length, 0);
    expect(painted(crowd, end)).not.toContain(toPixel(black));
  });
});
