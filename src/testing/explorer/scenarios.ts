/** Scenarios that a search can finish, small and large, for tests of the explorer and the exports. */
import { buildPower8 } from '../../models/power8/index.ts';
import { presets } from '../../models/power8/catalogue.ts';
import type { AssembledMachine } from '../../machine/assemble.ts';
import type { Environment, Scenario, ScenarioInput } from '../../models/power8/settings.ts';
import { parsed } from '../scenarios.ts';

const AHEAD = '0x1000000000';
const BEHIND = '-0x1000000000';

interface Setting extends Omit<ScenarioInput, 'subcores' | 'environment'> {
  /** A word a subcore: `g` guest, `h` host, `e` either; entries left; `c` for in a hypercall. */
  readonly subcores: string;
  readonly environment?: Partial<Environment>;
  /** Every offset ahead, instead of ahead and behind by turns. */
  readonly alike?: boolean;
}

/** e.g. `{ split: 2, subcores: 'g1 h' }`: two subcores, offsets ahead and behind by turns. */
export function scenarioOf({ subcores, alike = false, ...setting }: Setting): Scenario {
  const starts = { g: 'guest', h: 'host', e: 'either' } as const;
  return parsed({
    ...setting,
    subcores: subcores.split(' ').map((word, i) => ({
      start: starts[word.charAt(0) as keyof typeof starts],
      tbOffset: alike || i % 2 === 0 ? AHEAD : BEHIND,
      entries: Number(/[0-9]+/.exec(word)?.[0] ?? 0),
      inHypercall: word.endsWith('c'),
    })),
  });
}

export function machineOf(scenario: Scenario): AssembledMachine {
  return buildPower8(scenario).machine as AssembledMachine;
}

export const presetScenarios: readonly (readonly [string, Scenario])[] = presets.map(
  ({ id, scenario }) => [id, parsed(scenario)],
);

/** Small ones that each bring in something of their own. */
export const smallScenarios: readonly (readonly [string, Scenario])[] = (
  [
    ['unsplit, re-entry', { split: 1, subcores: 'g1' }],
    ['unsplit, two threads', { split: 1, threadsPerSubcore: 2, subcores: 'g1' }],
    ['2-way, re-entry', { split: 2, subcores: 'g1 g1' }],
    ['2-way, before the fix', { split: 2, kernel: 'pre-fix', subcores: 'g1 h1' }],
    ['2-way, either', { split: 2, subcores: 'e1 e' }],
    ['2-way, in a hypercall', { split: 2, threadsPerSubcore: 2, subcores: 'gc h' }],
    ['2-way, HDEC soon', { split: 2, subcores: 'h1 h1', environment: { hdecSoon: true } }],
    ['2-way, two errors', { split: 2, subcores: 'g h', environment: { tbErrors: 2 } }],
    [
      '2-way, an HMI to one thread',
      { split: 2, threadsPerSubcore: 2, subcores: 'g g', environment: { scope: 'thread' } },
    ],
    [
      '2-way, a residue error to one subcore',
      {
        split: 2,
        subcores: 'g1 g',
        environment: { errorKind: 'TB_RESIDUE_ERR', scope: 'subcore' },
      },
    ],
    [
      '2-way, other exits and a wrap',
      { split: 2, subcores: 'h1 h1', environment: { otherExits: true, tbWrap: true } },
    ],
  ] satisfies [string, Setting][]
).map(([name, setting]) => [name, scenarioOf(setting)]);
