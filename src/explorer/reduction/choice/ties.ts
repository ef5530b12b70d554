/** What keeps a step from being enough: see `persistent-sets.ts`. */
import type { Analysis } from '../analysis.ts';
import { Question, type Future } from '../may-happen/future.ts';
import type { AbleSteps } from './able-steps.ts';
import type { Moment } from '../facts/moment.ts';
import { cellsOf } from '../../../machine/expression.ts';
import { pinsOf } from '../facts/pins.ts';
import type { Step, StepEffect } from '../facts/steps.ts';

/** Whether one step accords with another. */
const UNKNOWN = 0;
const ACCORDS = 1;
const AGAINST = 2;

export interface TieSources {
  readonly analysis: Analysis;
  /** Whether another step is against it. */
  readonly isAgainst: (other: number) => boolean;
  /** Violations that it may hide. */
  readonly hidden: readonly number[];
  readonly withLastResorts: boolean;
}

/** Of one step; worked out as far as somebody asks. */
export class Ties {
  /** Whether it lies on no cycle of which all steps lead on. */
  readonly leadsOn: boolean;
  /** Invariants whose violations it may hide, bit by bit. */
  readonly hides: number;
  private readonly number: number;
  private readonly sources: TieSources;
  /** By step. */
  private readonly accords: Uint8Array;
  private wholeQuestion: Question | null = null;
  /** The step that was against it when that was asked last; -1 for none yet. */
  private lastAgainst = -1;

  constructor(number: number, sources: TieSources) {
    const { turns, steps, violations } = sources.analysis;
    this.number = number;
    this.sources = sources;
    this.leadsOn = turns[number] === 0;
    this.hides = sources.hidden.reduce((bits, i) => bits | (1 << violations[i]!.invariant), 0);
    this.accords = new Uint8Array(steps.length);
  }

  /** Whether it does not accord with a step. */
  isAgainst(step: number): boolean {
    const { accords, sources } = this;
    if (accords[step] === UNKNOWN) accords[step] = sources.isAgainst(step) ? AGAINST : ACCORDS;
    return accords[step] === AGAINST;
  }

  /** Whether one of the steps that can be taken is against it; as a rule one that was before. */
  hasOneAgainst(able: AbleSteps): boolean {
    if (this.lastAgainst >= 0 && able.has(this.lastAgainst)) return true;
    for (let i = 0; i < able.count; i++) {
      if (!this.isAgainst(able.at(i))) continue;
      this.lastAgainst = able.at(i);
      return true;
    }
    return false;
  }

  /** Nothing at all. */
  get isFree(): boolean {
    if (!this.leadsOn || this.hides !== 0) return false;
    for (let step = 0; step < this.accords.length; step++) if (this.isAgainst(step)) return false;
    return true;
  }

  /** Whether something comes about that may not, while it is not taken. */
  get question(): Question {
    return (this.wholeQuestion ??= this.makeQuestion());
  }

  /** Whether it does not, for the reason for which it did not when that was last asked. */
  isStillClear(moment: Moment): boolean {
    return this.wholeQuestion?.answers.isStillClear(moment) === true;
  }

  private makeQuestion(): Question {
    const { analysis, hidden, withLastResorts } = this.sources;
    const { firstStep, firstViolation } = analysis.rules;
    const facts = hidden.map((i) => firstViolation + i);
    for (let step = 0; step < this.accords.length; step++)
      if (this.isAgainst(step)) facts.push(firstStep + step);
    return new Question(analysis, this.number, facts, withLastResorts);
  }
}

/** What keeps a step from being enough where some of its effects cannot come. */
export interface SlightTies {
  readonly ties: Ties;
  /** Of each of these effects: it cannot come if one of these conditions never holds while the step is held back. */
  readonly unless: readonly (readonly Never[])[];
}

/** That a condition never holds. */
export interface Never {
  readonly condition: number;
  readonly question: Question;
}

interface TieOptions {
  readonly withLastResorts?: boolean;
  readonly excused?: number;
  readonly more?: Ties | null;
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

  /**
   * Of the step of this number, which may be given in another form. Last resorts come only if they may; what
   * breaks the `excused` invariants, bit by bit, need not be kept in sight; and nothing is against it that
   * is not against `more`, which does all that it does.
   */
  find(number: number, step: Step, options: TieOptions = {}): Ties {
    const { withLastResorts = false, excused = 0, more = null } = options;
    const { analysis, mayTake, mayBreak } = this;
    const { steps, violations, accord } = analysis;
    const isAgainst = (i: number): boolean => {
      if (i === number || mayTake[i] === 0 || more?.isAgainst(i) === false) return false;
      const other = steps[i]!;
      return other.isLastResort && withLastResorts
        ? !accord.haveNothingInCommon(step, other)
        : !accord.mayGoFirst(step, other);
    };
    const hidden = [...violations.keys()].filter(
      (i) =>
        mayBreak[i] === 1 &&
        (excused & (1 << violations[i]!.invariant)) === 0 &&
        this.mayHide(number, i),
    );
    return new Ties(number, { analysis, isAgainst, hidden, withLastResorts });
  }

  /** The same of the step without what it does on a condition only; null where that is nothing. */
  findSlight(number: number, more: Ties): SlightTies | null {
    const { steps, rules, conditions } = this.analysis;
    const step = steps[number]!;
    const unless = new Map<StepEffect, readonly Never[]>();
    for (const effect of step.effects) {
      const asked = cellsOf(effect.when);
      if (effect.when.kind === 'constant' || step.effects.some(({ cell }) => asked.has(cell)))
        continue;
      const parts = conditions.knownPartsOf(effect.when).filter((c) => rules.asked.includes(c));
      const never = parts.map((condition) => ({
        condition,
        question: new Question(this.analysis, number, [condition]),
      }));
      if (never.length > 0) unless.set(effect, never);
    }
    if (unless.size === 0) return null;
    const effects = step.effects.filter((effect) => !unless.has(effect));
    const kept = new Set(effects.map(({ cell }) => cell));
    const dropped = new Set([...unless.keys()].map(({ cell }) => cell).filter((c) => !kept.has(c)));
    const writes = new Set([...step.writes].filter((c) => !dropped.has(c) || c.temporary));
    const ties = this.find(number, { ...step, effects, writes }, { more });
    return { ties, unless: [...unless.values()] };
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
