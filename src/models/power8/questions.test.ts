// What can, must and may never happen on a core, beside its invariants.
import { describe, expect, it } from 'vitest';
import { asked } from '../../testing/explorer/asked.ts';
import { machineOf, presetScenarios, scenarioOf } from '../../testing/explorer/scenarios.ts';
import { wholeRun } from '../../testing/power8/whole-run.ts';
import { buildPower8 } from './index.ts';
import { parsed } from '../../testing/scenarios.ts';
import type { AssembledMachine } from '../../machine/assemble.ts';

const presetOf = (id: string) => {
  const [, scenario] = presetScenarios.find(([name]) => name === id) ?? [];
  if (scenario === undefined) throw new Error(`no preset ${id}`);
  return scenario;
};

describe('a guest that leaves a core before the fix because of the HMI', () => {
  const machine = machineOf(scenarioOf({ split: 1, kernel: 'pre-fix', subcores: 'g' }));

  it('must go wrong, in every order: OPAL reloads its TB, and X12 subtracts the offset once more', () => {
    expect(asked(machine, 'must not tb-at-rest').holds).toBe(true);
    expect(asked(machine, 'can end and tb-at-rest').holds).toBe(false);
    expect(asked(machine, 'still tb-loaded').holds).toBe(false);
  });
});

describe('a guest that leaves for another reason', () => {
  const machine = machineOf(presetOf('leaving-guest-lucky'));

  it('can come out right or wrong, and comes to rest either way', () => {
    expect(asked(machine, 'can rest and tb-at-rest').holds).toBe(true);
    expect(asked(machine, 'must tb-at-rest and rest').holds).toBe(false);
    expect(asked(machine, 'must rest').holds).toBe(true);
    expect(asked(machine, 'never deadlock').holds).toBe(true);
  });
});

describe('the run of a preset', () => {
  it('is lost at the step that nothing takes back', () => {
    const scenario = presetOf('leaving-guest-corrupted');
    const machine = machineOf(scenario);
    const { steps } = wholeRun(scenario);
    const along = steps.map(({ actor }) => machine.actors.findIndex(({ id }) => id === actor));
    const { holds, run } = asked(machine, 'lost rest and tb-at-rest', along);
    expect(holds).toBe(true);
    const last = steps[(run?.atStep ?? 0) - 1];
    expect(last?.events).toContain('tb-loaded');
  });
});

describe('without O12, which clears HMER', () => {
  const scenario = parsed({
    model: 'power8-hmi',
    split: 1,
    subcores: [{ start: 'guest' }],
    edits: [{ kind: 'skip', at: 'opal_handle_hmi:O12' }],
  });
  const model = buildPower8(scenario);

  it('a thread takes the same HMI for ever: nothing breaks, and no run can end', () => {
    const machine = model.machine as AssembledMachine;
    expect(asked(machine, 'can not no-deadlock').holds).toBe(false);
    expect(asked(machine, 'still end').holds).toBe(false);
    const must = asked(machine, 'must end');
    expect(must.holds).toBe(false);
    expect(must.run?.loop).toBeGreaterThan(0);
    const round = must.run?.schedule.slice(must.run.atStep) ?? [];
    expect(round.map((actor) => machine.actors[actor]?.id)).toContain('hmi-t0');
  });

  it('with it, every run comes to rest', () => {
    const machine = machineOf({ ...scenario, edits: [] });
    expect(asked(machine, 'still rest').holds).toBe(true);
    expect(asked(machine, 'must rest').holds).toBe(true);
  });
});

describe('a core that waits for a guest that has entered again', () => {
  it('is ended by the host’s next timer event, so that it is a stall and no deadlock', () => {
    const machine = machineOf(presetOf('waits-for-hdec'));
    expect(asked(machine, 'can event host-timer').holds).toBe(true);
    expect(asked(machine, 'never deadlock').holds).toBe(true);
    expect(asked(machine, 'must rest').holds).toBe(true);
  });
});
