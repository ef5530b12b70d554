/** The settings of the rack: a few, of every kind. */
import {
  scenarioOf,
  type Scenario as AnyScenario,
  type ScenarioInputOf,
  type ScenarioOf,
} from '../../scenario/schema.ts';
import type { Settings } from '../../scenario/settings.ts';

const CLOCK = [
  {
    key: 'start',
    kind: 'choice',
    label: 'Starts',
    help: '',
    link: '',
    options: [
      { value: 'right', label: 'right', letter: 'r' },
      { value: 'wrong', label: 'one slip wrong', letter: 'w' },
    ],
    default: 'right',
  },
  {
    key: 'zone',
    kind: 'ticks',
    zeroBits: 24,
    roundedAs: '',
    ticksPerSecond: 100_000_000,
    label: 'Zone',
    help: '',
    link: '',
    default: '0x0',
  },
  {
    key: 'deaf',
    kind: 'flag',
    label: 'A deaf thread',
    help: 'Its last thread hears no alarm.',
    link: 'capital',
    default: false,
  },
] as const;

const TROUBLE = [
  {
    key: 'slips',
    kind: 'whole',
    label: 'Slips at most',
    help: 'How often the clocks may slip in a run.',
    link: 'sl',
    told: { one: '1 slip', many: '{} slips' },
    min: 0,
    max: 7,
    default: 1,
  },
  {
    key: 'cause',
    kind: 'choice',
    label: 'A slip',
    help: '',
    link: 'sc',
    options: [
      { value: 'lost', label: 'loses ticks' },
      { value: 'gained', label: 'gains ticks', also: ['won'] },
    ],
    default: 'lost',
  },
  {
    key: 'anytime',
    kind: 'flag',
    label: 'At any time',
    help: 'Clocks may slip while somebody still reads one.',
    link: 'st',
    default: true,
  },
] as const;

export const toySettings = {
  model: 'toy-rack',
  groupedBy: 'mending',
  injection: { count: 'trouble.slips', cause: 'trouble.cause' },
  settings: [
    {
      key: 'mending',
      kind: 'choice',
      label: 'Mending',
      help: 'How a thread mends a clock.',
      link: 'h',
      told: 'mending {}',
      inSight: true,
      options: [
        { value: 'hasty', label: 'hasty' },
        { value: 'careful', label: 'careful, under the latch' },
      ],
      default: 'careful',
    },
    {
      key: 'nodes',
      kind: 'choice',
      label: 'Nodes',
      help: '',
      link: 'no',
      told: { one: '1 node', many: '{} nodes' },
      inSight: true,
      decidesThreads: true,
      options: [1, 2].map((value) => ({ value, label: String(value) })),
      default: 2,
    },
    {
      key: 'threads',
      kind: 'whole',
      label: 'Threads per node',
      help: '',
      link: 'th',
      told: { one: '1 thread a node', many: '{} threads a node' },
      decidesThreads: true,
      min: 1,
      max: 4,
      shared: { among: 'nodes', each: 'threads a node' },
      default: 2,
    },
    {
      key: 'clocks',
      kind: 'list',
      label: 'Clock',
      plural: 'Clocks',
      changed: 'other clocks',
      link: 'cl',
      length: 'nodes',
      max: 2,
      settings: CLOCK,
      added: [{}, { zone: '0x1000000000' }],
      addedAlike: [],
    },
    {
      key: 'trouble',
      kind: 'group',
      label: 'Trouble',
      changed: 'other trouble',
      settings: TROUBLE,
    },
  ],
} as const satisfies Settings;

export type ToyScenario = ScenarioOf<typeof toySettings>;
export type ToyInput = ScenarioInputOf<typeof toySettings>;

/** As `scenarioOf`, with these. */
export function asToy(scenario: AnyScenario): ToyScenario {
  return scenarioOf(toySettings, scenario);
}
