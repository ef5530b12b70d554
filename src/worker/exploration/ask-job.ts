/** A question that is asked live: a job in the queue of `explorations.ts`. */
import { fail, ok, type Result } from '../../base/result.ts';
import type { AskAnswer, AskedAt, AskRequest } from '../../protocol/asking.ts';
import { BOUNDS } from '../../protocol/exploration.ts';
import type { Failure } from '../../protocol/messages.ts';
import type { Library } from '../library.ts';
import { notPossible } from '../opening.ts';
import { decide } from './asking.ts';
import { answered, type Job } from './job.ts';
import { startOf, type Start } from './start.ts';

/** The graph of a question is whole, and takes more memory a state than a search. */
const LIMITS = { maxStates: 3_000_000, maxMegabytes: BOUNDS.maxMegabytes.usual } as const;

export function askJob(request: AskRequest, library: Library): Job {
  return {
    hasSearched: () => false,
    isQuick: false,
    cancel: () => undefined,
    progress: () => ({ type: 'asking' }),
    work: answered(askWork(request, library), (answer) => ({ type: 'asked', ...answer })),
  };
}

/** Yields after every little piece of work; whoever stops asking for more has cancelled it. */
export function* askWork(
  { ask, along = [], ...at }: AskRequest,
  library: Library,
): Generator<void, Result<AskAnswer, Failure>> {
  const start = yield* startAt(at, library);
  if (!start.ok) return start;
  const way = wayOf(along, start.value);
  if (!way.ok) return way;
  const decided = yield* decide({ ask, ...LIMITS }, start.value, way.value);
  if (!decided.ok) return decided;
  const { holds, states, bound, turns, run } = decided.value;
  const said = { holds, states, bound, turns };
  if (run === null) return ok({ ...said, schedule: null, atStep: null, names: [] });
  const { machine, before } = start.value;
  return ok({
    ...said,
    schedule: [...before, ...run.schedule].map((actor) => machine.actors[actor]?.id ?? ''),
    atStep: before.length + run.atStep,
    names: namesAt(start.value, run.schedule.slice(0, run.atStep)),
  });
}

/** Where a question is asked: in its scenario, after some actors have moved. */
export function startAt(
  { scenario, after }: AskedAt,
  library: Library,
): Generator<void, Result<Start, Failure>> {
  const played = after.length === 0 ? scenario : { ...scenario, schedule: [...after] };
  return startOf({ scenario: played, preset: null, fromStep: after.length }, library);
}

/** Of actors that a message names; the error is about one that the machine does not have. */
export function numbersOf(
  ids: readonly string[],
  { machine }: Start,
): Result<readonly number[], Failure> {
  const numbers = new Map(machine.actors.map(({ id }, number) => [id, number]));
  const unknown = ids.find((id) => !numbers.has(id));
  if (unknown !== undefined) return fail(notPossible(`Nobody is called ${unknown} here.`));
  return ok(ids.map((id) => numbers.get(id) ?? 0));
}

/** The same, of actors who move one after the other; the error says from where on they cannot. */
function wayOf(ids: readonly string[], start: Start): Result<readonly number[], Failure> {
  const way = numbersOf(ids, start);
  if (!way.ok) return way;
  const { machine, moment, before } = start;
  const state = moment.state.slice();
  for (const [step, actor] of way.value.entries()) {
    if (step < before.length) continue;
    if (!machine.enabled(state, actor))
      return fail(notPossible(`At step ${step} ${ids[step] ?? ''} cannot move.`));
    machine.step(state, actor);
  }
  return way;
}

/** What the last step of a way is called: its events, its line, who took it; nothing where there is none. */
function namesAt({ machine, moment, order }: Start, way: readonly number[]): string[] {
  const last = way.at(-1);
  if (last === undefined) return [];
  const state = moment.state.slice();
  for (const actor of way.slice(0, -1)) machine.step(state, actor);
  const events = machine.events(state, last);
  const { id = '', kind, thread = -1 } = machine.actors[last] ?? {};
  const { instructions, lines } = order.model.description;
  // What the environment does has no line.
  const line = kind === 'thread' ? instructions[machine.place(state, thread)]?.line : undefined;
  const named = line === undefined ? undefined : lines[line]?.id;
  return [
    ...machine.program.events.flatMap((event, bit) => ((events >> bit) & 1 ? [event] : [])),
    ...(named === undefined ? [id] : [id, named]),
  ];
}
