/** A broken invariant in words and values, for the verdict bar and the terminal. */
import { duration } from '../../base/duration.ts';
import type { ExactContext } from '../../machine/statement.ts';
import type { Core, Subcore } from './core.ts';
import { decExpiresError, tbOf, todAt } from './timebase.ts';
import { TBST, TBST_NAMES, TICKS_PER_MICROSECOND } from './values.ts';

/** One sentence; `id` is the invariant's. */
export function explain(core: Core, id: string, at: ExactContext): string {
  switch (id) {
    case 'host-tb':
      return sentence(core, at, (s) => offBy(core, at, s) !== 0n && inHost(s, at), 0n);
    case 'guest-tb':
      return sentence(core, at, (s) => offBy(core, at, s) !== s.tbOffset && inGuest(s, at), null);
    case 'reload-safe':
      return `every TB of the core was reloaded while ${underGuest(core, at)}`;
    case 'one-resync':
      return 'the core was resynced more often than errors were raised';
    case 'no-entry-during-resync':
      return 'a guest was entered while opal_resync_timebase had the TB stopped';
    case 'bit63-at-rest':
      return 'all threads are quiet and bit 63 of flags is still set';
    case 'guest-time-monotonic':
      return `the guest on ${list(core, (s) => at.value(s.wentBack) === 1)} reads an earlier time than before`;
    case 'dec-expires':
      return savedWrong(core, at);
    case 'recovered':
      return at.value(core.tbst) === TBST.RUNNING
        ? 'OPAL could not recover from the error, and tells Linux so'
        : 'OPAL could not get the TBs of the core to run again, and tells Linux so';
    case 'tb-at-rest':
      return atRest(core, at);
    default:
      return 'nobody can move, and not everybody is done';
  }
}

const inGuest = (s: Subcore, at: ExactContext): boolean =>
  s.threads.some((t) => at.value(t.hv) === 0);
const inHost = (s: Subcore, at: ExactContext): boolean => !inGuest(s, at);

const offBy = (core: Core, at: ExactContext, s: Subcore): bigint =>
  BigInt.asIntN(64, tbOf(core, at, s) - todAt(core, at.timeTicks));

function list(core: Core, which: (s: Subcore) => boolean): string {
  const numbers = core.subcores.filter(which).map((s) => String(s.index));
  const last = numbers.at(-1);
  if (last === undefined) return 'a subcore';
  if (numbers.length === 1) return `subcore ${last}`;
  return `subcores ${numbers.slice(0, -1).join(', ')} and ${last}`;
}

/** `subcore 0 still ran its guest and subcore 1 still carried its offset` */
function underGuest(core: Core, at: ExactContext): string {
  const carries = (s: Subcore) => !inGuest(s, at) && at.value(s.owed) === 1;
  return [
    ...(core.subcores.some((s) => inGuest(s, at))
      ? [`${list(core, (s) => inGuest(s, at))} still ran a guest`]
      : []),
    ...(core.subcores.some(carries) ? [`${list(core, carries)} still carried a guest offset`] : []),
  ].join(' and ');
}

function sentence(
  core: Core,
  at: ExactContext,
  which: (s: Subcore) => boolean,
  right: bigint | null,
): string {
  const found = core.subcores.filter(which);
  if (found.length === 0) return 'a TB is wrong';
  return found
    .map((s) => {
      const wrong = BigInt.asIntN(64, offBy(core, at, s) - (right ?? s.tbOffset));
      return `TB of subcore ${String(s.index)} is ${distance(wrong)} what it should be`;
    })
    .join('; ');
}

/** Less than any offset, and more than a recovery takes. */
const OUTAGE_TICKS = 1n << 23n;

function savedWrong(core: Core, at: ExactContext): string {
  const found = core.threads.flatMap((t) => {
    const by = decExpiresError(core, at, t);
    const isWrong = by > OUTAGE_TICKS || by < -OUTAGE_TICKS;
    if (t.decLost !== null && by < 0n && !isWrong && at.value(t.savedWrong) === 1)
      return [`the timer of the guest on ${t.id} is due at once: DEC was set to all ones`];
    return isWrong ? [`dec_expires of ${t.id} is ${distance(by)} when its timer is due`] : [];
  });
  return found.length === 0 ? 'dec_expires is not when the timer is due' : found.join('; ');
}

/** `134.2 s behind`, rounded. */
function distance(wrong: bigint): string {
  const magnitude = wrong < 0n ? -wrong : wrong;
  const time = duration(Number(magnitude) / TICKS_PER_MICROSECOND);
  return `${time} ${wrong < 0n ? 'behind' : 'ahead of'}`;
}

function atRest(core: Core, at: ExactContext): string {
  const state = at.value(core.tbst);
  if (state !== TBST.RUNNING)
    return `every TB of the core stays stopped, in state ${TBST_NAMES[state] ?? '?'}`;
  const expected = (s: Subcore) => (inGuest(s, at) ? s.tbOffset : 0n);
  const wrong = core.subcores.filter((s) => offBy(core, at, s) !== expected(s));
  return wrong
    .map((s) => {
      const by = BigInt.asIntN(64, offBy(core, at, s) - expected(s));
      return `TB of subcore ${String(s.index)} stays ${distance(by)} what it should be`;
    })
    .join('; ');
}
