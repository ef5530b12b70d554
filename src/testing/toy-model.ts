/**
 * A small model by hand, for tests of whatever shows models: two threads, of which the second waits
 * for the first, and an error that the environment raises. It claims nothing about any machine.
 */
import { ok } from '../base/result.ts';
import type { Catalogue } from '../models/catalogue.ts';
import type { Model } from '../models/model.ts';
import type { Description } from '../protocol/description.ts';
import { toyMachine } from './toy-machine.ts';
import type { ToyActor, ToyOp, ToyProgram } from './toy-machine.ts';
import { parseScenario } from '../scenario/parse.ts';
import type { Scenario } from '../scenario/schema.ts';
import { asToy, toySettings, type ToyInput } from './toy/settings.ts';
import { WORDS } from './toy/words.ts';

/** No what-if edit is offered. */
const NO_OFFER = { skip: false, split: false, force: false, up: null, down: null };

/** Numbers of a toy state: 0 the flag, 1 errors raised so far, 2 rounds made by the first thread. */
const FLAG = 0;
const RAISED = 1;
const ROUNDS = 2;

const store =
  (index: number, value: number): NonNullable<ToyOp['effect']> =>
  ({ value: values }) => {
    values[index] = value;
  };

/** `rounds`: how often the first thread goes round, three steps each. */
function toyProgram(scenario: Scenario, rounds: number): ToyProgram {
  const { slips, cause } = asToy(scenario).trouble;
  const first: ToyOp[] = [
    { text: 'work', costTicks: 20 },
    { text: 'flag = 1', costTicks: 10, effect: store(FLAG, 1), outcome: 'flag is set' },
    {
      text: 'go round',
      costTicks: 10,
      effect: ({ value }) => {
        value[ROUNDS] = (value[ROUNDS] ?? 0) + 1;
      },
      goto: ({ value }) => ((value[ROUNDS] ?? 0) < rounds ? 0 : 3),
    },
  ];
  const second: ToyOp[] = [
    { text: 'start', costTicks: 5 },
    { text: 'wait', waitsFor: 'flag to become 1', guard: ({ value }) => value[FLAG] === 1 },
    { text: 'finish', costTicks: 5, event: true },
  ];
  const error: ToyActor = {
    id: cause === 'gained' ? 'recovery' : 'error',
    guard: ({ value, place }) => (value[RAISED] ?? 0) < slips && (place[0] ?? 0) < 3,
    effect: ({ value }) => {
      value[RAISED] = (value[RAISED] ?? 0) + 1;
    },
    costTicks: 0,
    delay: [35, 70],
    injects: true,
    event: true,
  };
  return {
    threads: [first, second],
    environment: [error],
    initial: [0, 0, 0],
    // Broken when the first error comes after the second thread has finished.
    broken: ({ value, place }) => (value[RAISED] ?? 0) > 0 && place[1] === 3,
  };
}

export function toyModel(scenario: Scenario, rounds = 4): Model {
  const program = toyProgram(scenario, rounds);
  const machine = toyMachine(program);
  return {
    machine,
    description: describeToy(program),
    readCells: (state, out) => out.set(state.subarray(0, out.length)),
    readRegisters(_, exact, timeTicks, out) {
      out[0] = exact[0] ?? 0n;
      out[1] = 0x1d2c_5a3b_1000n + BigInt(timeTicks);
    },
    readSignal: (state) => state[machine.threads + FLAG] ?? 0,
    // The error comes only while the first thread is at work.
    obstacle: (state) => (state[0] === 3 ? 'the first thread is done' : ''),
    explain: (invariant, state, _, timeTicks) =>
      `invariant ${invariant}, ${state[machine.threads + RAISED] ?? 0} errors, tick ${timeTicks}`,
  };
}

/** One node; the machine by hand looks at nothing but the trouble. */
export const TOY_SCENARIO: ToyInput = { nodes: 1, clocks: [{ zone: '0x1000000000' }] };

/** The same with something else, as it comes out of the gate. */
export function toyScenario(more: Partial<ToyInput> = {}): Scenario {
  const parsed = parseScenario({ ...TOY_SCENARIO, ...more }, toySettings);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value.scenario;
}

