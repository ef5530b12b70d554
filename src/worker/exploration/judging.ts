/** A cell of a board: which of its questions is the first that is answered with yes, and a run that shows it. */
import { ok, type Result } from '../../base/result.ts';
import type { Judgement } from '../../protocol/board.ts';
import { BOUNDS } from '../../protocol/exploration.ts';
import type { Failure, JudgeRequest } from '../../protocol/messages.ts';
import type { Library } from '../library.ts';
import { answerTo } from './asking.ts';
import { answered, type Job } from './job.ts';

const LIMITS = { maxStates: BOUNDS.maxStates.usual, maxMegabytes: BOUNDS.maxMegabytes.usual };

const UNDECIDED: Judgement = { outcome: null, link: null };

export function judgeJob(request: JudgeRequest, library: Library): Job {
  return {
    hasSearched: () => false,
    isQuick: false,
    cancel: () => undefined,
    progress: () => ({ type: 'judging' }),
    work: answered(judgementOf(request, library), (one) => ({ type: 'judged', ...one })),
  };
}

/** Yields after every little piece of work; whoever stops asking for more has cancelled it. */
export function* judgementOf(
  { scenario, asks }: JudgeRequest,
  library: Library,
): Generator<void, Result<Judgement, Failure>> {
  for (const [outcome, ask] of asks.entries()) {
    const asked = { scenario, preset: null, fromStep: 0, ask, ...LIMITS };
    const answer = yield* answerTo(asked, library, []);
    if (!answer.ok) return answer;
    const { holds, link } = answer.value;
    // A later one must not stand for one that may yet be true.
    if (holds !== false) return ok(holds === true ? { outcome, link } : UNDECIDED);
  }
  return ok(UNDECIDED);
}
