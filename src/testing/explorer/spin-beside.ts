/** Exported models in SPIN, beside what the explorer says of the same scenarios. */
import { expect } from 'vitest';
import { switchOf } from '../../export/promela/invariants.ts';
import { promela } from '../../export/promela/promela.ts';
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

function exported(name: string) {
  const scenario = scenarios.get(name);
  if (scenario === undefined) throw new Error(`no scenario ${name}`);
  const verdict = searched(scenario, exactBounds(name));
  expect(verdict.complete).toBe(true);
  return { verdict, model: promela(machineOf(scenario), name) };
}

export function expectSameStates(name: string): void {
  const { verdict, model } = exported(name);
  const { states } = verdict;
  expect(spin(model, { states })).toMatchObject({ states, errors: 0 });
}

/** Those that hold are asked for at once; each of those that do not, alone. */
export function expectSameVerdicts(name: string): void {
  const { verdict, model } = exported(name);
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
