/** Exported models in SPIN, beside what the explorer says of the same scenarios. */
import { expect } from 'vitest';
import { switchOf } from '../../export/promela/invariants.ts';
import { promela } from '../../export/promela/promela.ts';
import type { Verdict } from '../../explorer/verdict.ts';
import type { AssembledMachine } from '../../machine/assemble.ts';
import { machineOf, presetScenarios, smallScenarios } from './scenarios.ts';
import { exactBounds, searched, TOO_LARGE } from './searched.ts';
import { spin, spinIsInstalled } from './spin.ts';

export const SPIN_TIMEOUT_MS = 180_000;
const scenarios = new Map([...presetScenarios, ...smallScenarios]);

/** Presets that SPIN finishes, the last first: tests of the explorer begin with the others, and share. */
export const finished = presetScenarios
  .map(([id]) => id)
  .filter((id) => !TOO_LARGE.includes(id))
  .toReversed();

/** A machine, and what the explorer says of all its orders. */
interface Searched {
  readonly machine: AssembledMachine;
  readonly verdict: Verdict;
}

function searchedByName(name: string): Searched {
  const scenario = scenarios.get(name);
  if (scenario === undefined) throw new Error(`no scenario ${name}`);
  return { machine: machineOf(scenario), verdict: searched(scenario, exactBounds(name)) };
}

/** Of a scenario of the POWER8 core. */
export const expectSameStates = (name: string): void =>
  expectSameStatesOf(name, searchedByName(name));

/** Of a scenario of the POWER8 core. */
export const expectSameVerdicts = (name: string): void =>
  expectSameVerdictsOf(name, searchedByName(name));

export function expectSameStatesOf(name: string, { machine, verdict }: Searched): void {
  const { states, complete } = verdict;
  expect(complete).toBe(true);
  expect(spin(promela(machine, name), { states })).toMatchObject({ states, errors: 0 });
}

/** As many states, and the same invariants: those that hold asked for at once, each of the others alone. */
export function expectSameVerdictsOf(name: string, { machine, verdict }: Searched): void {
  const model = promela(machine, name);
  expect(verdict.complete).toBe(true);
  const ids = (holds: boolean) =>
    verdict.invariants.filter((one) => one.holds === holds).map(({ id }) => id);
  const { states } = verdict;
  const all = spin(model, { states, defines: ids(true).map(switchOf) });
  expect(all).toMatchObject({ states, errors: 0 });
  for (const id of ids(false)) {
    const { errors, output } = spin(model, { defines: [switchOf(id)] });
    expect([id, errors]).toEqual([id, 1]);
    expect(output).toContain('assertion violated');
  }
  expect(ids(true).length + ids(false).length).toBe(verdict.invariants.length);
}

/** Says so, where exported models are not run. */
export function warnWithoutSpin(): void {
  if (!spinIsInstalled)
    console.log('warning: no spin, or no C compiler: exported models were not run by SPIN');
}
