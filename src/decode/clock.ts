/**
 * What the stamps of a log say of the clocks that printed them: one that stands still, that has gone back, whose top
 * bit is wrong, or that shows the time of a guest. Firmware stamps with the TB, Linux with a clock made of it.
 */
import { span } from '../models/kvm-hv/in-words.ts';
import { RUNG, TICKS_PER_SECOND } from '../models/kvm-hv/timebase.ts';
import { certain, guess, likely } from './certainty.ts';
import type { Draft } from './draft.ts';
import { secondsOf, secondsText, TOP_BIT } from './registers/ticks.ts';
import type { Line } from './notes.ts';
import type { Stamp } from './stamp.ts';

const SECOND = BigInt(TICKS_PER_SECOND);
/** Neighbours in a log are no farther apart. */
const NEIGHBOURS = 10n * SECOND;
/** A clock that is so far ahead and comes back was somewhere else. */
const FAR = 60n * SECOND;
const RETURN = 2n * SECOND;
/** How near an offset of a guest must be to a multiple of 2^24 ticks to be worth a guess: 12 ms of 32.768. */
const NEAR_RUNG = (12n * SECOND) / 1000n;
/** With both neighbours so close, it is more than a guess. */
const CLOSE = (4n * SECOND) / 1000n;
/** Two lines of Linux that come one after the other are so close. */
const AT_ONCE = SECOND / 5000n;
const ANEW = 'the TB was zeroed or loaded anew, or the stamp is of another TB';
const STANDSTILL = 3;
const TOP_BIT_SECONDS = secondsOf(TOP_BIT);

interface Seen {
  readonly stamp: Stamp;
  readonly line: Line;
}

/** The reading of the line that a sentence about its stamp goes to, made if there is none yet. */
type DraftOf = (line: Line, stamp: Stamp) => Draft;

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);
const ticksOf = ({ stamp }: Seen): bigint => stamp.ticks;

export class Clock {
  readonly #isKernel: boolean;
  readonly #draftOf: DraftOf;
  /** The last two whose top bit is right. */
  #before: Seen | null = null;
  #last: Seen | null = null;
  /** Its top bit is wrong, and no neighbour has been seen yet. */
  #wrong: Seen | null = null;
  #away: { readonly seen: Seen; readonly from: Seen } | null = null;
  #latest: Stamp | null = null;
  #same = 0;

  /** `isKernel`: the clock of Linux, in microseconds, in which lines may well share a stamp. */
  constructor(isKernel: boolean, draftOf: DraftOf) {
    this.#isKernel = isKernel;
    this.#draftOf = draftOf;
  }

