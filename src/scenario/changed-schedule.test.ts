// A schedule that differs from its preset's in a single step, and not in its length, stays in the link.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTOR_IDS, parsed, settings } from '../testing/scenarios.ts';
import { decodeLink, encodeLink, type LinkContext } from './link.ts';

const scenario = parsed({ subcores: [{}, {}, {}, {}] });
const byHand = { ...scenario, schedule: ['error', 't0', 't0', 't1'] };
const context: LinkContext = {
  firstModel: 'power8-hmi',
  settings,
  presets: [
    { id: 'by-hand', scenario: byHand },
    { id: 'by-itself', scenario },
    { id: 'from-nothing', scenario: { ...scenario, schedule: [] } },
  ],
  modelVersion: 1,
  older: new Map(),
  actorIdsOf: () => ACTOR_IDS,
};

function scheduleBehind(preset: string, schedule: readonly string[] | null): string[] | null {
  const state = {
    ...{ preset, step: 0, checksum: '00000000' },
    scenario: { ...scenario, schedule: schedule?.slice() ?? null },
  };
  const decoded = decodeLink(encodeLink(state, context), context);
  if (!decoded.ok) throw new Error(decoded.error.sentence);
  return decoded.value.scenario.schedule;
}

describe('the schedule of a link', () => {
  it.each([0, 1, 2, 3])('keeps a change of step %i alone', (step) => {
    for (const id of ACTOR_IDS) {
      const schedule = byHand.schedule.with(step, id);
      expect(scheduleBehind('by-hand', schedule)).toEqual(schedule);
    }
  });

  it('is left out where it is the preset’s, and only there', () => {
    const linkTo = (schedule: string[] | null) =>
      encodeLink(
        { preset: 'by-hand', step: 0, checksum: '00000000', scenario: { ...scenario, schedule } },
        context,
      );
    expect(linkTo(byHand.schedule.slice())).not.toContain('&a=');
    expect(linkTo(byHand.schedule.with(3, 't2'))).toContain('&a=');
  });

  it('comes back from the link of every preset', () => {
    const anySchedule = fc.option(fc.array(fc.constantFrom('error', 't0', 't1'), { maxLength: 4 }));
    const anyPreset = fc.constantFrom('by-hand', 'by-itself', 'from-nothing');
    fc.assert(
      fc.property(anyPreset, anySchedule, (preset, schedule) => {
        // A preset with a schedule has no link to a run without one.
        fc.pre(schedule !== null || preset === 'by-itself');
        expect(scheduleBehind(preset, schedule)).toEqual(schedule);
      }),
    );
  });
});
