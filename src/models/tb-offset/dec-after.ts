/**
 * What the decrementer of a guest is at its first entry on another host, by what the kernels there keep in
 * dec_expires and what userspace sets. Values are ticks; the vCPU is created when the guest arrives.
 */
import { signed, unsigned } from './rules.ts';

export interface Arrival {
  /** Guest TB at which the guest's timer is due. */
  readonly due: bigint;
  /** TB of the host when the guest arrives. */
  readonly hostTb: bigint;
  /** tb_offset as it is stored, and the first guest TB. */
  readonly stored: bigint;
  readonly first: bigint;
}

export interface DecAfter {
  readonly kernel: string;
  readonly userspace: string;
  readonly decExpires: bigint;
  /** The whole product, of which DEC keeps 32 or 56 bits. */
  readonly product: bigint;
}

const OFFSET_ONLY = 'TB_OFFSET only, as QEMU does';
const THEN_EXPIRY = 'TB_OFFSET, then DEC_EXPIRY';
const REVERSE = 'DEC_EXPIRY, then TB_OFFSET';
const NEVER = unsigned(-1n);

/** One row for each kernel and each userspace that differ. */
export function decAfter({ due, hostTb, stored, first }: Arrival): readonly DecAfter[] {
  const row = (kernel: string, userspace: string, decExpires: bigint, unit: bigint): DecAfter => ({
    kernel,
    userspace,
    decExpires: unsigned(decExpires),
    product: signed(decExpires + unit - first),
  });
  // In host units the load adds tb_offset; in guest units it adds nothing.
  const [host, guest] = [stored, 0n];
  const relative = '4.16 to 5.15 (5855564c8ab2)';
  const guestUnits = '5.16 to 6.0 (3c1a4322bba7)';
  const today = 'about 6.1 and later';
  const expiry = signed(stored) === 0n ? 0n : hostTb + stored;
  return [
    row('3.13, 3.17 to 4.15', OFFSET_ONLY, NEVER, host),
    row('3.14 to 3.16 (inferred)', OFFSET_ONLY, NEVER, guest),
    row(relative, OFFSET_ONLY, hostTb, host),
    row(relative, THEN_EXPIRY, due - stored, host),
    row(relative, REVERSE, due, host),
    row(guestUnits, OFFSET_ONLY, hostTb, guest),
    row(guestUnits, `${THEN_EXPIRY}, or the other way round`, due, guest),
    row(today, OFFSET_ONLY, expiry, guest),
    row(today, `${THEN_EXPIRY}, or the other way round`, due, guest),
  ];
}
