/**
 * The settings of the POWER8 core: what a scenario of it says, in what words, and under which letters
 * links have it. Keys, values, defaults and letters are what old links and files mean: they stay.
 */
import {
  scenarioOf,
  type Scenario as AnyScenario,
  type ScenarioInputOf,
  type ScenarioOf,
} from '../../scenario/schema.ts';
import type { Settings } from '../../scenario/settings.ts';
import { OFFSET_TICKS } from '../kvm-hv/ticks-of-settings.ts';

const SUBCORE = [
  {
    key: 'start',
    kind: 'choice',
    label: 'Starts',
    help: '',
    link: '',
    options: [
      { value: 'guest', label: 'in a guest', letter: 'g' },
      { value: 'host', label: 'in the host', letter: 'h' },
      { value: 'either', label: 'either: the seed decides', letter: 'e' },
    ],
    default: 'guest',
  },
  {
    ...OFFSET_TICKS,
    key: 'tbOffset',
    label: 'tb_offset',
    help: '',
    link: '',
    default: '0x0',
  },
  {
    key: 'entries',
    kind: 'whole',
    label: 'Entries after the start',
    help: '',
    link: '_',
    min: 0,
    max: 4095,
    default: 0,
  },
  {
    key: 'inHypercall',
    kind: 'flag',
    label: 'In a hypercall',
    // HV=1 and EE=0 there, so that an HMI stays latched.
    help: 'Its last thread starts in a real-mode hypercall.',
    link: 'capital',
    default: false,
  },
] as const;

const ENVIRONMENT = [
  {
    key: 'tbErrors',
    kind: 'whole',
    label: 'Errors at most',
    help: 'How many errors may be raised in a run.',
    link: 'e',
    told: { one: '1 error', many: '{} errors' },
    min: 0,
    max: 7,
    default: 1,
  },
  {
    key: 'errorKind',
    kind: 'choice',
    label: 'Cause',
    help: '',
    link: 'ek',
    options: [
      {
        value: 'TB_MISSING_SYNC',
        label: 'TB_MISSING_SYNC',
        help: 'TFMR[43], HMER[4]: no sync pulse came; the TB stops',
        also: ['MISSING_SYNC'],
      },
      {
        value: 'TB_MISSING_STEP',
        label: 'TB_MISSING_STEP',
        help: 'TFMR[44], HMER[4]: a step of the ChipTOD is missing; the TB stops',
        also: ['MISSING_STEP'],
      },
      {
        value: 'TB_RESIDUE_ERR',
        label: 'TB_RESIDUE_ERR',
        help: 'TFMR[45], HMER[4]: parity of the TB; every subcore must clean up first',
        also: ['RESIDUE', 'RESIDUE_ERR', 'TB_RESIDUE'],
      },
      {
        value: 'FW_CONTROL_ERR',
        label: 'FW_CONTROL_ERR',
        help: 'TFMR[46], HMER[4]: firmware gave a command in a wrong state; the TB stops',
        also: ['FW_CONTROL', 'TB_FW_CONTROL'],
      },
      {
        value: 'TBST_CORRUPT',
        label: 'TBST_CORRUPT',
        help: 'TFMR[27], HMER[4]: the TB state machine is corrupt; the TB stops',
        also: ['TB_CORRUPT', 'TB_TBST_CORRUPT'],
      },
      {
        // An HMI that is no TB error.
        value: 'PROC_RECV_DONE',
        label: 'PROC_RECV_DONE',
        help: 'HMER[2]: a processor recovery; the TB is healthy',
        also: ['PROC_RECV'],
      },
    ],
    default: 'TB_MISSING_STEP',
  },
  {
    key: 'scope',
    kind: 'choice',
    label: 'HMI reaches',
    help: 'Whose HMER latches the error.',
    link: 'es',
    options: [
      { value: 'core', label: 'every thread of the core (as the sources say)' },
      { value: 'subcore', label: 'the threads of one subcore' },
      { value: 'thread', label: 'one thread' },
    ],
    default: 'core',
  },
  {
    key: 'hmiInEntryWindow',
    kind: 'flag',
    label: 'Error while a guest is entered',
    help: 'The error may come between the hard-disable (R4a) and hrfid of a guest entry.',
    link: 'ew',
    default: true,
  },
  {
    key: 'hdecSoon',
    kind: 'flag',
    label: 'The time slice may end early',
    help: 'HDEC may run out at any moment; without it, only when everybody waits for a guest.',
    link: 'eh',
    default: false,
  },
  {
    key: 'otherExits',
    kind: 'flag',
    label: 'Guests leave for other reasons, too',
    help: 'A guest may leave for a reason that is not an HMI.',
    link: 'eo',
    default: false,
  },
  {
    key: 'hmiPriority',
    kind: 'choice',
    label: 'What is taken first at hrfid',
    help: 'Not documented: what is taken when an HMI is pending together with HDEC or a doorbell.',
    link: 'ep',
    options: [
      { value: 'hmi', label: 'the HMI first' },
      { value: 'either', label: 'either, the schedule decides' },
      // As it was called when it did not cover the doorbell.
      { value: 'last', label: 'the other one first', also: ['hdec'] },
    ],
    default: 'hmi',
  },
  {
    key: 'todStopped',
    kind: 'flag',
    label: 'ChipTOD stopped',
    help: 'The ChipTOD stands still: no TB can be loaded any more.',
    link: 'ed',
    default: false,
  },
  {
    key: 'tbWrap',
    kind: 'flag',
    label: 'The low bits of the TB wrap',
    help: 'The low 24 bits of the TB wrap once during the run: the carry check matters.',
    link: 'et',
    default: false,
  },
] as const;

