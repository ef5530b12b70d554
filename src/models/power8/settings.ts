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
import { CAUSES } from './cause-options.ts';
import { EXACT_TICKS, OFFSET_TICKS } from '../kvm-hv/ticks-of-settings.ts';

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

const NO_CAUSE = { value: 'none', label: 'none' } as const;

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
    options: CAUSES,
    default: 'TB_MISSING_STEP',
  },
  {
    key: 'errorKind2',
    kind: 'choice',
    label: 'Another cause',
    help: 'A second kind of error in the same run, where more than one error may be raised.',
    link: 'e2',
    options: [NO_CAUSE, ...CAUSES],
    default: 'none',
  },
  {
    key: 'errorKind3',
    kind: 'choice',
    label: 'And another',
    help: 'A third kind of error in the same run.',
    link: 'e3',
    options: [NO_CAUSE, ...CAUSES],
    default: 'none',
  },
  {
    key: 'errorOrder',
    kind: 'choice',
    label: 'Order of several causes',
    help: 'In which order errors of several kinds are raised; the last kind repeats.',
    link: 'eq',
    options: [
      { value: 'fixed', label: 'as they stand here' },
      { value: 'free', label: 'any, the schedule decides' },
    ],
    default: 'fixed',
  },
  {
    key: 'scope',
    kind: 'choice',
    label: 'HMI reaches',
    help: 'Whose HMER latches the error; one of a register of one thread reaches that thread alone.',
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
    key: 'recoveryFails',
    kind: 'flag',
    label: 'Firmware cannot repair it',
    help: 'The error stays, whatever OPAL does: it tells Linux so.',
    link: 'ef',
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

/** What decides how registers read and nothing else: set, a run reads like the log of a machine. */
const MACHINE = [
  {
    key: 'mcbs',
    kind: 'whole',
    label: 'MAX_CYC_BET_STEPS',
    help: 'TFMR[0:7], which firmware works out from the speed of the core: 50 for 2.67 billion cycles a second.',
    link: 'rm',
    min: 0,
    max: 255,
    default: 0x32,
  },
  {
    key: 'todStatus',
    kind: 'whole',
    label: 'CHIP_TOD_STATUS',
    help: 'TFMR[47:50]: what its values mean is not documented.',
    link: 'rs',
    min: 0,
    max: 15,
    default: 2,
  },
  {
    key: 'xscomDone',
    kind: 'flag',
    label: 'XSCOM_DONE in HMER',
    help: 'HMER[9] is set, as it is in most logs: left over from an access over XSCOM.',
    link: 'rx',
    default: false,
  },
  {
    ...EXACT_TICKS,
    key: 'hostTb',
    label: 'Host TB at the start',
    help: 'What the ChipTOD reads when the run begins.',
    link: 'rt',
    default: '0x1d2c5a3b1000',
  },
  {
    key: 'chip',
    kind: 'whole',
    label: 'Chip',
    help: 'Of PIR, by which a log names a thread: 0x0037 is chip 0, core 6, thread 7.',
    link: 'rc',
    min: 0,
    max: 63,
    default: 0,
  },
  {
    key: 'core',
    kind: 'whole',
    label: 'Core',
    help: 'Of PIR: POWER8 has cores 1 to 6 and 9 to 14. With 0 no PIR is shown.',
    link: 'rp',
    min: 0,
    max: 15,
    default: 0,
  },
] as const;

export const power8Settings = {
  model: 'power8-hmi',
  groupedBy: 'kernel',
  injection: {
    count: 'environment.tbErrors',
    cause: 'environment.errorKind',
    more: {
      causes: ['environment.errorKind2', 'environment.errorKind3'],
      none: 'none',
      order: 'environment.errorOrder',
      free: 'free',
    },
  },
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
    {
      key: 'machine',
      kind: 'group',
      label: 'Registers as in a log',
      changed: 'other constants of the machine',
      settings: MACHINE,
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
export const ERROR_KINDS: readonly ErrorKind[] = CAUSES.map(({ value }) => value);
