/** A break, written down so that it can be understood and opened. */
import {
  explainBreak,
  type Explanation as Explained,
} from '../../explorer/explain/explain-break.ts';
import type { Breach, Explanation } from '../../protocol/exploration.ts';
import { LIMITS, type Scenario } from '../../scenario/schema.ts';
import type { Library } from '../library.ts';
import { isShortest, type Break } from './knowledge.ts';
import { linkTo } from './link-to.ts';
import type { Start } from './start.ts';

/** Work that may be skipped: null when it was. */
export type Skippable = <T>(work: Generator<void, T>) => Generator<void, T | null>;

/** Of invariant number `invariant`. Yields after every little piece of work. */
export function* breachOf(
  invariant: number,
  { schedule: found, noneWithin }: Break,
  start: Start,
  library: Library,
  unlessSkipped: Skippable,
): Generator<void, Breach> {
  const { order, machine, moment, before } = start;
  const numbers = new Map(machine.actors.map(({ id }, number) => [id, number]));
  const given = found.map((id) => numbers.get(id) ?? -1);
  const about = { model: order.model, machine, start: moment, invariant, schedule: given };
  const explained = yield* unlessSkipped(explainBreak(about));
  const schedule = explained?.schedule ?? given;
  const scenario = scenarioWith(start, schedule);
  const atStep = before.length + schedule.length;
  const link = scenario && (yield* unlessSkipped(linkTo({ ...order, scenario }, atStep, library)));
  return {
    steps: schedule.length,
    shortest: isShortest({ noneWithin }, schedule.length),
    noneWithin,
    firstActor: machine.actors[schedule[0] ?? -1]?.id ?? null,
    explanation: explained && explanationOf(explained, start),
    scenario,
    atStep,
    link,
  };
}

/** The scenario with the steps before and then the schedule; null when that is too long for one. */
function scenarioWith(
  { order, machine, before }: Start,
  schedule: readonly number[],
): Scenario | null {
  const steps = before.length + schedule.length;
  if (steps > LIMITS.scheduleSteps) return null;
  const ids = [...before, ...schedule].map((actor) => machine.actors[actor]?.id ?? '');
  return { ...order.scenario, schedule: steps === 0 ? null : ids, injectAtStep: null };
}

function explanationOf({ outcome, orderings }: Explained, start: Start): Explanation {
  return {
    outcome,
    orderings: orderings.map(({ sentence, earlier, later, reversed }) => ({
      sentence,
      atSteps: [earlier, ...later]
        .flatMap(({ step }) => (step === null ? [] : [start.before.length + step + 1]))
        .sort((a, b) => a - b),
      reversed: reversed && scenarioWith(start, reversed),
    })),
  };
}
