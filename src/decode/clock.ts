/**
 * What the stamps of a log say of the clocks that printed them: one that stands still, that has gone back, whose top
 * bit is wrong, or that shows the time of a guest. Firmware stamps with the TB, Linux with a clock made of it.
 */
import { span } from '../models/kvm-hv/in-words.ts';
import { RUNG, TICKS_PER_SECOND } from '../models/kvm-hv/timebase.ts';
import { certain, guess, likely } from './certainty.ts';
import type { Draft } from './draft.ts';
import { secondsText, TOP_BIT } from './registers/ticks.ts';
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
const STANDSTILL = 3;

interface Seen {
  readonly ticks: bigint;
  readonly line: number;
  readonly text: string;
  readonly draft: () => Draft;
}

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);

export class Clock {
  readonly #isKernel: boolean;
  /** The last two whose top bit is right. */
  #before: Seen | null = null;
  #last: Seen | null = null;
  /** Its top bit is wrong, and no neighbour has been seen yet. */
  #wrong: Seen | null = null;
  #away: { readonly seen: Seen; readonly from: Seen } | null = null;
  #text = '';
  #same = 0;

  /** `isKernel`: the clock of Linux, in microseconds, in which lines may well share a stamp. */
  constructor(isKernel: boolean) {
    this.#isKernel = isKernel;
  }

  /** `draft`: the reading that a sentence about this line goes to, made if there is none yet. */
  see(stamp: Stamp, line: number, draft: () => Draft): void {
    const ticks = stamp.ticks ?? BigInt(Math.round(stamp.seconds * TICKS_PER_SECOND));
    const seen: Seen = { ticks, line, text: stamp.text, draft };
    if (!this.#isKernel) this.#standstill(seen);
    if (ticks >= TOP_BIT) this.#topBit(seen);
    else this.#goOn(seen);
  }

  /** The log has ended. */
  end(): void {
    if (this.#away !== null) tellAway(this.#away.seen, this.#away.from, null);
    if (this.#wrong !== null) tellTopBit(this.#wrong, null);
  }

  #standstill(seen: Seen): void {
    this.#same = seen.text === this.#text ? this.#same + 1 : 1;
    this.#text = seen.text;
    if (this.#same === 2)
      say(seen, likely('two lines with one stamp, a tick of which is 2 ns: this TB stands still'));
    if (this.#same === STANDSTILL)
      say(seen, certain('three lines with one stamp: this TB stands still'));
  }

  #topBit(seen: Seen): void {
    if (this.#last !== null) tellTopBit(seen, this.#last);
    else this.#wrong = seen;
  }

  #goOn(seen: Seen): void {
    const { ticks } = seen;
    const last = this.#last;
    if (this.#wrong !== null) {
      tellTopBit(this.#wrong, seen);
      this.#wrong = null;
    }
    const away = this.#away;
    if (away !== null) {
      const hasReturned = magnitude(ticks - away.from.ticks) < RETURN;
      tellAway(away.seen, away.from, hasReturned ? seen : null);
      this.#away = null;
    } else if (last !== null && ticks < last.ticks) this.#back(seen, last);
    this.#before = last;
    this.#last = seen;
  }

  #back(seen: Seen, last: Seen): void {
    const back = last.ticks - seen.ticks;
    const before = this.#before;
    if (back < SECOND) {
      if (!this.#isKernel) tellOrder(seen, back, before);
    } else if (
      before !== null &&
      last.ticks - before.ticks > FAR &&
      magnitude(seen.ticks - before.ticks) < RETURN
    ) {
      tellAway(last, before, seen);
    } else this.#away = { seen, from: last };
  }
}

const say = (seen: Seen, sentence: string): void => {
  seen.draft().sentences.push(sentence);
};

function tellOrder(seen: Seen, back: bigint, before: Seen | null): void {
  const more = before === null ? 0n : before.ticks - seen.ticks;
  const words =
    `${back} ticks (${span(back)}) before that of the line above` +
    (before !== null && more > 0n && more < back
      ? `, ${more} before that of line ${before.line}`
      : '');
  say(seen, certain(`its stamp is ${words}: the order of lines is not the order of stamps`));
}

function tellTopBit(seen: Seen, neighbour: Seen | null): void {
  const rest = seen.ticks - TOP_BIT;
  say(
    seen,
    certain(`bit 0 (LSB 63) of this stamp is set; less 2^63 ticks it is ${secondsText(rest)}`),
  );
  if (neighbour === null) {
    say(seen, likely('no clock counts that far: its top bit is wrong'));
    return;
  }
  const apart = rest - neighbour.ticks;
  say(
    seen,
    magnitude(apart) < NEIGHBOURS
      ? likely(
          `only bit 0 is wrong: that is ${span(apart)} from the stamp of line ${neighbour.line}`,
        )
      : guess(
          `more than bit 0 is wrong: the stamp of line ${neighbour.line} is ${secondsText(neighbour.ticks)}`,
        ),
  );
}

/** A stamp that is far from `from`, the one before it; `back`: the one after, where that is near again. */
function tellAway(seen: Seen, from: Seen, back: Seen | null): void {
  const gap = from.ticks - seen.ticks;
  const side = gap > 0n ? 'before' : 'after';
  say(seen, certain(`this stamp is ${span(gap)} ${side} that of line ${from.line}`));
  const rungs = (gap + (gap < 0n ? -RUNG : RUNG) / 2n) / RUNG;
  const rest = gap - rungs * RUNG;
  if (magnitude(rest) > NEAR_RUNG) {
    say(seen, guess('its TB was zeroed or loaded anew, or it is of another clock'));
    return;
  }
  const words =
    `host minus stamp is ${rungs} times 2^24 ticks within ${span(rest)}: ` +
    'this stamp is guest time, an offset was in the TB';
  const isClose = back !== null && magnitude(back.ticks - from.ticks) <= CLOSE;
  say(seen, isClose ? likely(words) : guess(words));
}
