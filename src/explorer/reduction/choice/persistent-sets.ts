/**
 * Partial order: whether one of the steps that can be taken in a state is enough, so that the others
 * need not be taken there (a persistent set of one step).
 *
 * A step p is enough if, of all that may happen while p is not taken (`../may-happen/future.ts`),
 * 1. every step accords with p (`../agreement/accord.ts`);
 * 2. p hides no violation, that is, ends no condition of it;
 * 3. and p leads on: it lies on no cycle of states of which all steps lead on (`cycles.ts`).
 * Then whatever a schedule from here comes to, a broken invariant, a state in which nobody can move, or
 * the taking of some step, a schedule that begins with p comes to it, too.
 *
 * For let p be taken somewhere in the schedule. All steps before it accord with it, so it can be taken
 * first, and the others after it lead to the same state, and no event is lost; where p itself breaks an
 * invariant, the others changed nothing that its check reads. What is left of the schedule is shorter by
 * one step. Or else p is not taken: then it can still be taken at the end, which is no state in which
 * nobody can move. So p can be taken first, and then the others, each with its events, and what they
 * break is broken all the same, for p does not hide it. The schedule is no shorter then, but that
 * happens only finitely often in a row, for steps that lead on make no cycle. Invariants are checked at
 * every step, so that nothing is overlooked on the way.
 *
 * Last resorts need no thought: while p can be taken, none comes.
 *
 * Two more things may be known of a state. An invariant that is broken in it has been seen, and need not be
 * kept in sight. And what a step does on a condition only is nothing where the condition never comes to hold
 * while the step is held back: there the step is what is left of it.
 *
 * A step that takes a lock may be enough where that is not so; why stands in `sections.ts`.
 */
import type { Analysis } from '../analysis.ts';
import { bitOf, EVERYBODY } from '../whoever.ts';
import { AbleSteps } from './able-steps.ts';
import type { Moment } from '../facts/moment.ts';
import { Future } from '../may-happen/future.ts';
import { Sections } from './sections.ts';
import { TieFinder, type Never, type SlightTies, type Ties } from './ties.ts';

/** No step. */
export const NONE = -1;

/** By step that can be taken wherever it is possible: whether it is enough there. */
const UNKNOWN = 0;
const FREE = 1;
const TIED = 2;

export class PersistentSets {
  private readonly analysis: Analysis;
  private readonly future: Future;
  private readonly finder: TieFinder;
  private readonly sections: Sections;
  /** By step. */
  private readonly freedom: Uint8Array;
  private readonly plain: (Ties | undefined)[] = [];
  private readonly slight: ({ readonly of: SlightTies | null } | undefined)[] = [];
  /** By step, and by invariants that need not be kept in sight. */
  private readonly excused: (Map<number, Ties> | undefined)[] = [];
  private readonly able: AbleSteps;
  /** Invariants that are broken in the state that is looked at; null until somebody asks. */
  private broken: number | null = null;
  private answeredFor = EVERYBODY;

  /** For states that can be reached from `start`. */
  constructor(analysis: Analysis, start: Moment) {
    const { length } = analysis.steps;
    this.analysis = analysis;
    this.future = new Future(analysis);
    this.finder = new TieFinder(analysis, this.future, start);
    this.sections = new Sections(analysis, this.future, this.finder);
    this.freedom = new Uint8Array(length);
    this.able = new AbleSteps(length);
  }

  /** Of the last answer: threads for which it is the same, bit by bit. */
  get sameFor(): number {
    return this.answeredFor;
  }

  /** Whether a step that can be taken is enough, for a reason that is known from before. */
  isEnoughAtOnce(step: number, moment: Moment): boolean {
    if (this.isFree(step)) return true;
    const ties = this.tiesOf(step);
    return ties.leadsOn && ties.isStillClear(moment);
  }

  /** A step that is enough, of the `count` that can be taken: one of `thread` if there is, else one that is free. */
  single(moment: Moment, able: Uint16Array, count: number, thread: number): number {
    const { steps } = this.analysis;
    this.able.set(able, count);
    this.broken = null;
    const isOwn = (step: number): boolean => steps[step]!.thread === thread;
    this.answeredFor = bitOf(thread);
    for (let i = 0; i < count; i++)
      if (isOwn(able[i]!) && this.isEnough(able[i]!, moment)) return able[i]!;
    for (let i = 0; i < count; i++) if (this.isFree(able[i]!)) return able[i]!;
    for (let i = 0; i < count; i++) {
      const step = able[i]!;
      if (isOwn(step) || !this.isEnough(step, moment)) continue;
      // None is free, and it is the first of all but one thread's.
      this.answeredFor |= bitOf(steps[step]!.thread);
      return step;
    }
    this.answeredFor = EVERYBODY;
    for (let i = 0; i < count; i++) if (this.sections.isEnough(able[i]!, moment)) return able[i]!;
    return NONE;
  }

  /** Where nothing is asked. */
  none(): number {
    this.answeredFor = EVERYBODY;
    return NONE;
  }

  /** Whether it is enough wherever it can be taken. */
  private isFree(step: number): boolean {
    const known = this.freedom[step]!;
    if (known !== UNKNOWN) return known === FREE;
    const { isFree } = this.tiesOf(step);
    this.freedom[step] = isFree ? FREE : TIED;
    return isFree;
  }

  private isEnough(step: number, moment: Moment): boolean {
    const ties = this.tiesOf(step);
    if (!ties.leadsOn) return false;
    // A quick look: not if there is one against it that can be taken.
    const isOpen = !ties.hasOneAgainst(this.able);
    if (isOpen && this.future.isClear(moment, ties.question)) return true;
    // What is broken already has been seen; as many steps are against it.
    if (isOpen && ties.hides !== 0) {
      this.broken ??= this.analysis.machine.brokenInState(moment.state);
      const excused = ties.hides & this.broken;
      if (excused !== 0 && this.future.isClear(moment, this.tiesWithout(step, excused).question))
        return true;
    }
    const slight = this.slightTiesOf(step, ties);
    return (
      slight !== null &&
      !slight.ties.hasOneAgainst(this.able) &&
      slight.unless.every((conditions) => conditions.some((one) => this.isNever(one, moment))) &&
      this.future.isClear(moment, slight.ties.question)
    );
  }

  private isNever({ condition, question }: Never, moment: Moment): boolean {
    const { list } = this.analysis.conditions;
    return list[condition]!.holds(moment.state) === 0 && this.future.isClear(moment, question);
  }

  private tiesOf(step: number): Ties {
    return (this.plain[step] ??= this.finder.find(step, this.analysis.steps[step]!));
  }

  private tiesWithout(step: number, excused: number): Ties {
    const known = (this.excused[step] ??= new Map<number, Ties>());
    const more = this.tiesOf(step);
    const ties =
      known.get(excused) ?? this.finder.find(step, this.analysis.steps[step]!, { excused, more });
    known.set(excused, ties);
    return ties;
  }

  private slightTiesOf(step: number, ties: Ties): SlightTies | null {
    return (this.slight[step] ??= { of: this.finder.findSlight(step, ties) }).of;
  }
}
