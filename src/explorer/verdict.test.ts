import { describe, expect, it } from 'vitest';
import {
  machineOf,
  presetScenarios,
  scenarioOf,
  smallScenarios,
} from '../testing/explorer/scenarios.ts';
import { exactBounds, searched } from '../testing/explorer/searched.ts';
import { expectReplayable } from '../testing/explorer/replayable.ts';
import type { AssembledMachine } from '../machine/assemble.ts';
import { Search, type SearchOptions } from './search.ts';
import { verdictOf, type Verdict } from './verdict.ts';

/** Enough for a scenario of a few threads. */
const MAX_STATES = 220_000;
/** Enough with reduction for whatever is finished without. */
const MAX_REDUCED_STATES = 1_000_000;

function search(machine: AssembledMachine, options: Partial<SearchOptions> = {}): Search {
  const limits = { maxStates: MAX_STATES, maxBytes: 1e9 };
  const made = new Search(machine, { ...limits, reduction: 'none', from: null, ...options });
  while (made.advance(10_000));
  return made;
}

const verdict = (machine: AssembledMachine, options: Partial<SearchOptions> = {}): Verdict =>
  verdictOf(search(machine, options));

const held = ({ invariants }: Verdict) => invariants.map(({ id, holds }) => [id, holds]);

describe.each([...presetScenarios, ...smallScenarios])('%s', (name, scenario) => {
  const machine = machineOf(scenario);

  it('has the same verdict with reduction, and schedules that can be replayed', () => {
    const exact = searched(scenario, exactBounds(name));
    const reduced = searched(scenario, {
      reduction: 'por',
      maxStates: exact.complete ? MAX_REDUCED_STATES : 5000,
    });
    expectReplayable(machine, exact);
    expectReplayable(machine, reduced);
    for (const { complete, bound } of [exact, reduced]) expect(complete).toBe(bound === null);
    if (!exact.complete) return;
    expect(held(reduced)).toEqual(held(exact));
    expect(reduced.neverTaken).toEqual(exact.neverTaken);
    expect([reduced.ends, reduced.deadlocks]).toEqual([exact.ends, exact.deadlocks]);
    exact.invariants.forEach(({ shortestStep }, i) => {
      const longer = reduced.invariants[i]?.shortestStep;
      if (shortestStep !== null) expect(longer).toBeGreaterThanOrEqual(shortestStep);
    });
  });
});

describe('a verdict', () => {
  it('finds the shortest way to break the old kernel', () => {
    const machine = machineOf(scenarioOf({ kernel: 'pre-fix', split: 1, subcores: 'g' }));
    const found = verdict(machine);
    expect(found.complete).toBe(true);
    const reload = found.invariants.find(({ id }) => id === 'reload-safe');
    expect(reload?.schedule?.slice(0, 2)).toEqual(['error', 'hmi-t0']);
    expect(reload?.schedule?.at(-1)).toBe('tod-load');
    expect(expectReplayable(machine, found)).toBeGreaterThan(2);
  });

  it('does not say that an invariant holds when it has not seen everything', () => {
    const machine = machineOf(scenarioOf({ split: 2, subcores: 'g g' }));
    const found = verdict(machine, { maxStates: 100 });
    expect(found.complete).toBe(false);
    expect(found.bound).toMatch(
      /^not complete: the search stopped at its limit, with 10[0-9] states; \d+ of them/,
    );
    expect(new Set(found.invariants.map(({ holds }) => holds))).toEqual(new Set([null]));
    expect(verdict(machine, { maxBytes: 1000 }).bound).toMatch(/needed more than 0 MB/);
    const stopped = new Search(machine, {
      maxStates: 1e6,
      maxBytes: 1e9,
      reduction: 'none',
      from: null,
    });
    stopped.advance(20);
    expect(verdictOf(stopped).bound).toMatch(/^not complete: the search was stopped, with/);
  });

  it('names the lines and the actors that were never taken', () => {
    const machine = machineOf(
      scenarioOf({ split: 2, subcores: 'h h', environment: { hdecSoon: true } }),
    );
    const { neverTaken, complete } = verdict(machine);
    expect(complete).toBe(true);
    expect(neverTaken).toContain('hdec-t0');
    expect(neverTaken).toContain('kvmppc_tb_resync_required:op');
    expect(neverTaken).not.toContain('hmi-t0');
    expect(neverTaken).not.toContain('opal_handle_hmi:O1');
  });

  it('starts from any state', () => {
    const machine = machineOf(scenarioOf({ kernel: 'pre-fix', split: 1, subcores: 'g' }));
    const steps = verdict(machine).invariants.find(({ id }) => id === 'tb-at-rest')?.shortestStep;
    const from = machine.initial.slice();
    machine.step(
      from,
      machine.actors.findIndex(({ id }) => id === 'error'),
    );
    const later = verdict(machine, { from });
    const rest = later.invariants.find(({ id }) => id === 'tb-at-rest');
    expect(rest?.shortestStep).toBe((steps ?? 0) - 1);
    expect(rest?.schedule?.[0]).toBe('hmi-t0');
  });
});
