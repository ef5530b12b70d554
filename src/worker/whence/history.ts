/**
 * Looks for steps of a run by what they touch. Moves that cannot touch it are passed by without being
 * taken; a stretch of the run between two keyframes in which one may have is taken once more and watched.
 */
import type { Trace } from '../trace.ts';
import type { Stepper } from '../stepper.ts';
import type { Location, Locations } from './locations.ts';
import type { BeforeStep, Reach, StepReader, Touches } from './step-reader.ts';

/** A step that was looked for. */
export interface Found {
  readonly step: number;
  readonly touches: Touches;
}

/** Whether it is one of those looked for; `before` is its moment, and must not be kept. */
export type Accept = (touches: Touches, before: BeforeStep, actor: number) => boolean;

export class History {
  readonly #trace: Trace;
  readonly #stepper: Stepper;
  readonly #locations: Locations;
  readonly #reader: StepReader;

  /** `stepper` sees the same run as the trace, and is nobody else's. */
  constructor(trace: Trace, stepper: Stepper, locations: Locations, reader: StepReader) {
    this.#trace = trace;
    this.#stepper = stepper;
    this.#locations = locations;
    this.#reader = reader;
  }

  /**
   * The last one of the first `end` steps that stores to one of `wanted`, and is accepted; null for none.
   * That a temporary is dropped is no store.
   */
  lastWriter(
    wanted: ReadonlySet<Location>,
    end: number,
    accept: Accept = ({ writes }) => some(wanted, writes),
  ): Found | null {
    const may = this.#candidates(wanted, ({ writes }) => writes);
    let to = end;
    for (;;) {
      while (to > 0 && !may(to - 1)) to--;
      if (to === 0) return null;
      const from = this.#trace.stepBefore(to - 1);
      const found = this.#watch(from, to, may, accept).at(-1);
      if (found !== undefined) return found;
      to = from;
    }
  }

  /** The first step from `from` on that does one of `kinds` to one of `wanted`; null for none. */
  nextTouching(
    wanted: ReadonlySet<Location>,
    from: number,
    kinds: readonly (keyof Touches)[],
  ): Found | null {
    const tests = kinds.map((kind) => this.#candidates(wanted, (reach) => reach[kind]));
    const accept: Accept = (touches) => kinds.some((kind) => some(wanted, touches[kind]));
    return this.#first(from, (step) => tests.some((test) => test(step)), accept);
  }

  /** The first step from `from` on at which the temporary is dropped; null for none. */
  nextDropping(temporary: Location, from: number): Found | null {
    const wanted = new Set([temporary]);
    const may = this.#candidates(wanted, ({ drops }) => drops);
    return this.#first(from, may, ({ writes }) => some(wanted, writes));
  }

  #first(from: number, may: (step: number) => boolean, accept: Accept): Found | null {
    const { length } = this.#trace;
    for (let at = from; at < length; at++) {
      const found = may(at) ? this.#watch(at, at + 1, may, accept)[0] : undefined;
      if (found !== undefined) return found;
    }
    return null;
  }

  /** The stepper before step number `step`, observed, and when the step starts. */
  before(step: number): BeforeStep {
    this.#trace.seek(this.#stepper, step);
    this.#stepper.observe();
    return this.#now();
  }

  /** The stepper after `step` steps; `timeTicks` is when the last of them started. */
  after(step: number): BeforeStep {
    if (step === 0) {
      this.#trace.seek(this.#stepper, 0);
      const { state, exact } = this.#stepper;
      return { state, exact, timeTicks: 0 };
    }
    this.before(step - 1);
    this.#stepper.take(this.#trace.actorAt(step - 1));
    const { state, exact, startTicks } = this.#stepper;
    return { state, exact, timeTicks: startTicks };
  }

  #watch(from: number, to: number, may: (step: number) => boolean, accept: Accept): Found[] {
    const stepper = this.#stepper;
    const found: Found[] = [];
    this.#trace.seek(stepper, from);
    for (let step = from; step < to; step++) {
      stepper.observe();
      const actor = this.#trace.actorAt(step);
      if (may(step)) {
        const before = this.#now();
        const touches = this.#reader.touches(before, actor);
        if (accept(touches, before, actor)) found.push({ step, touches });
      }
      stepper.take(actor);
    }
    return found;
  }

  #now(): BeforeStep {
    const { state, exact, timing, step } = this.#stepper;
    const actor = this.#trace.actorAt(step);
    return { state, exact, timeTicks: actor < 0 ? timing.now : timing.startOf(actor) };
  }

  /** Whether a step may touch one of `wanted`, by its move. */
  #candidates(
    wanted: ReadonlySet<Location>,
    of: (reach: Reach) => ReadonlySet<Location>,
  ): (step: number) => boolean {
    const wantsExact = [...wanted].some((location) => this.#locations.isExact(location));
    const known: boolean[] = [];
    return (step) => {
      const move = this.#trace.moveAt(step);
      return (known[move] ??= this.#mayTouch(wanted, wantsExact, this.#reader.reach(move), of));
    };
  }

  #mayTouch(
    wanted: ReadonlySet<Location>,
    wantsExact: boolean,
    reach: Reach,
    of: (reach: Reach) => ReadonlySet<Location>,
  ): boolean {
    return (wantsExact && reach.isOpen) || some(wanted, of(reach));
  }
}

/** Whether one of `wanted` is there. */
export function some(
  wanted: ReadonlySet<Location>,
  there: { has(location: Location): boolean },
): boolean {
  for (const location of wanted) if (there.has(location)) return true;
  return false;
}
