/**
 * A schedule in a link: `<steps>.<actors>.<names>.<packed>`. A step is an actor's index in as few
 * bits as their number needs. `names` is a checksum of the actors' ids: with other actors, or the same
 * in another order, the schedule would mean something else; actors added at the end change nothing.
 */
import { Hash32 } from '../base/hash.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { pack, unpack } from './base64url.ts';
import { ABSENT, readDecimal } from './field-codecs.ts';
import { LIMITS } from './schema.ts';

const MAX_ACTORS = 256;

/** The text for a schedule of these actors; throws when it names another. */
export function writeSchedule(
  schedule: readonly string[] | null,
  actorIds: readonly string[],
): string {
  if (schedule === null) return ABSENT;
  const indexOf = new Map(actorIds.map((id, index) => [id, index]));
  const indices = schedule.map((id, step) => {
    const index = indexOf.get(id);
    if (index === undefined) throw new Error(`schedule[${step}]: no actor is called ${id}`);
    return index;
  });
  const count = actorIds.length;
  return [indices.length, count, namesOf(actorIds), pack(indices, widthFor(count))].join('.');
}

/** The schedule that `text` stands for; the error says what is wrong with it. */
export function readSchedule(
  text: string,
  actorIds: readonly string[],
): Result<string[] | null, string> {
  if (text === ABSENT) return ok(null);
  const [stepsText = '', actorsText = '', names = '', packed = '', ...more] = text.split('.');
  const steps = readDecimal(stepsText);
  const actors = readDecimal(actorsText);
  if (steps === null || actors === null || more.length > 0) {
    return fail('expected a number of steps, a number of actors and the packed steps');
  }
  if (steps > LIMITS.scheduleSteps) {
    return fail(`expected at most ${LIMITS.scheduleSteps} steps, got ${steps}`);
  }
  const known = actorIds.slice(0, actors);
  if (actors === 0 || actors > MAX_ACTORS || known.length < actors || namesOf(known) !== names) {
    return fail('it was made for other actors than this scenario has');
  }
  const indices = unpack(packed, steps, widthFor(actors));
  if (indices === null) return fail(`expected ${steps} packed steps`);
  const schedule: string[] = [];
  for (const index of indices) {
    const id = known[index];
    if (id === undefined) return fail(`step ${schedule.length} takes an actor that does not exist`);
    schedule.push(id);
  }
  return ok(schedule);
}

function widthFor(actors: number): number {
  return Math.max(1, 32 - Math.clz32(actors - 1));
}

function namesOf(actorIds: readonly string[]): string {
  return new Hash32().string(actorIds.join(' ')).hex().slice(0, 4);
}
