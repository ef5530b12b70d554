/**
 * What the decrementer of a guest is at its first entry on another host, by what the kernels there keep in
 * dec_expires and what userspace sets. The vCPU is created when the guest arrives. Values are ticks.
 */
import type { Width } from '../decrementer/arithmetic.ts';
import { eraOf, type Era } from '../decrementer/era.ts';
import {
  clocksOf,
  createdExpiry,
  expiryFromOffset,
  givenExpiry,
  loadedDec,
} from '../decrementer/expiry.ts';
import { ORDERS } from '../decrementer/orders.ts';

export interface Arrival {
  /** Guest TB at which the guest's timer is due: what userspace sets as DEC_EXPIRY. */
  readonly due: bigint;
  /** TB of the host when the guest arrives. */
  readonly hostTb: bigint;
  /** tb_offset as it is stored. */
  readonly stored: bigint;
}

export interface DecAfter {
  readonly kernel: string;
  readonly userspace: string;
  readonly decExpires: bigint;
  /** DEC of so many bits; signed. */
  readonly dec32: bigint;
  readonly dec56: bigint;
}

/** Kernels that differ there, each by one of its eras. */
const KERNELS = [
  { kernel: '3.13, 3.17 to 4.15', era: 'C' },
  { kernel: '3.14 to 3.16 (inferred)', era: 'B' },
  { kernel: '4.16 to 5.15 (5855564c8ab2)', era: 'E' },
  { kernel: '5.16 to 6.0 (3c1a4322bba7)', era: 'F' },
  { kernel: 'about 6.1 and later', era: 'G' },
] as const;

type Order = keyof typeof ORDERS;

/** The orders of userspace that differ with such a kernel, in words. */
function userspacesOf({ registers }: Era): (readonly [order: Order, words: string])[] {
  const alone = ['offset', 'TB_OFFSET only, as QEMU does'] as const;
  const right = ['offset-expiry', 'TB_OFFSET, then DEC_EXPIRY'] as const;
  if (registers === 0) return [alone];
  if (registers === 1) return [alone, right, ['expiry-offset', 'DEC_EXPIRY, then TB_OFFSET']];
  return [alone, [right[0], `${right[1]}, or the other way round`]];
}

/** One row for each kernel and each userspace that differ. */
export function decAfter(arrival: Arrival): readonly DecAfter[] {
  return KERNELS.flatMap(({ kernel, era: name }) => {
    const era = eraOf({ era: name, secondaries: 'wait' });
    return userspacesOf(era).map(([order, userspace]) => {
      const decExpires = expiryAfter(era, ORDERS[order], arrival);
      const clocks = clocksOf(era, arrival.hostTb, arrival.stored);
      const dec = (width: Width) => loadedDec(decExpires, clocks, width);
      return { kernel, userspace, decExpires, dec32: dec(32), dec56: dec(56) };
    });
  });
}

/** dec_expires once the vCPU is created and userspace has set its registers. */
function expiryAfter(
  era: Era,
  order: (typeof ORDERS)[Order],
  { due, hostTb, stored }: Arrival,
): bigint {
  let tbOffset = 0n;
  let expires = createdExpiry(era, hostTb);
  for (const register of order)
    if (register === 'expiry') {
      expires = givenExpiry(era, due, tbOffset);
    } else {
      expires = expiryFromOffset(era, expires, stored, hostTb) ?? expires;
      tbOffset = stored;
    }
  return expires;
}
