/** What keeps a step from being enough: see `persistent-sets.ts`. */
import type { Analysis } from '../analysis.ts';
import { Question, type Future } from '../may-happen/future.ts';
import type { Moment } from '../facts/moment.ts';
import { pinsOf } from '../facts/pins.ts';
import type { Step } from '../facts/steps.ts';

export interface Ties {
  /** By step: 1 if it does not accord with that. */
  readonly isAgainst: Uint8Array;
  /** Whether something comes about that may not, while it is not taken. */
  readonly question: Question;
  readonly leadsOn: boolean;
  /** Nothing at all. */
  readonly isFree: boolean;
}

export class TieFinder {
  private readonly analysis: Analysis;
  /** By step and by violation: 1 if it is possible at all. */
  private readonly mayTake: Uint8Array;
  private readonly mayBreak: Uint8Array;

  /** For states that can be reached from `start`. */
  constructor(analysis: Analysis, future: Future, start: Moment) {
    this.analysis = analysis;
    const { steps, violations } = future.everythingFrom(start);
    this.mayTake = steps;
    this.mayBreak = violations;
  }

  /** Of the step of this number, which may be given in another form; last resorts come only if they may. */
  find(number: number, step: Step, withLastResorts: boolean): Ties {
    const { steps, violations, accord, turns, rules } = this.analysis;
    const isAgainst = Uint8Array.from(steps, (other, i) => {
      if (i === number || this.mayTake[i] === 0) return 0;
      const accords =
        other.isLastResort && withLastResorts
          ? accord.haveNothingInCommon(step, other)
          : accord.holdsFor(step, other);
      return accords ? 0 : 1;
    });
    const facts = [
      ...[...steps.keys()].filter((i) => isAgainst[i] === 1).map((i) => rules.firstStep + i),
      ...[...violations.keys()]
        .filter((i) => this.mayBreak[i] === 1 && this.mayHide(number, i))
        .map((i) => rules.firstViolation + i),
    ];
    const question = new Question(this.analysis, number, facts, withLastResorts);
    const leadsOn = turns[number] === 0;
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
