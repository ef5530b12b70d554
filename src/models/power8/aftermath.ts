/**
 * What a wrong TB does next, worked out from its exact value: to the host's clock, to the DEC that the
 * kernel computes from it at the end of the exit, and to a timer of its guest (domain: section 4).
 */
import { duration } from '../../base/duration.ts';
import type { ExactContext } from '../../machine/statement.ts';
import type { Core, Subcore } from './core.ts';
import { tbOf, todAt } from './timebase.ts';
import { DEFECT, TBST, TICKS_PER_MICROSECOND } from './values.ts';

/** More than a recovery takes, and less than any offset. */
const LEAST_TICKS = 1n << 23n;
const DEC_BITS = 32;
/** What DEC would be set to, as in the worked numbers: 4.1 ms. */
const DUE_TICKS = 0x20_0000n;

/** Sentences, subcore by subcore; none while every running TB is what it should be. */
export function aftermath(core: Core, at: ExactContext): readonly string[] {
  if (at.value(core.tbst) !== TBST.RUNNING) return [];
  return core.subcores.flatMap((s) => ofSubcore(core, at, s));
}

function ofSubcore(core: Core, at: ExactContext, s: Subcore): readonly string[] {
  const runsGuest = s.threads.some((t) => at.value(t.hv) === 0);
  const runsHost = s.threads.some((t) => at.value(t.hv) === 1 && at.value(t.ee) === 1);
  const isBetween = !runsGuest && !runsHost;
  // The carry check is still to come.
  if (isBetween && at.value(s.short) === DEFECT.SHORT) return [];
  // Between the two the TB carries the offset or does not, and either is right.
  const isGuestTime = runsGuest || (isBetween && at.value(s.k) === 1);
  const right = todAt(core, at.timeTicks) + (isGuestTime ? s.tbOffset : 0n);
  const by = BigInt.asIntN(64, tbOf(core, at, s) - right);
  if (by > -LEAST_TICKS && by < LEAST_TICKS) return [];
  const name = `subcore ${String(s.index)}`;
  const off = `${time(by)} ${by < 0n ? 'behind' : 'ahead'}`;
  return [
    runsGuest
      ? // A reload under a guest is what put it wrong.
        `The guest on ${name} stays ${off} until OPAL loads its TB outside the guest.`
      : `Host time on ${name} stays ${off} until OPAL loads its TB again.`,
    ...(runsGuest ? [] : [decSentence(name, by)]),
    ...(s.tbOffset === 0n ? [] : [guestTimerSentence(name, by)]),
  ];
}

/** DEC = HSTATE_DECEXP - mftb, kept in 32 bits. */
function decSentence(name: string, by: bigint): string {
  const dec = BigInt.asIntN(DEC_BITS, DUE_TICKS - by);
  const start = `The host’s next timer on ${name}, which X17 sets by DEC = HSTATE_DECEXP - mftb,`;
  const late = dec - DUE_TICKS;
  if (late === 0n)
    return `${start} fires on time all the same: DEC has 32 bits, and the error is a multiple of 2^32 ticks.`;
  if (dec < 0n) return `${start} fires at once: DEC comes out negative.`;
  return late > 0n ? `${start} fires ${time(late)} late.` : `${start} fires ${time(late)} early.`;
}

/** dec_expires is saved wrong by as much as the TB that it is computed from (kvmppc_set_timer reads it). */
function guestTimerSentence(name: string, by: bigint): string {
  const when = by < 0n ? 'at once' : `${time(by)} too late`;
  return `A dec_expires that is saved on ${name} now is wrong by as much: the timer of a guest that cedes fires ${when} if it is set against a right TB.`;
}

const time = (ticks: bigint): string =>
  duration(Number(ticks < 0n ? -ticks : ticks) / TICKS_PER_MICROSECOND);
