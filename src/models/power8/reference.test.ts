/** Every preset runs step by step as a plain walk through its programs does. */
import { describe, expect, it } from 'vitest';
import type { AssembledMachine } from '../../machine/assemble.ts';
import { draw } from '../../base/random.ts';
import { compareRuns } from '../../testing/machine/compare.ts';
import { buildPower8 } from './index.ts';
import { power8Presets } from './presets.ts';
import { gate } from '../../testing/scenarios.ts';

const STEPS = 300;
/** It is seconds of work on a busy computer. */
const TIMEOUT_MS = 60_000;

describe('the assembled core', () => {
  it.each(power8Presets.map((p, i) => [p.id, p.scenario, i] as const))(
    'agrees with the reference on %s',
    (_, input, seed) => {
      const parsed = gate(input);
      if (!parsed.ok) throw new Error(parsed.error);
      const { machine } = buildPower8(parsed.value.scenario);
      const choices = Array.from({ length: STEPS }, (__, step) => draw(seed, step, 0));
      expect(compareRuns(machine as AssembledMachine, choices)).toBeGreaterThan(50);
    },
    TIMEOUT_MS,
  );
});
