/**
 * Why a schedule breaks an invariant, for people: the schedule without what the break does not need, the
 * orderings of its steps that matter, a sentence each, and what is wrong in the end.
 *
 * An ordering is stated only if it holds in the schedule, and if the break is gone the other way round: in
 * a run of the machine in which the later step comes first (`races.ts`), or, where the threads are found
 * to have no choice, in the same steps with the later one first (`causes.ts`).
 */
import type { AssembledMachine } from '../../machine/assemble.ts';
import type { Model } from '../../models/model.ts';
import { AccessReader } from './accesses.ts';
import { approach } from './approach.ts';
import { BrokenRun } from './broken-run.ts';
import { causes } from './causes.ts';
import { chooseOrderings } from './choose.ts';
import { beforeSentence, reversedSentence } from './clause.ts';
import { momentAfter, type Moment } from './moment.ts';
import type { Ordering } from './ordering.ts';
import { races } from './races.ts';
import type { Step } from './record.ts';
import { isAboutTheEnd, type Setting } from './setting.ts';
import { shorten } from './shorten.ts';
import { waitsOf } from './waits.ts';

export interface Break {
  readonly model: Pick<Model, 'explain'>;
  readonly machine: AssembledMachine;
  readonly start: Moment;
  /** Index of the invariant. */
  readonly invariant: number;
  /** Actors in order; the invariant is broken after the last of them at the latest. */
  readonly schedule: readonly number[];
}

export interface Explanation {
  /** Breaks the invariant with its last step, and no sooner; never longer than the one given. */
  readonly schedule: readonly number[];
  /** At most four, in the order of the run; none where no order of the steps could have helped. */
  readonly orderings: readonly ExplainedOrdering[];
  /** What is wrong then, with values; and who waits for what, where nobody can move. */
  readonly outcome: readonly string[];
}

/** A step of an ordering. */
export interface OrderedStep {
  readonly actor: number;
  /** Instruction of a thread's step; -1 of the environment's. */
  readonly instruction: number;
  /** Its number in the explanation's schedule; null for one that comes only after the break. */
  readonly step: number | null;
}

export interface ExplainedOrdering {
  readonly earlier: OrderedStep;
  /** Of different threads, the same deed. */
  readonly later: readonly OrderedStep[];
  /** e.g. `t4 loads every clock before t0 subtracts its offset` */
  readonly sentence: string;
  /**
   * Actors from the same start, for a run in which it is the other way round and the invariant is not
   * broken; null where none was found.
   */
  readonly reversed: readonly number[] | null;
  /** e.g. `t0 subtracts its offset before t4 loads every clock` */
  readonly reversedSentence: string;
}

/** Steps that may be replayed to shorten a schedule, and then to find orderings: a few seconds each. */
const MAX_REPLAYED_STEPS = 2_000_000;

/**
 * In slices: yields after every replay, each of a few thousand steps at most. Throws when the schedule
 * cannot be taken or does not break the invariant.
 */
export function* explainBreak(given: Break): Generator<void, Explanation> {
  const { machine, start, invariant } = given;
  const isOfThread = ({ agent }: Step): boolean => agent < machine.threads;
  const settingAt = (state: Int32Array): Setting => {
    return { machine, start: state, invariant, budget: { steps: MAX_REPLAYED_STEPS } };
  };
  const { before, state, schedule } = yield* approach(settingAt(start.state), given.schedule);
  const needed = yield* shorten(settingAt(state), schedule);
  const reader = new AccessReader(machine);
  const run = new BrokenRun(settingAt(state), needed, reader);
  yield;
  const found = yield* races(run, reader);
  // That something had happened to the threads at another time says little of what they do wrong.
  const isBetweenThreads = found.some((one) => [one.earlier, ...one.later].every(isOfThread));
  if (!isBetweenThreads) found.push(...(yield* causes(run, reader)));
  const shortest = [...before, ...run.schedule.slice(0, run.length)];
  return {
    schedule: shortest,
    orderings: chooseOrderings(found).map((one) => explained(one, before, run.length)),
    outcome: outcomeOf(given, run.setting, shortest),
  };
}

function explained(
  { earlier, later, reversed }: Ordering,
  before: readonly number[],
  length: number,
): ExplainedOrdering {
  const ordered = ({ action: { actor, instruction }, at }: Step): OrderedStep => ({
    actor,
    instruction,
    step: at < length ? before.length + at : null,
  });
  const clauses = later.map(({ clause }) => clause);
  return {
    earlier: ordered(earlier),
    later: later.map(ordered),
    sentence: beforeSentence(earlier.clause, clauses),
    reversedSentence: reversedSentence(earlier.clause, clauses),
    reversed: reversed === null ? null : [...before, ...reversed],
  };
}

/** The same, all at once. */
export function explainAtOnce(given: Break): Explanation {
  const explaining = explainBreak(given);
  for (;;) {
    const step = explaining.next();
    if (step.done === true) return step.value;
  }
}

function outcomeOf(given: Break, setting: Setting, schedule: readonly number[]): string[] {
  const { machine, model, invariant } = given;
  const { state, exact, timeTicks } = momentAfter(machine, given.start, schedule);
  const waits = isAboutTheEnd(setting) ? waitsOf(machine, state) : '';
  return [model.explain(invariant, state, exact, timeTicks), ...(waits === '' ? [] : [waits])];
}
