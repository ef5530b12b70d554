/**
 * Somebody goes on, and nobody else, up to the next thing worth a look: an event of his, what he is to bring about,
 * or where he cannot move or may stay for ever. What the hardware alone has to do for him is done on the way.
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
import { hardwareFor } from './hardware-for.ts';
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
  const taken: number[] = [];
  /** Whether that brings about what is asked for. */
  const arrives = (mover: number): boolean => {
    const events = machine.events(state, mover);
    machine.step(state, mover);
    taken.push(mover);
    if (mover === actor && far === 'event' && events !== 0) return true;
    return stops.value.some((holds, i) => heldBefore[i] === false && holds(state, events));
  };
  if (!machine.enabled(state, actor)) return fail(notPossible(`${id} cannot move now.`));
  const room = LIMITS.scheduleSteps - before.length;
  let movers: readonly number[] = [actor];
  while (movers.length > 0 && taken.length + movers.length <= room) {
    if (movers.some(arrives) || thread === null || machine.resting(state, thread)) break;
    if (machine.enabled(state, actor)) movers = [actor];
    else movers = far === 'wait' ? hardwareFor(machine, state, actor) : [];
  }
  const schedule = [...before, ...taken].map((one) => machine.actors[one]?.id ?? '');
  return ok({ schedule });
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