  /** Lines come in the order of the log, most of them to be passed by. */
  see(line: Line, stamp: Stamp): void {
    const seen = { line, stamp };
    if (!this.#isKernel) this.#standstill(seen);
    if (stamp.seconds >= TOP_BIT_SECONDS) this.#topBit(seen);
    else this.#goOn(seen);
  }

  /** The log has ended. */
  end(): void {
    if (this.#away !== null) this.#tellAway(this.#away.seen, this.#away.from, null);
    if (this.#wrong !== null) this.#tellTopBit(this.#wrong, null);
  }

  #say({ line, stamp }: Seen, sentence: string): void {
    this.#draftOf(line, stamp).sentences.push(sentence);
  }

  #standstill(seen: Seen): void {
    const isSame = this.#latest?.isSameAs(seen.stamp) ?? false;
    this.#same = isSame ? this.#same + 1 : 1;
    this.#latest = seen.stamp;
    if (this.#same === 2)
      this.#say(
        seen,
        likely('two lines with one stamp, a tick of which is 2 ns: this TB stands still'),
      );
    if (this.#same === STANDSTILL)
      this.#say(seen, certain('three lines with one stamp: this TB stands still'));
  }

  #topBit(seen: Seen): void {
    if (this.#last !== null) this.#tellTopBit(seen, this.#last);
    else this.#wrong = seen;
  }

  #goOn(seen: Seen): void {
    const last = this.#last;
    if (this.#wrong !== null) {
      this.#tellTopBit(this.#wrong, seen);
      this.#wrong = null;
    }
    const away = this.#away;
    if (away !== null) {
      const hasReturned = magnitude(ticksOf(seen) - ticksOf(away.from)) < RETURN;
      this.#tellAway(away.seen, away.from, hasReturned ? seen : null);
      this.#away = null;
    } else if (last !== null && seen.stamp.seconds < last.stamp.seconds) this.#back(seen, last);
    this.#before = last;
    this.#last = seen;
  }

  #back(seen: Seen, last: Seen): void {
    const back = ticksOf(last) - ticksOf(seen);
    const before = this.#before;
    if (back < SECOND) {
      if (!this.#isKernel) this.#tellOrder(seen, back, before);
    } else if (
      before !== null &&
      ticksOf(last) - ticksOf(before) > FAR &&
      magnitude(ticksOf(seen) - ticksOf(before)) < RETURN
    ) {
      this.#tellAway(last, before, seen);
    } else this.#away = { seen, from: last };
  }

  #tellOrder(seen: Seen, back: bigint, before: Seen | null): void {
    const more = before === null ? 0n : ticksOf(before) - ticksOf(seen);
    const words =
      `${back} ticks (${span(back)}) before that of the line above` +
      (before !== null && more > 0n && more < back
        ? `, ${more} before that of line ${before.line.number}`
        : '');
    this.#say(
      seen,
      certain(`its stamp is ${words}: the order of lines is not the order of stamps`),
    );
  }

  #tellTopBit(seen: Seen, neighbour: Seen | null): void {
    const rest = ticksOf(seen) - TOP_BIT;
    this.#say(
      seen,
      certain(`bit 0 (LSB 63) of this stamp is set; less 2^63 ticks it is ${secondsText(rest)}`),
    );
    if (neighbour === null) {
      this.#say(seen, likely('no clock counts that far: its top bit is wrong'));
      return;
    }
    const apart = rest - ticksOf(neighbour);
    this.#say(
      seen,
      magnitude(apart) < NEIGHBOURS
        ? likely(
            `only bit 0 is wrong: that is ${span(apart)} from the stamp of line ${neighbour.line.number}`,
          )
        : guess(
            `more than bit 0 is wrong: the stamp of line ${neighbour.line.number} is ${secondsText(ticksOf(neighbour))}`,
          ),
    );
  }

  /** A stamp that is far from `from`, the one before it; `back`: the one after, where that is near again. */
  #tellAway(seen: Seen, from: Seen, back: Seen | null): void {
    const gap = ticksOf(from) - ticksOf(seen);
    const side = gap > 0n ? 'before' : 'after';
    this.#say(seen, certain(`this stamp is ${span(gap)} ${side} that of line ${from.line.number}`));
    const rungs = (gap + (gap < 0n ? -RUNG : RUNG) / 2n) / RUNG;
    const rest = gap - rungs * RUNG;
    const words = `${rungs} times 2^24 ticks within ${span(rest)}`;
    const isOffset = magnitude(rest) <= (this.#isKernel ? CLOSE : NEAR_RUNG);
    if (isOffset && rungs !== 0n)
      this.#draftOf(seen.line, seen.stamp).away = { gap: rungs * RUNG, isKernel: this.#isKernel };
    if (this.#isKernel) this.#say(seen, kernelWords(words, rest));
    else if (magnitude(rest) > NEAR_RUNG || back === null) this.#say(seen, guess(ANEW));
    if (this.#isKernel || magnitude(rest) > NEAR_RUNG) return;
    const guest = `host minus stamp is ${words}: this stamp is guest time, an offset was in the TB`;
    const isClose = back !== null && magnitude(ticksOf(back) - ticksOf(from)) <= CLOSE;
    this.#say(seen, isClose ? likely(guest) : guess(guest));
  }
}

/** Of a clock of Linux that has gone somewhere else: by the offset of a guest, if it is near a multiple of 2^24. */
function kernelWords(rungs: string, rest: bigint): string {
  if (magnitude(rest) > CLOSE) return guess('another boot, or a TB that was loaded anew');
  const words =
    `the clock of Linux was off by ${rungs}: the offset of a guest was taken out of a TB that did not hold it, ` +
    'as Linux before 4.8 does after an HMI in a guest';
  return magnitude(rest) <= AT_ONCE ? likely(words) : guess(words);
}
