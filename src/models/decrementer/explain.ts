/** A broken invariant in words and values, for the verdict bar and the terminal. */
import type { ExactContext } from '../../machine/statement.ts';
import { exactly, hex, span } from '../kvm-hv/in-words.ts';
import { ahead } from '../kvm-hv/timebase.ts';
import { sleepNanoseconds } from './arithmetic.ts';
import { hostOfGuest, read } from './reading.ts';
import type { Setup } from './setup.ts';

/** One sentence; `id` is the invariant's. */
export function explain(setup: Setup, id: string, at: ExactContext): string {
  const host = hostOfGuest(setup, at);
  const now = read(setup, host, at);
  const { inGuestTime } = setup.era;
  switch (id) {
    case 'timer-not-late':
      return `DEC fires in ${exactly(now.dec)}, and the timer ${dueIn(now.left)}: ${span(now.late)} late`;
    case 'timer-not-early':
      return now.dec < 0n
        ? `DEC is negative, so an interrupt is pending at once, and the timer ${dueIn(now.left)}`
        : `DEC fires in ${exactly(now.dec)}, and the timer ${dueIn(now.left)}`;
    case 'hrtimer-right': {
      const sleeps = ahead(now.hrtimer, now.host);
      return sleeps < 0n
        ? `the host takes the timer for past, and it ${dueIn(now.left)}: the vCPU does not sleep at all`
        : `x of N1 is ${exactly(sleeps)} away${nanoseconds(sleeps, setup)}, and the timer ${dueIn(now.left)}`;
    }
    case 'get-right':
      return `DEC_EXPIRY reads 0x${hex(setup.userspace.expiry.read(at) ?? 0n)}, and the timer is due at 0x${hex(setup.due)}`;
    case 'expiry-saved': {
      const off = ahead(now.decExpires, now.right);
      const side = off > 0n ? 'too late' : 'too early';
      return `dec_expires is ${span(off)} ${side}, read as ${inGuestTime ? 'guest' : 'host'} time`;
    }
    default:
      return '';
  }
}

/** What N3 makes of it, where that is less. */
function nanoseconds(sleeps: bigint, { era }: Setup): string {
  const right = sleepNanoseconds(sleeps, false);
  const given = sleepNanoseconds(sleeps, era.sleepWraps);
  return given === right ? '' : `, of which N3 makes ${(Number(given) / 1e9).toFixed(6)} s`;
}

const dueIn = (left: bigint): string =>
  left > 0n
    ? `is due in ${exactly(left)}`
    : left === 0n
      ? 'is due now'
      : `was due ${exactly(-left)} ago`;
