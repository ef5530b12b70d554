import { describe, expect, it } from 'vitest';
import { guardOf } from './guard.ts';

describe('guardOf', () => {
  it('is CRC-32, check value included', () => {
    expect(guardOf('123456789')).toBe('cbf43926');
    expect(guardOf('')).toBe('00000000');
  });
});
