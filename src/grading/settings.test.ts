import { describe, expect, it } from 'vitest';
import { allChanges, withSettings } from './settings.ts';

describe('changes of settings', () => {
  it('are one value of each offer, in every way', () => {
    const offers = [
      { setting: 'split', values: [1, 2] },
      { setting: 'environment.otherExits', values: [true, false] },
    ];
    expect(allChanges(offers)).toEqual([
      { split: 1, 'environment.otherExits': true },
      { split: 1, 'environment.otherExits': false },
      { split: 2, 'environment.otherExits': true },
      { split: 2, 'environment.otherExits': false },
    ]);
  });

  it('reach into groups and lists, and leave the scenario as it was', () => {
    const scenario = { split: 2, subcores: [{ start: 'guest' }, { start: 'host', entries: 1 }] };
    const change = { 'subcores.1.start': 'either', 'environment.tbErrors': 0 };
    expect(withSettings(scenario, change)).toEqual({
      split: 2,
      subcores: [{ start: 'guest' }, { start: 'either', entries: 1 }],
      environment: { tbErrors: 0 },
    });
    expect(scenario.subcores[1]?.start).toBe('host');
  });
});
