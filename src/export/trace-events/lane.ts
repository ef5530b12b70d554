/**
 * A thread's part of a trace. A step is held back until the thread moves on: an interrupt may strike
 * while its cost is still passing, and only then is known how long the thread has stayed where it came to.
 */
import type { Description } from '../../protocol/description.ts';
import { NO_THREAD, NONE } from '../../protocol/trace.ts';
import { Frames } from './frames.ts';
import { whatCameOf, type ToldStep } from './step.ts';
import type { Track } from './tracks.ts';

interface Held {
  readonly step: ToldStep;
  /** When it has begun, which is never before the one before it has ended. */
  readonly startTicks: number;
  /** What goes behind it: its events, and arrows to and from it. */
  readonly behind: object[];
}

export class Lane {
  readonly #description: Description;
  readonly #track: Track;
  readonly #frames: Frames;
  readonly #write: (event: object) => void;
  #place: number;
  /** Since when the thread is there. */
  #sinceTicks = 0;
  #held: Held | null = null;

  constructor(
    description: Description,
    track: Track,
    place: number,
    write: (event: object) => void,
  ) {
    this.#description = description;
    this.#track = track;
    this.#frames = new Frames(description);
    this.#place = place;
    this.#write = write;
  }

  /** Takes in a step of the thread itself, and what goes behind it. */
  take(step: ToldStep, behind: readonly object[]): void {
    const startTicks = this.#leave(step.startTicks);
    // The environment may have moved several threads at once, and tells of one.
    this.#place = step.instruction;
    this.#enter(startTicks);
    this.#held = { step, startTicks, behind: [...behind] };
    if (step.thread !== NO_THREAD && step.place !== NONE) this.#place = step.place;
  }

  /** The environment has moved the thread, which is there from `ticks` on. */
  move(place: number, ticks: number): void {
    const end = this.#held?.step.endTicks ?? 0;
    this.#sinceTicks = this.#leave(Math.max(ticks, end));
    this.#place = place;
  }

  /** Something that goes behind step number `step`; false when it is written already. */
  goesBehind(step: number, event: object): boolean {
    if (this.#held?.step.step !== step) return false;
    this.#held.behind.push(event);
    return true;
  }

  /** Ends it. */
  close(ticks: number): void {
    const at = this.#leave(Math.max(ticks, this.#held?.step.endTicks ?? 0));
    this.#frames.close((event) => this.#put(event, at));
  }

  /** Writes what is known once the thread moves on at `ticks`; returns when it does. */
  #leave(ticks: number): number {
    const held = this.#held;
    this.#held = null;
    if (held !== null) {
      const { step, startTicks } = held;
      const until = Math.max(startTicks, Math.min(step.endTicks, ticks));
      this.#putSlice(this.#opOf(step), startTicks, until);
      held.behind.forEach(this.#write);
      this.#sinceTicks = until;
    }
    const since = this.#sinceTicks;
    const at = Math.max(since, ticks);
    this.#enter(since);
    if (at > since) {
      this.#begin(since);
      const stay = this.#stayOf(this.#place);
      if (stay !== null) this.#putSlice(stay, since, at);
    }
    return at;
  }

  #enter(ticks: number): void {
    this.#frames.moveTo(this.#place, (event) => this.#put(event, ticks));
  }

  /** What a thread does that is at an instruction and does not take it; null for nothing of note. */
  #stayOf(place: number): object | null {
    const { instructions, phases } = this.#description;
    const instruction = instructions[place];
    if (instruction === undefined) return null;
    const { waitsFor, rest, phase } = instruction;
    if (rest) return { name: phases[phase]?.label ?? '', cat: 'rest' };
    return waitsFor === '' ? null : { name: `waits for ${waitsFor}`, cat: 'wait' };
  }

  #opOf({ step, instruction, outcome, changed }: ToldStep): object {
    const { instructions, lines, functions } = this.#description;
    const info = instructions[instruction];
    const line = lines[info?.line ?? -1];
    const file = functions[line?.function ?? -1]?.file ?? '';
    return {
      name: `${line?.label ?? ''} ${info?.text ?? ''}`.trim(),
      cat: line?.kind ?? 'op',
      args: { step, line: line?.id ?? '', file, ...whatCameOf({ outcome, changed }) },
    };
  }

  #begin(ticks: number): void {
    this.#frames.begin((event) => this.#put(event, ticks));
  }

  /** A line that was skipped takes no time: it is no slice, for the reason that `Frames` tells. */
  #putSlice(slice: object, ticks: number, untilTicks: number): void {
    if (untilTicks === ticks) {
      this.#put({ ph: 'i', s: 't', ...slice }, ticks);
      return;
    }
    this.#begin(ticks);
    this.#put({ ph: 'X', dur: this.#length(ticks, untilTicks), ...slice }, ticks);
  }

  #put(event: object, ticks: number): void {
    this.#write({ ...event, ...this.#track, ts: ticks / this.#description.ticksPerMicrosecond });
  }

  /** Readers add it to the start: rounded, the sum must not be behind the end that another event says. */
  #length(ticks: number, untilTicks: number): number {
    const { ticksPerMicrosecond } = this.#description;
    const [ts, until] = [ticks / ticksPerMicrosecond, untilTicks / ticksPerMicrosecond];
    const length = until - ts;
    return ts + length > until ? length * (1 - Number.EPSILON) : length;
  }
}
