/** One question about a scenario of a lesson. */
import { defined } from '../base/assert.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { answerTo, type Answered } from '../worker/exploration/asking.ts';
import type { Library } from '../worker/library.ts';
import { openAtOnce } from '../worker/session.ts';

const LIMITS = { maxStates: 3_000_000, maxMegabytes: 1000 } as const;

/** Where it is asked: in the scenario, after these actors have moved. */
export interface Moment {
  readonly scenario: object;
  readonly after: readonly string[];
}

/** With the actors of the run that shows it, by id; null where there is none. */
export type Shown = Answered & { readonly schedule: readonly string[] | null };

/** `along`: actors of a whole run from the start, for what may be lost in it. */
export function askAt(
  { scenario, after }: Moment,
  question: string,
  library: Library,
  along: readonly string[] = [],
): Result<Shown, string> {
  const source = {
    kind: 'scenario',
    scenario: { ...scenario, schedule: [...after] },
    step: 0,
  } as const;
  const opened = openAtOnce(source, library, { columns: false });
  if (!opened.ok) return fail(opened.error.sentence);
  const { description, scenario: whole } = opened.value.opened;
  const places = along.map((id) => description.actors.findIndex((actor) => actor.id === id));
  const asked = { scenario: whole, preset: null, fromStep: after.length, ...LIMITS, ask: question };
  const work = answerTo(asked, library, places);
  let piece = work.next();
  while (piece.done !== true) piece = work.next();
  if (!piece.value.ok) return fail(piece.value.error.sentence);
  const { run } = piece.value.value;
  const ids = run?.schedule.map((actor) => defined(description.actors[actor], 'an actor').id);
  return ok({ ...piece.value.value, schedule: ids ?? null });
}