/** Opens toys: presets `first`, and `second`, which raises no error. */
export function toyCatalogue(rounds = 4, modelVersion = 1): Catalogue {
  const preset = (id: string, trouble: ToyInput['trouble'] = {}) => ({
    id,
    title: `The ${id}`,
    sentence: `It is the ${id}.`,
    lookFor: 'Nothing.',
    scenario: { ...TOY_SCENARIO, trouble },
  });
  return {
    settings: toySettings,
    presets: [preset('first'), preset('second', { slips: 0 })],
    retired: [],
    modelVersion,
    olderModels: new Map(),
    card: {
      choice: 'pace',
      options: [
        {
          label: 'slow',
          runs: [
            { label: 'broken', preset: 'first' },
            { label: 'mended', preset: 'first', change: { trouble: { slips: 0 } } },
          ],
        },
        { label: 'quiet', runs: [{ label: 'quiet', preset: 'second' }] },
      ],
      first: 0,
      doors: [{ label: 'The quiet one', preset: 'second' }],
      words: ({ label, finished }) => ({
        title: `A toy that is ${label}.`,
        consequence: `It breaks ${finished.violations.length} times.`,
        remedy: 'Another toy.',
      }),
    },
    buildModel: (scenario) => ok(toyModel(scenario, rounds)),
  };
}

function describeToy({ threads, environment = [] }: ToyProgram): Description {
  const rest: ToyOp = { text: 'at rest' };
  // Both threads share the numbering of places, so instructions are those of the longer program.
  const ops = [...(threads[0] ?? []), rest].map((op, place) => ({
    ...op,
    waitsFor: threads.find((thread) => thread[place]?.waitsFor)?.[place]?.waitsFor ?? '',
  }));
  return {
    model: toySettings.model,
    title: 'A toy',
    ticksPerMicrosecond: 512,
    groups: [{ id: 'group0', label: 'group 0', detail: '', threads: threads.map((_, i) => i) }],
    threads: threads.map((_, i) => ({ id: `t${i}`, group: 0, role: 'primary', actor: i })),
    actors: [
      ...threads.map((_, i) => ({
        id: `t${i}`,
        kind: 'thread' as const,
        label: `t${i}`,
        thread: i,
        injects: false,
      })),
      ...environment.map((actor) => ({
        id: actor.id,
        kind: 'environment' as const,
        label: `${actor.id} happens`,
        thread: actor.thread ?? -1,
        injects: actor.injects ?? false,
      })),
    ],
    functions: [
      { name: 'toy', file: 'toy.c', origin: '', summary: '', lines: ops.map((_, i) => i) },
    ],
    lines: ops.map((op, i) => ({
      id: `toy:L${i}`,
      function: 0,
      label: `L${i}`,
      indent: 0,
      text: op.text,
      kind: 'op' as const,
      added: false,
      why: '',
      edit: null,
      offer: NO_OFFER,
    })),
    edits: [],
    instructions: ops.map((op, i) => ({
      line: i,
      stack: [0],
      calls: [],
      phase: 0,
      text: op.text,
      rest: op === ops.at(-1),
      waitsFor: op.waitsFor,
    })),
    phases: [{ id: 'work', label: 'work', tone: 'host', hatched: false }],
    cells: ['t0.place', 't1.place', 'flag', 'raised', 'rounds'].map((id) => ({
      id,
      label: id,
      scope: 'machine' as const,
      index: 0,
      names: [],
      min: 0,
      max: 0x7fff_ffff,
      summary: '',
      ghost: false,
    })),
    registers: ['history', 'tb'].map((id) => ({
      id,
      label: id,
      scope: 'machine' as const,
      index: 0,
      width: 64 as const,
      signed: false,
      fields: [],
      summary: '',
    })),
    events: [{ id: 'noted', label: 'noted', marker: '' }],
    invariants: ['late', 'deadlock'].map((id) => ({
      id,
      title: id,
      sentence: '',
      consequence: '',
    })),
    signals: [
      {
        id: 'flag',
        group: 0,
        label: 'flag',
        kind: 'flag',
        levels: [
          { label: '0', tone: 'off' },
          { label: '1', tone: 'on' },
        ],
      },
    ],
    words: WORDS,
    settings: toySettings,
    switches: [],
  };
}
