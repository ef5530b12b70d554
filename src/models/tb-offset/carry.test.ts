/**
 * The carry check is right whenever less than 2^24 ticks pass from the first mftb to the last write of TBU40,
 * wherever in them the low 24 bits wrap. All phases and all delays on a grid of sixteen to a wrap.
 */
import { describe, expect, it } from 'vitest';
import { carryWasLost, RUNG, throughTbu40 } from '../kvm-hv/timebase.ts';

const PHASES = 16;
const GRAIN = RUNG / BigInt(PHASES);
const OFFSET = 3n * RUNG;
const START = 0x1d2c_5a00_0000n;

interface Delays {
  /** From a to the write, from there to b, and from there to the write that mends. */
  readonly write: number;
  readonly check: number;
  readonly mend: number;
}

/** Whether the TB is host time plus the offset in the end, and how long it was from a to the last write. */
function switched(phase: number, { write, check, mend }: Delays) {
  const at = (grains: number) => START + BigInt(phase + grains) * GRAIN;
  const a = at(0);
  const n = a + OFFSET;
  const skew = throughTbu40(n, at(write)) - at(write);
  const b = at(write + check) + skew;
  if (!carryWasLost(a, b)) return { isRight: skew === OFFSET, grains: write };
  const end = at(write + check + mend);
  const mended = throughTbu40(n + RUNG, end + skew) - end;
  return { isRight: mended === OFFSET, grains: write + check + mend };
}

const upTo = (most: number) => Array.from({ length: most + 1 }, (_, i) => i);
const MOST = PHASES + 1;

const cases = upTo(PHASES - 1).flatMap((phase) =>
  upTo(MOST).flatMap((write) =>
    upTo(MOST).flatMap((check) =>
      upTo(MOST).map((mend) => {
        const delays = { write, check, mend };
        return { phase, ...delays, ...switched(phase, delays) };
      }),
    ),
  ),
);

describe('the carry check', () => {
  it('is right while less than 2^24 ticks pass up to the last write', () => {
    const inTime = cases.filter(
      ({ grains, write, check }) => Math.max(grains, write + check) < PHASES,
    );
    expect(inTime.length).toBeGreaterThan(10_000);
    expect(inTime.filter(({ isRight }) => !isRight)).toEqual([]);
  });

  it('fails first at exactly 2^24 ticks from a to b, or at a second wrap before the second write', () => {
    const wrong = cases.filter(({ isRight }) => !isRight);
    const shortest = Math.min(
      ...wrong.map(({ grains, write, check }) => Math.max(grains, write + check)),
    );
    expect(shortest).toBe(PHASES);
    const first = wrong.filter(
      ({ grains, write, check }) => Math.max(grains, write + check) === PHASES,
    );
    for (const { phase, write, check, mend } of first) {
      const isUnseen = write + check === PHASES;
      const wrapsTwice = phase + write + check + mend >= 2 * PHASES - (phase === 0 ? PHASES : 0);
      expect(isUnseen || wrapsTwice || phase + write + check + mend >= PHASES).toBe(true);
    }
  });

  it('may be right after longer, by luck', () => {
    expect(cases.some(({ isRight, grains }) => isRight && grains > PHASES)).toBe(true);
  });
});
