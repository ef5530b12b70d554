import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisTicks } from './axis-ticks.ts';
import { DrawnTime } from './drawn-time.ts';
import type { TraceColumns } from '../protocol/trace.ts';

const linear = new DrawnTime(512, true);

describe('axisTicks', () => {
  it('stands at round times, in microseconds', () => {
    const labels = axisTicks(linear, { fromTicks: 0, toTicks: 1.6 * 512 }, 512, 8).map(
      ({ label }) => label,
    );
    expect(labels).toEqual([
      '0.0 µs',
      '0.2 µs',
      '0.4 µs',
      '0.6 µs',
      '0.8 µs',
      '1.0 µs',
      '1.2 µs',
      '1.4 µs',
      '1.6 µs',
    ]);
  });

  it('shows as many decimals as tell neighbours apart, and longer units for long runs', () => {
    const at = (fromTicks: number, toTicks: number): string[] =>
      axisTicks(linear, { fromTicks, toTicks }, 512, 5).map(({ label }) => label);
    expect(at(512, 522)).toContain('1.005 µs');
    expect(at(0, 512 * 20_000)).toContain('5 ms');
    expect(at(0, 512 * 8_000_000)).toContain('2 s');
  });

  it('gives distinct labels inside the window, about as many as asked for', () => {
    const range = fc.tuple(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 16, max: 1e9 }));
    fc.assert(
      fc.property(range, fc.integer({ min: 2, max: 20 }), ([fromTicks, length], most) => {
        const window = { fromTicks, toTicks: fromTicks + length };
        const ticks = axisTicks(linear, window, 512, most);
        expect(ticks.length).toBeLessThanOrEqual(most + 1);
        expect(new Set(ticks.map(({ label }) => label)).size).toBe(ticks.length);
        for (const tick of ticks) {
          expect(tick.ticks).toBeGreaterThanOrEqual(fromTicks - 1);
          expect(tick.ticks).toBeLessThanOrEqual(window.toTicks + 1);
        }
      }),
    );
  });

  it('says true times on both sides of a fold, and none within it', () => {
    const time = new DrawnTime(512, false);
    const trace = { startTicks: Float64Array.of(5 * 512), durationTicks: Uint32Array.of(512) };
    time.extend(trace as unknown as TraceColumns, 0, 1);
    const end = time.drawn(6 * 512);
    const shown = axisTicks(time, { fromTicks: 0, toTicks: end }, 512, 6);
    // From 0.1 to 4.4 µs is one fold.
    expect(shown.map(({ label }) => label)).toEqual([
      '0.0 µs',
      '4.5 µs',
      '5.0 µs',
      '5.5 µs',
      '6.0 µs',
    ]);
    expect(shown.at(-1)?.ticks).toBeCloseTo(end);
  });

  it('names late moments in a larger unit, with the digits that tell them apart', () => {
    const second = 512e6;
    const shown = axisTicks(
      linear,
      { fromTicks: 10 * second, toTicks: 10 * second + 512 * 40 },
      512,
      4,
    );
    expect(shown.map(({ label }) => label).slice(0, 2)).toEqual(['10.00000 s', '10.00001 s']);
  });
});
