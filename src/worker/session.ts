/**
 * The running simulation: one run on screen, what can be asked about it, and what can be changed. Pure
 * and without a worker, so that a terminal uses the same one.
 */
import { defined } from '../base/assert.ts';
import { fail, ok } from '../base/result.ts';
import type { Result } from '../base/result.ts';
import type { Failure, Opened, Source } from '../protocol/messages.ts';
import type { Finished } from '../protocol/trace.ts';
import type { LogLine, Snapshot } from '../protocol/snapshot.ts';
import type { Subject, Whence } from '../protocol/whence.ts';
import { encodeLink } from '../scenario/link.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { Title } from '../scenario/title.ts';
import { chooseAt, injectAt, twinAt } from './changes.ts';
import { differenceFrom, type Difference } from './claim.ts';
import type { Library } from './library.ts';
import { notPossible, Opening } from './opening.ts';
import type { Ready } from './opening.ts';
import type { Run, RunOptions } from './run.ts';
import { orderOf } from './source.ts';
import { Viewer } from './viewer.ts';
import { canAsk, Inquiry } from './whence/inquiry.ts';

const MAX_LOG_LINES = 20_000;
const SLICE_STEPS = 10_000;

export class Session {
  readonly run: Run;
  /** Preset that links tell the scenario apart from; null for none. */
  readonly base: string | null;
  readonly library: Library;
  /** Of every step that the run has come to. */
  readonly viewer: Viewer;
  #opened: Opened;
  #inquiry: Inquiry | null = null;

  constructor(
    library: Library,
    base: string | null,
    ready: Ready,
    difference: Difference | null = null,
  ) {
    this.library = library;
    // Who moves next is part of the first state that is shown.
    if (ready.run.isRunning && ready.run.steps === ready.step) ready.run.advance(1);
    this.base = base;
    this.run = ready.run;
    this.viewer = new Viewer(ready.run);
    const changes = library.changesOf(ready.scenario, base);
    this.#opened = {
      presets: library.presetInfos,
      scenario: ready.scenario,
      preset: library.presetOf(ready.scenario, base),
      base: library.preset(base)?.id ?? null,
      changed: changes?.length !== 0,
      changes: changes ?? [],
      unchanged: library.preset(base)?.scenario ?? null,
      notices: difference === null ? ready.notices : [difference.notice, ...ready.notices],
      report: difference?.report ?? null,
      description: ready.run.model.description,
      calculator: library.calculatorInfo,
      step: ready.step,
      first: ready.step <= ready.run.steps ? this.viewer.snapshot(ready.step) : null,
      initialPlaces: this.viewer.snapshot(0).places,
    };
  }

  get opened(): Opened {
    return this.#opened;
  }

  /** The state after `step` steps. */
  snapshot(step: number): Result<Snapshot, Failure> {
    return this.#reached(step) ?? ok(this.viewer.snapshot(step));
  }

  /** What the steps `from` .. `to - 1` did, as far as the run has got; 20,000 lines at most. */
  log(from: number, to: number): LogLine[] {
    const first = Math.max(0, Math.floor(from));
    return this.viewer.log(first, Math.min(Math.floor(to), first + MAX_LOG_LINES));
  }

  /** A checksum of the state after `step` steps, eight hexadecimal digits. */
  checksum(step: number): string {
    return this.viewer.checksum(step);
  }

  /** Who set a value of the state after `step` steps, who reads it next, and who waits for it. */
  whence(subject: Subject, step: number): Result<Whence, Failure> {
    const refused = this.#reached(step);
    if (refused !== null) return refused;
    if (!canAsk(this.run)) return fail(notPossible('This machine does not say what its steps do.'));
    const { description } = this.run.model;
    const { cells, registers, threads } = description;
    const there = { cell: cells, register: registers, wait: threads }[subject.kind];
    if (there[subject.index] === undefined) return fail(notPossible('There is no such value.'));
    this.#inquiry ??= new Inquiry(this.run, (at) => defined(this.log(at, at + 1)[0], 'a step'));
    return ok(this.#inquiry.ask(subject, step));
  }

  /** The link's hash with `step` selected; the run must have ended. */
  link(step: number): Result<string, Failure> {
    const refused = this.#reached(step);
    if (refused !== null) return refused;
    const { scenario } = this.opened;
    const checksum = this.checksum(this.run.steps);
    return ok(encodeLink({ scenario, preset: this.base, step, checksum }, this.library.links));
  }

  /** Writes a title and a note above the run, which stays as it is; the error is one sentence. */
  entitle(title: Title): Result<Scenario, string> {
    const parsed = this.library.parse({ ...this.opened.scenario, ...title });
    if (!parsed.ok) return parsed;
    const { scenario } = parsed.value;
    this.#opened = { ...this.#opened, scenario };
    return ok(scenario);
  }

  /** How the run has ended; it must have. */
  finished(): Finished {
    const { run } = this;
    return {
      steps: run.steps,
      timeTicks: this.viewer.timeTicks(run.steps),
      checksum: this.checksum(run.steps),
      violations: run.violations,
      stalls: run.stalls,
      signals: run.signals(),
      readings: run.readings,
      end: run.end ?? '',
    };
  }

  /** Takes `actor` at `step` instead of what the run took; `keepRest`: and then as the run did. */
  choose(
    step: number,
    actor: number,
    keepRest = false,
    options?: RunOptions,
  ): Result<Opening, Failure> {
    const refused = this.#reached(step);
    if (refused !== null) return refused;
    const order = (keepRest ? twinAt : chooseAt)(this.#change(step), actor);
    return order.ok ? ok(new Opening(order.value, options)) : order;
  }

  /** Raises the error at `step`, of another kind if `cause` is not null. */
  inject(step: number, cause: string | null, options?: RunOptions): Result<Opening, Failure> {
    const refused = this.#reached(step);
    if (refused !== null) return refused;
    const order = injectAt(this.#change(step), cause);
    return order.ok ? ok(new Opening(order.value, options)) : order;
  }

  #change(step: number) {
    const { run, base, viewer } = this;
    const { scenario } = this.opened;
    return { library: this.library, viewer, run, scenario, base, step };
  }

  #reached(step: number): { readonly ok: false; readonly error: Failure } | null {
    if (Number.isInteger(step) && step >= 0 && step <= this.run.steps) return null;
    return fail(notPossible(`There is no step ${step}: the run has ${this.run.steps} steps.`));
  }
}

/** The session that an opening became. */
export function sessionOf(library: Library, opening: Opening, ready: Ready): Session {
  const { base, claim } = opening.order;
  const session = new Session(library, base, ready);
  if (claim === null) return session;
  const { steps } = ready.run;
  const { modelVersion } = library.links;
  const difference = differenceFrom(claim, {
    checksum: session.checksum(steps),
    steps,
    modelVersion,
  });
  return difference === null ? session : new Session(library, base, ready, difference);
}

/** Opens and runs to the end, all at once: for a terminal and for tests. */
export function openAtOnce(
  source: Source,
  library: Library,
  options: RunOptions = {},
): Result<Session, Failure> {
  const order = orderOf(source, library, null);
  return order.ok ? finishAtOnce(new Opening(order.value, options), library) : order;
}

/** Finishes an opening and its run, all at once. */
export function finishAtOnce(opening: Opening, library: Library): Result<Session, Failure> {
  for (;;) {
    const ready = opening.advance(SLICE_STEPS);
    if (ready === null) continue;
    if (!ready.ok) return ready;
    const session = sessionOf(library, opening, ready.value);
    while (session.run.isRunning) session.run.advance(SLICE_STEPS);
    return ok(session);
  }
}
