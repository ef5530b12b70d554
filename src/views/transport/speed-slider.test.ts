import { describe, expect, it } from 'vitest';
import { SPEED } from '../../store/play-slice.ts';
import { positionOf, speedAt } from './speed-slider.tsx';

describe('the speed slider', () => {
  it('spans the speeds, each part multiplying by the same factor', () => {
    expect(speedAt(0)).toBe(SPEED.min);
    expect(speedAt(100)).toBe(SPEED.max);
    // Of two digits each, so not exactly.
    const [low, middle, high] = [speedAt(25), speedAt(50), speedAt(75)];
    expect(high / middle / (middle / low)).toBeCloseTo(1, 1);
  });

  it('always changes the speed by the keyboard: positions and speeds agree', () => {
    for (let position = 1; position <= 100; position++) {
      expect(speedAt(position)).toBeGreaterThanOrEqual(speedAt(position - 1));
    }
    for (const speed of [1, 12, 100, 5000, 10_000]) {
      expect(Math.abs(speedAt(positionOf(speed)) - speed) / speed).toBeLessThan(0.06);
    }
  });
});
