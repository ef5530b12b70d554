/**
 * What the kernels do to dec_expires and DEC (B.3 of the facts, tables 1, 5 and 6), on exact values: the
 * programs and the calculator compute with these rules. `host` is the clock of the host at that moment.
 */
import { unsigned } from '../kvm-hv/timebase.ts';
import { inDec, type Width } from './arithmetic.ts';
import type { Era } from './era.ts';

/** What a load or a save of DEC computes with. */
export interface Clocks {
  /** What mftb reads. */
  readonly tb: bigint;
  /** What is added to dec_expires by a load, and taken off by a save. */
  readonly conversion: bigint;
  /** The clock in which dec_expires is kept. */
  readonly unit: bigint;
}

/**
 * `isIn`: whether tb_offset is in the TB (1 or 0), as it is where the kernel loads and saves unless lines
 * were moved; `converts`: whether tb_offset has been loaded for the sum.
 */
export function clocksOf(
  era: Era,
  host: bigint,
  tbOffset: bigint,
  isIn = era.path === 0 ? 0n : 1n,
  converts = 1n,
): Clocks {
  return {
    tb: unsigned(host + isIn * tbOffset),
    conversion: era.converts ? converts * (era.usesApplied ? isIn * tbOffset : tbOffset) : 0n,
    unit: unsigned(host + (era.decInGuestTime ? tbOffset : 0n)),
  };
}

/** DEC as an entry loads it; signed. */
export const loadedDec = (expires: bigint, clocks: Omit<Clocks, 'unit'>, width: Width): bigint =>
  inDec(expires + clocks.conversion - clocks.tb, width);

/** dec_expires as an exit saves it from what it has read of DEC. */
export const savedExpiry = (dec: bigint, { tb, conversion }: Omit<Clocks, 'unit'>): bigint =>
  unsigned(dec + tb - conversion);

/** dec_expires of a vCPU that was just created. */
export function createdExpiry({ registers }: Era, host: bigint): bigint {
  if (registers === 0) return ALL_ONES;
  return registers === 3 ? 0n : host;
}

/** What a vCPU got before there was DEC_EXPIRY. */
export const ALL_ONES = unsigned(-1n);

/** GET of DEC_EXPIRY; `tbOffset` as it was loaded for the sum. */
export const gotExpiry = ({ registers }: Era, expires: bigint, tbOffset: bigint): bigint =>
  unsigned(expires + (registers === 1 ? tbOffset : 0n));

/** SET of DEC_EXPIRY; `tbOffset` as it was loaded for the difference: what it is at that moment. */
export const givenExpiry = ({ registers }: Era, value: bigint, tbOffset: bigint): bigint =>
  unsigned(value - (registers === 1 ? tbOffset : 0n));

/** S2 of R3, a part of SET of TB_OFFSET: undefined where dec_expires stays as it is. */
export const expiryFromOffset = (
  { registers }: Era,
  expires: bigint,
  tbOffset: bigint,
  host: bigint,
): bigint | undefined =>
  registers === 3 && expires === 0n && tbOffset !== 0n ? unsigned(host + tbOffset) : undefined;
