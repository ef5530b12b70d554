// The rows stand for more kernels than the one that each is computed with.
import { describe, expect, it } from 'vitest';
import { eraOf } from '../decrementer/era.ts';
import { clocksOf, createdExpiry, loadedDec } from '../decrementer/expiry.ts';

const HOST = 0x1_2345_6789n;
const OFFSET = 0x1d3b_3700_0000n;

describe.each([
  ['3.13 and 3.17', 'A', 'C'],
  ['4.16 and 4.17', 'D', 'E'],
] as const)('%s', (_, one, other) => {
  it('load the same DEC from the same dec_expires', () => {
    const load = (name: 'A' | 'C' | 'D' | 'E', expires: bigint | null) => {
      const era = eraOf({ era: name, secondaries: 'wait' });
      const kept = expires ?? createdExpiry(era, HOST);
      return loadedDec(kept, clocksOf(era, HOST, OFFSET), 56);
    };
    for (const expires of [null, 0n, HOST + 512n])
      expect(load(one, expires)).toBe(load(other, expires));
  });
});
