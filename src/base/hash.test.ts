import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Hash32 } from './hash.ts';

describe('Hash32', () => {
  // Reference values of MurmurHash3_x86_32 over the same bytes, little endian.
  it.each([
    [0, [], '00000000'],
    [1, [], '514e28b7'],
    [0xffff_ffff, [], '81f16f39'],
    [0, [0], '2362f9de'],
    [0, [0xffff_ffff], '76293b50'],
    [0, [0x8765_4321], 'f55b516b'],
    [0x5082_edee, [0x8765_4321], '2362f9de'],
  ])('agrees with MurmurHash3 for seed %i and words %o', (seed, words, hex) => {
    expect(new Hash32(seed).words(words).hex()).toBe(hex);
  });

  it('feeds an integer, a bigint and two words alike', () => {
    const value = 0x12_3456_789a_bcden % 2n ** 52n;
    const words = [Number(value & 0xffff_ffffn), Number(value >> 32n)];
    const hex = new Hash32().words(words).hex();
    expect(new Hash32().integer(Number(value)).hex()).toBe(hex);
    expect(new Hash32().bigint(value).hex()).toBe(hex);
  });

  it('reads a negative bigint as 64 bits', () => {
    expect(new Hash32().bigint(-1n).hex()).toBe(new Hash32().bigint(2n ** 64n - 1n).hex());
  });

  it('refuses what is no exact integer', () => {
    expect(() => new Hash32().integer(0.5)).toThrow('not an exact integer');
    expect(() => new Hash32().integer(2 ** 60)).toThrow('not an exact integer');
  });

  it('changes with every value and with their order', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer(), { minLength: 2, maxLength: 20 }),
        fc.nat(),
        (values, at) => {
          const index = at % values.length;
          const changed = values.with(index, (values[index] ?? 0) ^ 1);
          const hash = new Hash32().words(values).digest();
          expect(new Hash32().words(changed).digest()).not.toBe(hash);
          expect(new Hash32().words(values.toReversed()).digest()).not.toBe(hash);
        },
      ),
    );
  });

  it('tells one string from two', () => {
    expect(new Hash32().string('ab').string('c').hex()).not.toBe(
      new Hash32().string('a').string('bc').hex(),
    );
  });
});
