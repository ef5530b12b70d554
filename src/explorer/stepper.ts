/**
 * One step of a search, and, with reduction, those with which the state runs on: each is recorded, and
 * checked for what it breaks.
 */
import type { AssembledMachine } from '../machine/assemble.ts';
import { KnownRuns } from './known-runs.ts';
import type { SearchRecord } from './search-record.ts';
import type { RareEffects } from './reduction/rare/rare-effects.ts';
import type { Reducer } from './reduction/reducer.ts';

/** Whether a move may break something, or bring something that was taken for impossible. */
const UNKNOWN = 0;
const QUIET = 1;
const LOUD = 2;

export class Stepper {
  private readonly machine: AssembledMachine;
  private readonly record: SearchRecord;
  private readonly reducer: Reducer | null;
  /** Effects that were taken for impossible, ways among them, and have not come; null without reduction. */
  private remaining: RareEffects | null;
  /** null without reduction: then no state runs on. */
  private readonly runs: KnownRuns | null;
  /** By move: whether there is something to look at when it is taken. */
  private readonly quiet: Uint8Array;

  constructor(machine: AssembledMachine, record: SearchRecord, reducer: Reducer | null) {
    this.machine = machine;
    this.record = record;
    this.reducer = reducer;
    this.quiet = new Uint8Array(machine.mover.cases.length);
    this.remaining = reducer?.rare ?? null;
    this.runs = reducer && new KnownRuns(machine.words);
  }

  /** Effects that still may be taken for impossible, where others have come that were; else null. */
  get refuted(): RareEffects | null {
    return this.remaining === this.reducer?.rare ? null : this.remaining;
  }

  /** Looks at a state from which steps will be taken. */
  look(state: Int32Array): void {
    this.reducer?.look(state);
  }

  /** Whether a thread stands in it where none was taken to come. */
  get isLost(): boolean {
    return this.reducer?.isLost === true;
  }

  /**
   * Takes a step in `state`, a copy of the one that was looked at and is stored as `number`. Without
   * reduction it is left to others to check the state that it leads to, which may be known already.
   */
  take(state: Int32Array, move: number, number: number): void {
    const { machine, record, reducer, runs } = this;
    const { mover } = machine;
    const actor = mover.actors[move]!;
    if (reducer !== null && runs !== null) {
      this.takeWatched(state, move, number, actor);
      this.runOn(reducer, runs, state, move, number, actor);
      return;
    }
    const events = mover.checkedEvents(state, move);
    record.taken[move] = 1;
    mover.take(state, move);
    if (events !== 0) record.noteBroken(machine.brokenByStep(state, events), number, actor);
  }

  /** One step, with what it breaks, and what it brings that was taken for impossible. */
  private takeWatched(state: Int32Array, move: number, number: number, actor: number): void {
    const { machine, record } = this;
    const { mover } = machine;
    record.taken[move] = 1;
    if (this.isQuiet(move)) {
      mover.take(state, move);
      return;
    }
    const events = mover.checkedEvents(state, move);
    if (this.remaining?.comeWith(state, move) === true)
      this.remaining = this.remaining.without(state, move);
    mover.take(state, move);
    record.noteBroken(machine.brokenBy(state, move, events), number, actor);
  }

  /** Whether nothing breaks or comes with the move, whatever the state. What remains only grows less. */
  private isQuiet(move: number): boolean {
    const { quiet } = this;
    if (quiet[move] === UNKNOWN)
      quiet[move] =
        this.machine.mayBreak(move) || this.remaining?.mayComeWith(move) === true ? LOUD : QUIET;
    return quiet[move] === QUIET;
  }

  private runOn(
    reducer: Reducer,
    runs: KnownRuns,
    state: Int32Array,
    move: number,
    number: number,
    actor: number,
  ): void {
    reducer.begin();
    runs.begin();
    for (let m = move, steps = 0; ; steps++) {
      const atOnce = reducer.follow(state, m);
      if (atOnce >= 0) m = atOnce;
      else {
        if (runs.goesOn(state, reducer.threadOf(m), steps)) return;
        m = reducer.choose();
        runs.note(reducer.sameFor);
      }
      if (m < 0) {
        runs.settle(state, steps);
        return;
      }
      this.takeWatched(state, m, number, actor);
    }
  }
}
