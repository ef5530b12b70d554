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
 * first, and the others after it lead to the same state with the same events; where p itself breaks an
 * invariant, the others changed nothing that its check reads. What is left of the schedule is shorter by
 * one step. Or else p is not taken: then it can still be taken at the end, which is no state in which
 * nobody can move. So p can be taken first, and then the others, each with its events, and what they
 * break is broken all the same, for p does not hide it. The schedule is no shorter then, but that
 * happens only finitely often in a row, for steps that lead on make no cycle. Invariants are checked at
 * every step, so that nothing is overlooked on the way.
 *
 * Last resorts need no thought: while p can be taken, none comes.
 */
import type { Analysis } from '../analysis.ts';
import { Future, Question } from '../may-happen/future.ts';
import type { Moment } from '../facts/moment.ts';
import { pinsOf } from '../facts/pins.ts';

/** What keeps a step from being enough. */
interface Ties {
  /** By step: 1 if it does not accord with that. */
  readonly isAgainst: Uint8Array;
  /** Whether something comes about that may not, while it is not taken. */
  readonly question: Question;
  readonly leadsOn: boolean;
  /** Nothing at all. */
  readonly isFree: boolean;
}

/** No step. */
export const NONE = -1;

export class PersistentSets {
  private readonly analysis: Analysis;
  private readonly future: Future;
  /** By step and by violation: 1 if it is possible at all. */
  private readonly mayTake: Uint8Array;
  private readonly mayBreak: Uint8Array;
  private readonly known: (Ties | undefined)[] = [];

  /** For states that can be reached from `start`. */
  constructor(analysis: Analysis, start: Moment) {
    this.analysis = analysis;
    this.future = new Future(analysis);
    const { steps, violations } = this.future.everythingFrom(start);
    this.mayTake = steps;
    this.mayBreak = violations;
  }

  /** A step that is enough, of the `count` that can be taken; one of `thread` if there is a choice. */
  single(moment: Moment, able: Uint16Array, count: number, thread: number): number {
    for (let i = 0; i < count; i++) if (this.tiesOf(able[i]!).isFree) return able[i]!;
    const { steps } = this.analysis;
    for (const isOwn of [true, false])
      for (let i = 0; i < count; i++) {
        const step = able[i]!;
        if ((steps[step]!.thread === thread) === isOwn && this.isEnough(step, moment, able, count))
          return step;
      }
    return NONE;
  }

  private isEnough(step: number, moment: Moment, able: Uint16Array, count: number): boolean {
    const { leadsOn, isAgainst, question } = this.tiesOf(step);
    if (!leadsOn) return false;
    // A quick look: not if there is one against it that can be taken.
    for (let i = 0; i < count; i++) if (isAgainst[able[i]!] === 1) return false;
    return this.future.isClear(moment, question);
  }

  private tiesOf(step: number): Ties {
    return (this.known[step] ??= this.findTies(step));
  }

  private findTies(step: number): Ties {
    const { steps, violations, accord, turns, rules } = this.analysis;
    const isAgainst = Uint8Array.from(steps, (other, i) =>
      this.mayTake[i] === 1 && !accord.holdsFor(steps[step]!, other) ? 1 : 0,
    );
    const facts = [
      ...[...steps.keys()].filter((i) => isAgainst[i] === 1).map((i) => rules.firstStep + i),
      ...[...violations.keys()]
        .filter((i) => this.mayBreak[i] === 1 && this.mayHide(step, i))
        .map((i) => rules.firstViolation + i),
    ];
    const question = new Question(this.analysis, step, facts);
    const leadsOn = turns[step] === 0;
    return { isAgainst, question, leadsOn, isFree: leadsOn && facts.length === 0 };
  }

  /** Not if it can only be taken where one of the violation's conditions fails. */
  private mayHide(step: number, violation: number): boolean {
    const { steps, conditions, violations, influence } = this.analysis;
    const broken = violations[violation]!.conditions;
    const inGuard = broken.map((c) => conditions.list[c]!.expression);
    if (pinsOf(steps[step]!.guard, inGuard) === null) return false;
    return broken.some((c) => influence.mayEnd(step, c));
  }
}
