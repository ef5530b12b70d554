/** A search in the queue of `explorations.ts`: what it does, and what it answers, of either kind. */
import { ok, type Result } from '../../base/result.ts';
import type {
  ExplorationPhase,
  ExplorationRequest,
  InvariantResult,
  NeedRequest,
} from '../../protocol/exploration.ts';
import type { Failure, SearchAnswer } from '../../protocol/messages.ts';
import type { Library } from '../library.ts';
import { Exploration } from './exploration.ts';
import type { KnownAnswers } from './known-answers.ts';
import { NeedSearch } from './need-search.ts';

export interface Job {
  /** Whether there is anything yet that a result could tell. */
  readonly hasSearched: () => boolean;
  /** Whether it is done in a moment, and need not wait for others. */
  readonly isQuick: boolean;
  /** Leaves out what has not been done yet. */
  readonly cancel: () => void;
  /** How far it is; `ahead`: how many searches come before it. */
  readonly progress: (ahead: number) => SearchAnswer;
  /** Yields after every little piece of work. */
  readonly work: Generator<void, Result<SearchAnswer, Failure>>;
}

/** `tell`: what is heard of it before it is over, besides its progress. */
export function explorationJob(
  request: ExplorationRequest,
  library: Library,
  nowMs: () => number,
  tell: (answer: SearchAnswer) => void,
  answers: KnownAnswers | null,
): Job {
  let phase: ExplorationPhase | null = null;
  const onFound = (invariant: InvariantResult) => {
    // What is found is not to stand under an earlier phase.
    const progress = exploration.progress(0);
    if (progress.phase !== phase) tell({ type: 'exploring', ...progress });
    ({ phase } = progress);
    tell({ type: 'found', invariant });
  };
  const exploration = new Exploration(request, library, nowMs, { onFound, answers });
  return {
    hasSearched: () => exploration.hasSearched,
    isQuick: exploration.isKnown,
    cancel: () => exploration.cancel(),
    progress: (ahead) => ({ type: 'exploring', ...exploration.progress(ahead) }),
    work: answered(exploration.work(), (result) => ({ type: 'explored', ...result })),
  };
}

export function needJob(request: NeedRequest, library: Library): Job {
  const search = new NeedSearch(request, library);
  return {
    hasSearched: () => search.hasSearched,
    isQuick: false,
    cancel: () => search.cancel(),
    progress: (ahead) => ({ type: 'needing', ...search.progress(ahead) }),
    work: answered(search.work(), (result) => ({ type: 'needed', ...result })),
  };
}

export function* answered<T>(
  work: Generator<void, Result<T, Failure>>,
  answerOf: (result: T) => SearchAnswer,
): Generator<void, Result<SearchAnswer, Failure>> {
  const result = yield* work;
  return result.ok ? ok(answerOf(result.value)) : result;
}
