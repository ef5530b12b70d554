import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_WIDTH, pack, packedLength, unpack } from './base64url.ts';

const anyNumbers = fc
  .integer({ min: 1, max: MAX_WIDTH })
  .chain((width) => fc.tuple(fc.array(fc.nat(2 ** width - 1)), fc.constant(width)));

describe('pack', () => {
  it('is standard base64url of the bits', () => {
    expect(pack([...Buffer.from('resync scope')], 8)).toBe(
      Buffer.from('resync scope').toString('base64url'),
    );
  });

  it('is undone by unpack, at the promised length', () => {
    fc.assert(
      fc.property(anyNumbers, ([values, width]) => {
        const text = pack(values, width);
        expect(text).toHaveLength(packedLength(values.length, width));
        expect(unpack(text, values.length, width)).toEqual(values);
      }),
    );
  });
});

describe('unpack', () => {
  it('takes no other text for the same numbers', () => {
    fc.assert(
      fc.property(anyNumbers, fc.string(), ([values, width], text) => {
        const numbers = unpack(text, values.length, width);
        if (numbers !== null) expect(pack(numbers, width)).toBe(text);
      }),
    );
    expect(unpack('AB', 1, 7)).toBeNull();
    expect(unpack('AA', 1, 7)).toEqual([0]);
    expect(unpack('A', 1, 7)).toBeNull();
    expect(unpack('A=', 1, 7)).toBeNull();
    expect(unpack('A+', 1, 7)).toBeNull();
  });
});
