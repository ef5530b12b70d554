import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTOR_IDS, anySchedule } from '../testing/scenarios.ts';
import { LIMITS } from './schema.ts';
import { readSchedule, writeSchedule } from './schedule-text.ts';

function errorOf(text: string, actorIds: readonly string[] = ACTOR_IDS): string {
  const result = readSchedule(text, actorIds);
  return result.ok ? 'accepted' : result.error;
}

describe('a schedule as text', () => {
  it('reads back', () => {
    fc.assert(
      fc.property(anySchedule, (schedule) => {
        expect(readSchedule(writeSchedule(schedule, ACTOR_IDS), ACTOR_IDS)).toEqual({
          ok: true,
          value: schedule,
        });
      }),
    );
  });

  it.each([
    [1, 1],
    [2, 1],
    [3, 2],
    [4, 2],
    [5, 3],
    [64, 6],
    [65, 7],
  ])('takes as few bits as %i actors need: %i', (actors, bits) => {
    const ids = Array.from({ length: actors }, (_, i) => `a${i}`);
    const packed = writeSchedule(new Array<string>(60).fill('a0'), ids).split('.')[3];
    expect(packed).toHaveLength(10 * bits);
  });

  it('outlives actors that are added at the end', () => {
    const text = writeSchedule(['t3', 'error'], ACTOR_IDS);
    const grown = [...ACTOR_IDS, 'new'];
    expect(readSchedule(text, grown)).toEqual({ ok: true, value: ['t3', 'error'] });
  });

  it('cannot be written for an actor that is not there', () => {
    expect(() => writeSchedule(['t0', 't9'], ACTOR_IDS)).toThrow(
      'schedule[1]: no actor is called t9',
    );
  });

  it('is refused with the reason', () => {
    const text = writeSchedule(['t0', 't1'], ACTOR_IDS);
    const [, actors, names] = text.split('.');
    const others = 'it was made for other actors than this scenario has';
    expect(errorOf(text, ACTOR_IDS.toReversed())).toBe(others);
    expect(errorOf(text, ACTOR_IDS.slice(1))).toBe(others);
    expect(errorOf('0.0.0000.')).toBe(others);
    expect(errorOf('0.999.0000.')).toBe(others);
    expect(errorOf(`3.${actors}.${names}.AAA`)).toBe('accepted');
    expect(errorOf(`3.${actors}.${names}.AA`)).toBe('expected 3 packed steps');
    expect(errorOf(`3.${actors}.${names}.AA_`)).toBe('step 2 takes an actor that does not exist');
    expect(errorOf(`${LIMITS.scheduleSteps + 1}.${actors}.${names}.`)).toBe(
      'expected at most 100000 steps, got 100001',
    );
    const shape = 'expected a number of steps, a number of actors and the packed steps';
    for (const bad of ['', '1', 'x.41.0.A', '1.041.0.A', `${text}.A`])
      expect(errorOf(bad)).toBe(shape);
  });
});
