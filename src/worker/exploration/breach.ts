/** A break, written down so that it can be understood and opened. */
import { defined } from '../../base/assert.ts';
import {
  explainBreak,
  type Explanation as Explained,
} from '../../explorer/explain/explain-break.ts';
import type { Breach, Explanation } from '../../protocol/exploration.ts';
import { LIMITS, type Scenario } from '../../scenario/schema.ts';
import type { Library } from '../library.ts';
import { isShortest, type Break } from './knowledge.ts';
import { linkTo } from './link-to.ts';
import type { Skippable } from './skippable.ts';
import type { Start } from './start.ts';

/** A break as it was found: neither shortened nor explained, without a link. By numbers of actors. */
export function unexplained(
  { schedule, noneWithin }: { readonly schedule: readonly number[]; readonly noneWithin: number },
  start: Start,
): Breach {
  return {
    steps: schedule.length,
    shortest: isShortest({ noneWithin }, schedule.length),
    noneWithin,
    firstActor: start.machine.actors[schedule[0] ?? -1]?.id ?? null,
    explanation: null,
    scenario: scenarioWith(start, schedule),
    atStep: start.before.length + schedule.length,
    link: null,
  };
}

/** Numbers of actors. */
export function actorsOf(ids: readonly string[], { machine }: Pick<Start, 'machine'>): number[] {
  const numbers = new Map(machine.actors.map(({ id }, number) => [id, number]));
  return ids.map((id) => defined(numbers.get(id), id));
}

/** Of invariant number `invariant`. Yields after every little piece of work. */
export function* breachOf(
  invariant: number,
  { schedule: found, noneWithin }: Break,
  start: Start,
  library: Library,
  unlessSkipped: Skippable,
): Generator<void, Breach> {
  const { order, machine, moment } = start;
  const given = actorsOf(found, start);
  const about = { model: order.model, machine, start: moment, invariant, schedule: given };
  const explained = yield* unlessSkipped(explainBreak(about));
  const schedule = explained?.schedule ?? given;
  const plain = unexplained({ schedule, noneWithin }, start);
  const { scenario, atStep } = plain;
  const link = scenario && (yield* unlessSkipped(linkTo({ ...order, scenario }, atStep, library)));
  return { ...plain, explanation: explained && explanationOf(explained, start), link };
}

/** The scenario with the steps before and then the schedule; null when that is too long for one. */
export function scenarioWith(
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
    orderings: orderings.map(({ sentence, reversedSentence, earlier, later, reversed }) => ({
      sentence,
      reversedSentence,
      atSteps: [earlier, ...later]
        .flatMap(({ step }) => (step === null ? [] : [start.before.length + step + 1]))
        .sort((a, b) => a - b),
      reversed: reversed && scenarioWith(start, reversed),
    })),
  };
}
