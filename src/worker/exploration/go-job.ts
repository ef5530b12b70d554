/**
 * Somebody goes on, and nobody else, up to the next thing worth a look: an event of his, what he is to bring about,
 * or where he cannot move or may stay for ever.
 */
import { fail, ok, type Result } from '../../base/result.ts';
import type { GoAnswer, GoRequest } from '../../protocol/asking.ts';
import type { Failure } from '../../protocol/messages.ts';
import { LIMITS } from '../../scenario/schema.ts';
import type { Library } from '../library.ts';
import { notPossible } from '../opening.ts';
import { holdsIn, type Holds } from '../../explorer/questions/condition.ts';
import { Names } from '../../explorer/questions/names.ts';
import { parseQuestion } from '../../explorer/questions/parse.ts';
import { numbersOf, startAt } from './ask-job.ts';
import { answered, type Job } from './job.ts';
import type { Start } from './start.ts';

export function goJob(request: GoRequest, library: Library): Job {
  return {
    hasSearched: () => false,
    isQuick: true,
    cancel: () => undefined,
    progress: () => ({ type: 'asking' }),
    work: answered(goWork(request, library), (answer) => ({ type: 'gone', ...answer })),
  };
}

/** Refused where that actor cannot move at once. */
function* goWork(
  { actor: id, far, until, ...at }: GoRequest,
  library: Library,
): Generator<void, Result<GoAnswer, Failure>> {
  const start = yield* startAt(at, library);
  if (!start.ok) return start;
  const named = numbersOf([id], start.value);
  if (!named.ok) return named;
  const { machine, moment, before } = start.value;
  const actor = named.value[0] ?? 0;
  const thread = machine.actors[actor]?.kind === 'thread' ? machine.actors[actor].thread : null;
  const stops = conditionsOf(until, start.value);
  if (!stops.ok) return stops;
  const state = moment.state.slice();
  const heldBefore = stops.value.map((holds) => holds(state, 0));
  let taken = 0;
  const mayGoOn = () =>
    machine.enabled(state, actor) && before.length + taken < LIMITS.scheduleSteps;
  while (mayGoOn()) {
    const events = machine.events(state, actor);
    machine.step(state, actor);
    taken++;
    if (thread === null || machine.resting(state, thread)) break;
    if (far === 'event' && events !== 0) break;
    if (stops.value.some((holds, i) => heldBefore[i] === false && holds(state, events))) break;
  }
  if (taken === 0) return fail(notPossible(`${id} cannot move now.`));
  const ids = before.map((one) => machine.actors[one]?.id ?? '');
  return ok({ schedule: [...ids, ...Array.from({ length: taken }, () => id)] });
}

function conditionsOf(
  conditions: readonly string[],
  { machine }: Start,
): Result<readonly Holds[], Failure> {
  const holds: Holds[] = [];
  for (const condition of conditions) {
    const question = parseQuestion(`can ${condition}`, new Names(machine));
    if (!question.ok) return fail({ code: 'bad-input', sentence: question.error, offer: null });
    holds.push(holdsIn(machine, question.value.of));
  }
  return ok(holds);
}
