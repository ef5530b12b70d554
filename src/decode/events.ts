/** HMIs that belong together: one error, and an HMI or a report for each thread that heard of it. */
import { TICKS_PER_SECOND } from '../models/kvm-hv/timebase.ts';
import { duration } from '../base/duration.ts';
import { certain, guess, likely } from './certainty.ts';
import type { Draft } from './draft.ts';
import { causesOf, HMER, hmer } from './registers/hmer.ts';
import { LAST_RENDEZVOUS, waitingAt } from './registers/sptr.ts';
import type { Notes, Timeout } from './notes.ts';

/** Lines without stamps that still belong together. */
const NEAR_LINES = 8;
/** Lines of firmware about one load come at once. */
const NEAR_LOAD_LINES = 3;
const NEAR_LOAD_SECONDS = 1e-3;

interface Kind {
  readonly mask: bigint;
  /** Longest time between two of them. */
  readonly gapSeconds: number;
  readonly words: (count: number, spread: string, step: string) => string;
}

/** The first whose bit is set. */
const KINDS: readonly Kind[] = [
  {
    mask: HMER.MALFUNCTION_ALERT,
    gapSeconds: 1,
    words: (count, spread) =>
      likely(`${count} HMIs${spread}: one cause, broadcast; one event a thread`),
  },
  {
    mask: HMER.TRIG_FIR_HMI,
    gapSeconds: 1e-3,
    words: (count, spread, step) =>
      certain(
        `${count} HMIs${spread}${step}: the same trigger again and again, because nobody clears it`,
      ),
  },
  {
    mask: HMER.TFAC_ERROR | HMER.TFMR_PARITY_ERROR,
    gapSeconds: 0.02,
    words: (count, spread) =>
      likely(
        `${count} HMIs${spread}: one error, one recovery; each thread of the core has an HMI of its own`,
      ),
  },
  {
    mask: ~0n,
    gapSeconds: 0.02,
    words: (count, spread) => likely(`${count} HMIs${spread}: one cause, one event a thread`),
  },
];

/** Says of the first of each group what it is, and of the others where the first stands. */
export function groupEvents({ drafts, timeouts }: Notes): void {
  const open = new Map<string, Draft[]>();
  for (const one of drafts) {
    if (one.register !== hmer || one.value === null) continue;
    const causes = causesOf(one.value);
    const kind = KINDS.find(({ mask }) => (causes & mask) !== 0n);
    if (kind === undefined) continue;
    const key = `${causes} ${one.stamp?.isOfTb ?? ''}`;
    const group = open.get(key);
    const last = group?.at(-1);
    if (group !== undefined && last !== undefined && belongs(last, one, kind)) group.push(one);
    else {
      if (group !== undefined) tell(group);
      open.set(key, [one]);
    }
  }
  for (const group of open.values()) tell(group);
  tellLoads(drafts.filter(({ isOfLoad }) => isOfLoad));
  tellRendezvous(timeouts);
}

/** Firmware says of one failure that it came, that the resync failed, and for whom. */
function tellLoads(drafts: readonly Draft[]): void {
  let group: Draft[] = [];
  const end = () => {
    const [first, last] = [group[0], group.at(-1)];
    if (first !== undefined && last !== undefined && last.line > first.line)
      first.sentences.push(
        likely(`lines ${first.line} to ${last.line} tell of one load of the TB that failed`),
      );
    group = [];
  };
  for (const one of drafts) {
    const last = group.at(-1);
    if (last !== undefined && !isSameLoad(last, one)) end();
    group.push(one);
  }
  end();
}

const isSameLoad = (a: Draft, b: Draft): boolean =>
  b.line - a.line <= NEAR_LOAD_LINES &&
  (a.stamp === null ||
    b.stamp === null ||
    Math.abs(b.stamp.seconds - a.stamp.seconds) <= NEAR_LOAD_SECONDS);

function belongs(last: Draft, next: Draft, { gapSeconds }: Kind): boolean {
  if (last.stamp === null || next.stamp === null) return next.line - last.line <= NEAR_LINES;
  return Math.abs(next.stamp.seconds - last.stamp.seconds) <= gapSeconds;
}

function tell(group: readonly Draft[]): void {
  const [first, ...others] = group;
  if (first?.value === undefined || first.value === null || others.length === 0) return;
  const causes = causesOf(first.value);
  const kind = KINDS.find(({ mask }) => (causes & mask) !== 0n);
  const seconds = group.flatMap(({ stamp }) => (stamp === null ? [] : [stamp.seconds]));
  const spread = Math.max(...seconds) - Math.min(...seconds);
  const isTimed = seconds.length === group.length;
  const sentence = kind?.words(
    group.length,
    isTimed ? ` within ${inWords(spread)}` : '',
    isTimed ? `, one every ${inWords(spread / others.length)}` : '',
  );
  if (sentence === undefined) return;
  // Without stamps only their places in the log speak for it.
  first.sentences.push(isTimed ? sentence : sentence.replace(/^(certain|likely):/, 'guess:'));
  for (const other of others) {
    const same = `the same event as on line ${first.line}`;
    other.sentences.push(isTimed ? likely(same) : guess(same));
  }
}

const inWords = (seconds: number): string => duration(seconds * 1e6);

/** How long firmware waited for each thread, from the stamps of its complaints. */
function tellRendezvous(timeouts: readonly Timeout[]): void {
  let round: Timeout[] = [];
  for (const one of timeouts) {
    const last = round.at(-1);
    if (last !== undefined && !isSameRound(last, one)) {
      tellRound(round);
      round = [];
    }
    round.push(one);
  }
  tellRound(round);
}

const at = ({ word }: Timeout): number | null => (word === null ? null : waitingAt(word));

const isSameRound = (a: Timeout, b: Timeout): boolean =>
  a.draft.pir === b.draft.pir && at(a) === at(b) && a.thread < b.thread;

function tellRound(round: readonly Timeout[]): void {
  const ticks = round.flatMap(({ draft: { stamp } }) =>
    stamp?.isOfTb === true ? [Number(stamp.ticks)] : [],
  );
  const waits = ticks.slice(1).map((tick, i) => (tick - (ticks[i] ?? tick)) / TICKS_PER_SECOND);
  // A clock that stands still, or goes back, measures nothing.
  if (ticks.length !== round.length || waits.length === 0 || waits.some((wait) => wait <= 0))
    return;
  for (const [i, wait] of waits.entries()) {
    round[i + 1]?.draft.sentences.push(
      certain(`${wait.toFixed(3)} s after the complaint about thread ${round[i]?.thread ?? ''}`),
    );
  }
  const [second = 0] = waits;
  const all = waits.reduce((sum, wait) => sum + wait, second);
  round
    .at(-1)
    ?.draft.sentences.push(
      likely(
        `thread ${round[0]?.thread ?? ''} was waited for about as long as thread ${round[1]?.thread ?? ''}: ` +
          `${second.toFixed(3)} s, about ${all.toFixed(2)} s a rendezvous; ` +
          `${LAST_RENDEZVOUS} of them ${(all * LAST_RENDEZVOUS).toFixed(1)} s`,
      ),
    );
}
