/** One question about a scenario, from its text to an answer with a link to the run that shows it. */
import { fail, ok, type Result } from '../../base/result.ts';
import { Decision, type Answer } from '../../explorer/questions/decide.ts';
import { Names } from '../../explorer/questions/names.ts';
import { parseQuestion } from '../../explorer/questions/parse.ts';
import type { Question } from '../../explorer/questions/question.ts';
import type { ExplorationRequest } from '../../protocol/exploration.ts';
import type { Failure } from '../../protocol/messages.ts';
import type { Library } from '../library.ts';
import { scenarioWith } from './breach.ts';
import { linkTo } from './link-to.ts';
import { startOf, type Start, type Where } from './start.ts';

export interface Asked extends Where, Pick<ExplorationRequest, 'maxStates' | 'maxMegabytes'> {
  /** In words, as somebody has typed it. */
  readonly ask: string;
}

export interface Decided extends Answer {
  readonly question: Question;
}

export interface Answered extends Decided {
  /** The step of the run at which there is to be seen what shows it; null where there is no run. */
  readonly atStep: number | null;
  /** The hash of a link to it; null where there is none. */
  readonly link: string | null;
}

/**
 * Yields after every little piece of work; whoever stops asking for more has cancelled it. `along`:
 * actors of the scenario's whole run, for what may be lost in it.
 */
export function* answerTo(
  asked: Asked,
  library: Library,
  along: readonly number[],
): Generator<void, Result<Answered, Failure>> {
  const start = yield* startOf(asked, library);
  if (!start.ok) return start;
  const decided = yield* decide(asked, start.value, along);
  if (!decided.ok) return decided;
  const shown = yield* shownBy(decided.value, start.value, library);
  return ok({ ...decided.value, ...shown });
}

/** The same from where a search begins, without a link to what shows it. */
export function* decide(
  { ask, maxStates, maxMegabytes }: Pick<Asked, 'ask' | 'maxStates' | 'maxMegabytes'>,
  { machine, moment, before }: Start,
  along: readonly number[],
): Generator<void, Result<Decided, Failure>> {
  const question = parseQuestion(ask, new Names(machine));
  if (!question.ok) return fail({ code: 'bad-input', sentence: question.error, offer: null });
  const answer = yield* new Decision(machine, question.value, {
    maxStates,
    maxBytes: maxMegabytes * 1e6,
    from: moment.state,
    along: along.slice(before.length),
  }).work();
  return ok({ question: question.value, ...answer });
}

function* shownBy({ run }: Answer, start: Start, library: Library) {
  if (run === null) return { atStep: null, link: null };
  const atStep = start.before.length + run.atStep;
  const scenario = scenarioWith(start, run.schedule);
  const link = scenario && (yield* linkTo({ ...start.order, scenario }, atStep, library));
  return { atStep, link };
}
