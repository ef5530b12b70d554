/** What clocks, DEC and dec_expires are at a moment of a run, exact: for registers and for sentences. */
import type { ExactContext } from '../../machine/statement.ts';
import { ahead, unsigned } from '../kvm-hv/timebase.ts';
import { inDec, type Width } from './arithmetic.ts';
import { timeAt } from './moments.ts';
import { decClock, hostClock, rightExpiry } from './rules.ts';
import { TIMER, type Host, type Setup } from './setup.ts';

export interface Reading {
  /** The clock of the host. */
  readonly host: bigint;
  /** TB as mftb reads it, with the offset or without. */
  readonly tb: bigint;
  /** The clock of the guest, whether it runs or not. */
  readonly guest: bigint;
  readonly tbOffset: bigint;
  readonly decExpires: bigint;
  /** What it should be. */
  readonly right: bigint;
  /** What DEC holds, signed. */
  readonly dec: bigint;
  /** What it would hold with the other width, loaded now from the same dec_expires. */
  readonly otherDec: bigint;
  readonly otherWidth: Width;
  /** Ticks until the timer is due, signed. */
  readonly left: bigint;
  /** By how much longer DEC takes than the timer has left, while the guest has loaded it; else 0. */
  readonly late: bigint;
  /** x of N1. */
  readonly hrtimer: bigint;
}

export function read(setup: Setup, host: Host, at: ExactContext): Reading {
  const time = timeAt(setup.moments, at);
  const tbOffset = host.tbOffset.read(at) ?? 0n;
  const decExpires = host.decExpires.read(at) ?? 0n;
  const clock = hostClock(host, time);
  const unit = decClock(setup, host, tbOffset, time);
  const otherWidth = setup.width === 32 ? 56 : 32;
  const runsOut = host.dec.read(at) ?? unit;
  const converted = setup.era.inGuestTime ? at.value(host.timerConverts) === 1 : false;
  const isIn = at.value(host.offsetIsIn) === 1;
  const isIdle = !isIn && runsOut === host.idleDec;
  const left = ahead(setup.due, unsigned(clock + tbOffset));
  const dec = isIdle ? idleDec(setup, host, clock) : inDec(runsOut - unit, setup.width);
  const hasTimer = isIn && at.value(setup.timer) === TIMER.SET;
  return {
    host: clock,
    tb: unsigned(clock + (isIn ? tbOffset : 0n)),
    guest: unsigned(clock + tbOffset),
    tbOffset,
    decExpires,
    right: rightExpiry(setup, tbOffset),
    dec,
    otherDec: inDec(loadedFrom(setup, decExpires, runsOut) - unit, otherWidth),
    otherWidth,
    left,
    late: hasTimer ? dec - (left > 0n ? left : 0n) : 0n,
    hrtimer: unsigned(decExpires - (converted ? tbOffset : 0n)),
  };
}

/** What somebody else has left in DEC, which goes on with the clock of the host. */
const idleDec = ({ era, width }: Setup, host: Host, clock: bigint): bigint =>
  inDec(host.idleDec - (era.decInGuestTime ? host.initialOffset : 0n) - clock, width);

/** Before the first exit nothing is in memory yet: DEC is what the guest has set. */
const loadedFrom = ({ era }: Setup, decExpires: bigint, runsOut: bigint): bigint =>
  decExpires === 0n && era.registers !== 3 ? runsOut : decExpires;

/** The host that has the guest. */
export function hostOfGuest({ hosts, userspace }: Setup, at: ExactContext): Host {
  const host = hosts[at.value(userspace.run)] ?? hosts[0];
  if (host === undefined) throw new Error('there is no host');
  return host;
}
