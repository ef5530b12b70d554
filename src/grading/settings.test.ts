import { describe, expect, it } from 'vitest';
import { allChanges, withSettings } from './settings.ts';

describe('changes of settings', () => {
  it('are one value of each offer, in every way', () => {
    const offers = [
      { setting: 'split', values: [1, 2] },
      { setting: 'environment.slow', values: [true, false] },
    ];
    expect(allChanges(offers)).toEqual([
      { split: 1, 'environment.slow': true },
      { split: 1, 'environment.slow': false },
      { split: 2, 'environment.slow': true },
      { split: 2, 'environment.slow': false },
    ]);
  });

  it('reach into groups and lists, and leave the scenario as it was', () => {
    const scenario = { split: 2, nodes: [{ start: 'busy' }, { start: 'idle', entries: 1 }] };
    const change = { 'nodes.1.start': 'either', 'environment.errors': 0 };
    expect(withSettings(scenario, change)).toEqual({
      split: 2,
      nodes: [{ start: 'busy' }, { start: 'either', entries: 1 }],
      environment: { errors: 0 },
    });
    expect(scenario.nodes[1]?.start).toBe('idle');
  });
});
