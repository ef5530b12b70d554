/** The rack of clocks: a scenario in, a model out. It claims nothing about any real machine. */
import type { Result } from '../../base/result.ts';
import type { EditRefusal } from '../../machine/edit/edit.ts';
import { all, any, less, not, place } from '../../machine/expression.ts';
import {
  modelFrom,
  type About,
  type NamedInvariant,
  type ReadableRegister,
  type ReadableSignal,
} from '../../models/assembled.ts';
import type { Model } from '../../models/model.ts';
import type { QuestionInfo } from '../../protocol/description.ts';
import { environmentOf, threadPrograms } from './program.ts';
import { cellsOf, clockAt, declareRack, initialExact, timeAt, type Rack } from './rack.ts';
import { toySettings, type ToyScenario } from './settings.ts';
import { EVENTS, PHASES, WORDS } from './words.ts';

/** Refused where the scenario's edits do not fit the program. */
export function openToy(scenario: ToyScenario): Result<Model, EditRefusal> {
  const rack = declareRack(scenario);
  return modelFrom({
    edits: scenario.edits,
    program: {
      cells: cellsOf(rack),
      threads: threadPrograms(rack),
      environment: environmentOf(rack),
      initialExact: initialExact(rack),
    },
    invariants: invariantsOf(rack),
    registers: registersOf(rack),
    signals: signalsOf(rack),
    about: aboutRack(rack),
    explain: (invariant, at) =>
      invariant === 'mended-once'
        ? rack.nodes
            .filter(({ off }) => at.value(off) < 0)
            .map(({ index }) => `clock ${index} was mended more often than it has slipped`)
            .join('; ')
        : 'nobody can move, and an alarm still rings',
  });
}

const aboutRack = ({ scenario, nodes, threads }: Rack): About => ({
  title: 'Rack of clocks',
  ticksPerMicrosecond: 100,
  groups: nodes.map((node) => ({
    id: `node${node.index}`,
    label: `node ${node.index}`,
    detail: `zone ${scenario.clocks[node.index]?.zone ?? ''}`,
    threads: node.threads.map((t) => t.index),
  })),
  threads: threads.map(({ id, node, index, hears }) => ({
    id,
    group: node,
    role: hears ? 'watcher' : 'deaf watcher',
    actor: index,
  })),
  phases: PHASES,
  events: EVENTS,
  questions: QUESTIONS,
  readings: [
    { event: 'mended', registers: ['rack.time', 'node0.error'] },
    { event: 'slipped', registers: ['node0.clock'] },
  ],
  words: WORDS,
  settings: toySettings,
  switches: [],
});

const QUESTIONS: readonly QuestionInfo[] = [
  {
    id: 'right-again',
    title: 'The first clock can be right again',
    sentence: 'From wherever an order comes to, the clock of node 0 can be right.',
    ask: 'still node0.off == 0',
    row: 'Q1',
  },
];

const invariantsOf = ({ nodes, threads }: Rack): NamedInvariant[] => [
  {
    id: 'mended-once',
    title: 'A slip is mended once',
    sentence: 'No clock is mended more often than it has slipped.',
    consequence: 'The clock is wrong the other way round, and no alarm rings.',
    when: 'always',
    holds: not(any(...nodes.map(({ off }) => less(off, 0)))),
  },
  {
    id: 'all-idle',
    title: 'Everybody is done in the end',
    sentence: 'Somebody can move until every thread is idle and no alarm rings.',
    consequence: 'A thread waits for the latch for ever.',
    when: 'rest',
    holds: all(...threads.flatMap(({ index, alarm }) => [place(index, 'rest'), not(alarm)])),
  },
];

function registersOf({ nodes }: Rack): ReadableRegister[] {
  const register = { width: 64, signed: false, fields: [], summary: '' } as const;
  return [
    {
      ...register,
      id: 'rack.time',
      label: 'time',
      scope: 'machine',
      index: 0,
      read: ({ timeTicks }) => timeAt(timeTicks),
    },
    ...nodes.flatMap(({ index, zone }): ReadableRegister[] => [
      {
        ...register,
        id: `node${index}.clock`,
        label: `clock ${index}`,
        scope: 'group',
        index,
        read: (at) => clockAt(at, index),
      },
      {
        ...register,
        id: `node${index}.error`,
        label: `error of clock ${index}`,
        scope: 'group',
        index,
        signed: true,
        read: (at) => BigInt.asUintN(64, clockAt(at, index) - zone - timeAt(at.timeTicks)),
      },
    ]),
  ];
}

/** The latch of the whole rack first, and then a clock for each node. */
const signalsOf = ({ nodes, latch }: Rack): ReadableSignal[] => [
  {
    id: 'rack.latch',
    group: -1,
    label: 'latch',
    kind: 'flag',
    levels: [
      { label: '', tone: 'off' },
      { label: 'taken', tone: 'on' },
    ],
    cells: [latch],
    level: (taken) => taken,
  },
  ...nodes.map(({ index, off }): ReadableSignal => ({
    id: `node${index}.clock`,
    group: index,
    label: 'clock',
    kind: 'clock',
    levels: [
      { label: 'right', tone: 'host' },
      { label: 'slipped', tone: 'stopped', ticks: -0x1000 },
      { label: 'mended too often', tone: 'wrong', ticks: 0x1000 },
    ],
    cells: [off],
    level: (slips) => (slips === 0 ? 0 : slips > 0 ? 1 : 2),
  })),
];
