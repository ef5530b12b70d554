/** Sessions over the toy model, opened and finished at once, for tests. */
import type { Result } from '../base/result.ts';
import type { Failure, Source } from '../protocol/messages.ts';
import { Library } from '../worker/library.ts';
import type { Opening } from '../worker/opening.ts';
import { finishAtOnce, openAtOnce } from '../worker/session.ts';
import type { Session } from '../worker/session.ts';
import { TOY_SCENARIO, toyCatalogue } from './toy-model.ts';
import type { ToyInput } from './toy/settings.ts';

export const toys = new Library(toyCatalogue());
/** Actors of the toy, by index. */
export const [T0, T1, ERROR] = [0, 1, 2];

export function must<T>(result: Result<T, { readonly sentence: string }>): T {
  if (!result.ok) throw new Error(result.error.sentence);
  return result.value;
}

export function refusal<T>(result: Result<T, Failure>): Failure {
  if (result.ok) throw new Error('expected a refusal');
  return result.error;
}

export const scenario = (more: Partial<ToyInput> = {}): Source => ({
  kind: 'scenario',
  scenario: { ...TOY_SCENARIO, ...more },
  step: 0,
});

export const open = (source: Source, library = toys): Session => must(openAtOnce(source, library));
export const finish = (opening: Result<Opening, Failure>, library = toys): Session =>
  must(finishAtOnce(must(opening), library));
export const actorsOf = (session: Session): number[] => [...session.run.trace.actors(1_000_000)];

export function sourceOf({ opened }: Session): Source {
  return { kind: 'scenario', scenario: opened.scenario, step: opened.step };
}
