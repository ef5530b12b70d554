// The steps of the environment have the numbers that SPIN gives them.
import { afterAll, describe, expect, it } from 'vitest';
import { spinIsInstalled, stepNumbers } from '../../testing/explorer/spin.ts';
import { warnWithoutSpin } from '../../testing/explorer/spin-beside.ts';
import { machineOfPreset, presetIds } from '../../testing/explorer/preset-machines.ts';
import { isDeep } from '../../testing/runs.ts';
import { environmentNumbers } from './numbers.ts';
import { promela } from './promela.ts';

/** SPIN reads a large model for a second: the others are for a deep run. */
const OFTEN = [
  'leaving-guest-lucky',
  'fix-is-not-complete',
  'tod-stopped',
  'residue-rendezvous',
  'set-while-running',
  'silent-for-weeks',
];

const chosen = presetIds.filter((id) => isDeep || OFTEN.includes(id));

describe.skipIf(!spinIsInstalled)('SPIN', () => {
  it.each(chosen)('counts as is done here: %s', (id) => {
    const machine = machineOfPreset(id);
    const counted = environmentNumbers(machine);
    expect(counted.map(({ number }) => number)).toEqual(stepNumbers(promela(machine, id)));
    const actors = machine.actors.filter(({ kind }) => kind === 'environment').map((a) => a.id);
    expect(new Set(counted.map(({ actor }) => actor))).toEqual(new Set(actors));
  });
});

afterAll(warnWithoutSpin);
