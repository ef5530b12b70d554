/** A break, written down so that it can be opened: scenario, step and link. */
import type { Breach } from '../../protocol/exploration.ts';
import { LIMITS } from '../../scenario/schema.ts';
import type { Library } from '../library.ts';
import type { Break } from './knowledge.ts';
import { linkTo } from './link-to.ts';
import type { Start } from './start.ts';

/** Work that may be skipped: null when it was. */
export type Skippable = <T>(work: Generator<void, T>) => Generator<void, T | null>;

/** Yields after every little piece of work. */
export function* breachOf(
  { schedule, shortest, noneWithin }: Break,
  { order, before }: Start,
  library: Library,
  unlessSkipped: Skippable,
): Generator<void, Breach> {
  const atStep = before.length + schedule.length;
  const scenario =
    atStep > LIMITS.scheduleSteps
      ? null
      : {
          ...order.scenario,
          schedule: atStep === 0 ? null : [...before, ...schedule],
          injectAtStep: null,
        };
  const link = scenario && (yield* unlessSkipped(linkTo({ ...order, scenario }, atStep, library)));
  return {
    steps: schedule.length,
    shortest,
    noneWithin,
    firstActor: schedule[0] ?? null,
    explanation: null,
    scenario,
    atStep,
    link,
  };
}