export const power8Settings = {
  model: 'power8-hmi',
  groupedBy: 'kernel',
  injection: { count: 'environment.tbErrors', cause: 'environment.errorKind' },
  settings: [
    {
      key: 'kernel',
      kind: 'choice',
      label: 'Kernel',
      help: 'Which Linux runs on the core.',
      link: 'k',
      told: 'kernel {}',
      inSight: true,
      options: [
        { value: 'pre-fix', label: 'before the fix' },
        { value: 'v4.8', label: 'v4.8, the fix' },
      ],
      default: 'v4.8',
    },
    {
      key: 'firmware',
      kind: 'choice',
      label: 'Firmware',
      help: 'Which OPAL it calls.',
      link: 'f',
      told: 'firmware {}',
      options: [{ value: 'skiboot-5', label: 'skiboot 5' }],
      default: 'skiboot-5',
    },
    {
      key: 'split',
      kind: 'choice',
      label: 'Split mode',
      help: 'Into how many subcores the eight threads of the core are split.',
      link: 's',
      told: 'split {}',
      inSight: true,
      decidesThreads: true,
      options: [
        { value: 1, label: '1', help: 'unsplit: one subcore of eight threads' },
        { value: 2, label: '2', help: '2-way: two subcores of four threads' },
        { value: 4, label: '4', help: '4-way: four subcores of two threads' },
      ],
      default: 4,
    },
    {
      key: 'threadsPerSubcore',
      kind: 'whole',
      label: 'Threads per subcore',
      help: 'The others stay offline.',
      link: 't',
      told: { one: '1 thread a subcore', many: '{} threads a subcore' },
      decidesThreads: true,
      min: 1,
      max: 8,
      shared: { among: 'split', each: 'threads a subcore' },
      default: 1,
    },
    {
      key: 'subcores',
      kind: 'list',
      label: 'Subcore',
      plural: 'Subcores',
      changed: 'other subcores',
      link: 'u',
      length: 'split',
      max: 4,
      settings: SUBCORE,
      // Guests that can be told from their neighbours: before and after the host's time, near and far.
      added: [
        { tbOffset: '0x1000000000' },
        { tbOffset: '-0x1000000000' },
        { tbOffset: '0x4000000000' },
        { tbOffset: '-0x800000000' },
      ],
      addedAlike: ['entries'],
    },
    {
      key: 'environment',
      kind: 'group',
      label: 'Environment',
      changed: 'another environment',
      settings: ENVIRONMENT,
    },
  ],
} as const satisfies Settings;

/** A scenario of this model. */
export type Scenario = ScenarioOf<typeof power8Settings>;
export type ScenarioInput = ScenarioInputOf<typeof power8Settings>;
export type Environment = Scenario['environment'];
export type ErrorKind = Environment['errorKind'];

/** As `scenarioOf`, with these. */
export function asPower8(scenario: AnyScenario): Scenario {
  return scenarioOf(power8Settings, scenario);
}

/** Every error that can be injected, by the name of its bit. */
export const ERROR_KINDS: readonly ErrorKind[] = ENVIRONMENT[1].options.map(({ value }) => value);
