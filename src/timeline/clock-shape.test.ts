import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SignalLevel } from '../protocol/description.ts';
import { blockHeight, heightOfLevel, kindsOfLevels } from './clock-shape.ts';

const HALF = 26;

describe('the height of a block', () => {
  it.each([
    ['32.8 ms', 2 ** 24, 8],
    ['1.05 s', 2 ** 29, 14.4],
    ['67.1 s', 2 ** 35, 22.1],
    ['134.2 s', 2 ** 36, 23.4],
    ['537 s', 2 ** 38, 26],
    ['years', 2 ** 60, 26],
    ['less than any offset', 2 ** 10, 8],
  ])('is that of the scale for %s', (_, ticks, px) => {
    expect(blockHeight(ticks, HALF)).toBeCloseTo(px, 1);
    expect(blockHeight(-ticks, HALF)).toBeCloseTo(-px, 1);
    expect(blockHeight(ticks, 2 * HALF)).toBeCloseTo(2 * px, 0);
  });

  it('grows with the offset, and never leaves its room', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 50 }), fc.integer({ min: 1 }), (ticks, more) => {
        const [low, high] = [blockHeight(ticks, HALF), blockHeight(ticks + more, HALF)];
        expect(low).toBeLessThanOrEqual(high);
        expect(high).toBeLessThanOrEqual(HALF);
        expect(low).toBeGreaterThan(0);
      }),
    );
  });

  it('is none for a clock that is right, and little for one that stands still on the line', () => {
    const height = (level: Partial<SignalLevel>) =>
      heightOfLevel({ label: '', tone: 'host', ...level }, HALF);
    expect(height({})).toBe(0);
    expect(height({ tone: 'stopped' })).toBe(6);
    expect(height({ tone: 'stopped', ticks: 2 ** 36 })).toBeCloseTo(23.4, 1);
    expect(height({ tone: 'wrong', ticks: -(2 ** 24), torn: true })).toBe(-8);
  });
});

it('tells levels apart in a crowded pixel that are drawn apart', () => {
  const level = (tone: SignalLevel['tone'], ticks = 0): SignalLevel => ({ label: '', tone, ticks });
  const levels = [
    level('host'),
    level('guest', 2 ** 36),
    level('wrong', -(2 ** 36)),
    level('host'),
  ];
  const { kinds, first } = kindsOfLevels({ id: '', group: 0, label: '', kind: 'clock', levels });
  expect([...kinds]).toEqual([0, 1, 2, 0]);
  expect(first).toEqual(levels.slice(0, 3));
});
