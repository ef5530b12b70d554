/**
 * The settings of the timebase offset: what a scenario of it says, in what words, and under which letters
 * links have it. Keys, values, defaults and letters are what old links and files mean: they stay.
 */
import {
  scenarioOf,
  type Scenario as AnyScenario,
  type ScenarioInputOf,
  type ScenarioOf,
} from '../../scenario/schema.ts';
import type { Settings } from '../../scenario/settings.ts';
import { EXACT_TICKS } from '../kvm-hv/ticks-of-settings.ts';

const TIMES = [
  {
    ...EXACT_TICKS,
    key: 'hostTb',
    label: 'Host TB at the start',
    help: 'What the timebase of the first host reads when the run starts.',
    link: 'th',
    default: '0x1d2c563b1000',
  },
  {
    ...EXACT_TICKS,
    key: 'delta',
    label: 'Origin difference',
    help: 'How far the timebase of the second host is ahead of the first one, for ever.',
    link: 'td',
    default: '-0x1d2b3af5a877',
  },
  {
    ...EXACT_TICKS,
    key: 'rawOffset',
    label: 'Raw offset',
    help: 'What userspace gave to SET_ONE_REG before the run; the kernel rounds it. Not used by a guest that boots in the run.',
    link: 'tr',
    default: '0x1000000000',
  },
  {
    ...EXACT_TICKS,
    key: 'run',
    label: 'Time until the stop',
    help: 'How long the guest runs before it is stopped, or first leaves.',
    link: 'tn',
    default: '0x4000000',
  },
  {
    ...EXACT_TICKS,
    key: 'pause',
    label: 'Pause or transfer',
    help: 'How long the guest is stopped.',
    link: 'tp',
    default: '0x4000000',
  },
  {
    key: 'close',
    kind: 'flag',
    label: 'Close-up of a wrap',
    help: 'The clock is read at single ticks around the first wrap, instead of every quarter of 2^24 ticks.',
    link: 'tx',
    default: false,
  },
  {
    key: 'inSwitch',
    kind: 'choice',
    label: 'Time inside a switch',
    help: 'How much time may pass from the first mftb of a switch to its last write of TBU40. With EE=0 only firmware could let 32.768 ms pass.',
    link: 'ti',
    options: [
      {
        value: 'none',
        label: 'none: each switch is one moment',
        help: 'nothing can wrap within a switch',
      },
      {
        value: 'less',
        label: 'less than 2^24 ticks',
        help: 'the low 24 bits can wrap once, and the carry check sees it',
      },
      {
        value: 'any',
        label: 'any time (STALL)',
        help: 'they can wrap once and pass where they were: the carry check does not see that',
      },
    ],
    default: 'less',
  },
] as const;

const USERSPACE = [
  {
    key: 'sync',
    kind: 'flag',
    label: 'Offset read back (SYNC)',
    help: 'QEMU has read the rounded offset back from the kernel before it saves the time of the guest.',
    link: 'us',
    default: true,
  },
  {
    key: 'qemu',
    kind: 'choice',
    label: 'QEMU',
    help: 'What it does with the time of a guest that is stopped.',
    link: 'uq',
    options: [
      {
        value: 'old',
        label: 'before 42043e4f1241',
        help: 'the clock of a stopped guest goes on; only a migration sets an offset',
      },
      {
        value: 'clock',
        label: '42043e4f1241',
        help: 'the clock counts only while the guest runs; a migration saves the time again',
      },
      {
        value: 'paused',
        label: 'd14f33976282 and later',
        help: 'a paused guest keeps the time at which it was paused',
      },
    ],
    default: 'paused',
  },
  {
    key: 'setter',
    kind: 'choice',
    label: 'Another SET_ONE_REG',
    help: 'A sibling vCPU of the first vcore sets tb_offset by itself: its own mutex lets it, there is no other lock.',
    link: 'uw',
    options: [
      { value: 'none', label: 'none', help: 'nobody but QEMU’s own vCPU sets the offset' },
      {
        value: 'stopped',
        label: 'only while no vcore runs',
        help: 'the next entry adds the new offset, and its exit takes it away',
      },
      {
        value: 'anytime',
        label: 'at any time',
        help: 'also between an entry, which has added the old offset, and its exit',
      },
    ],
    default: 'none',
  },
  {
    ...EXACT_TICKS,
    key: 'setTo',
    label: 'It sets tb_offset to',
    help: '',
    link: 'uv',
    default: '0x13e8000000',
  },
  {
    key: 'hotPlug',
    kind: 'choice',
    label: 'Hot-plug of the second vcore',
    help: 'RTAS start-cpu copies the offset of the CPU that calls it (Q8).',
    link: 'ug',
    options: [
      { value: 'none', label: 'no: it is there from the start' },
      { value: 'copied', label: 'with the offset copied (Q8)' },
      { value: 'missing', label: 'without Q8' },
    ],
    default: 'none',
  },
] as const;

const MISTAKES = [
  {
    key: 'write',
    kind: 'choice',
    label: 'Write of the TB',
    help: 'Through which register the switch writes the TB.',
    link: 'mw',
    options: [
      { value: 'tbu40', label: 'TBU40: the upper 40 bits' },
      { value: 'whole', label: 'TBWU and TBWL: all 64 bits' },
    ],
    default: 'tbu40',
  },
  {
    key: 'dispatchLog',
    kind: 'choice',
    label: 'Dispatch log',
    help: 'Which time DT1 writes into it.',
    link: 'ml',
    options: [
      { value: 'guest', label: 'guest time' },
      { value: 'host', label: 'host time' },
    ],
    default: 'guest',
  },
  {
    key: 'cpus',
    kind: 'choice',
    label: 'Offset set for',
    help: 'For which CPUs timebase_load sets the offset.',
    link: 'mc',
    options: [
      { value: 'every', label: 'every CPU' },
      { value: 'first', label: 'the first CPU only' },
    ],
    default: 'every',
  },
  {
    key: 'destination',
    kind: 'choice',
    label: 'Offset at the destination',
    help: '',
    link: 'md',
    options: [
      { value: 'computed', label: 'computed from the saved time' },
      { value: 'copied', label: 'the one of the source' },
    ],
    default: 'computed',
  },
  {
    key: 'addDowntime',
    kind: 'flag',
    label: 'Downtime added',
    help: 'The destination adds the time since the save to the saved time.',
    link: 'ma',
    default: false,
  },
] as const;

export const tbOffsetSettings = {
  model: 'tb-offset',
  groupedBy: 'flow',
  injection: null,
  settings: [
    {
      key: 'kernel',
      kind: 'choice',
      label: 'Kernel',
      help: 'How Linux enters and leaves a guest that has an offset.',
      link: 'kn',
      told: 'kernel {}',
      inSight: true,
      options: [
        {
          value: 'none',
          label: 'up to 3.11',
          help: 'there is no offset: a guest reads the time of its host',
        },
        {
          value: 'before',
          label: 'before 57b8daa70a17',
          help: 'the exit reads tb_offset again',
        },
        {
          value: 'snapshot',
          label: '57b8daa70a17',
          help: 'the exit takes away what the entry has added',
        },
        {
          value: 'p9',
          label: 'POWER9 path',
          help: 'what was added is noted after the writes, from a second read of tb_offset',
        },
      ],
      default: 'snapshot',
    },
    {
      key: 'flow',
      kind: 'choice',
      label: 'What happens',
      help: '',
      link: 'fl',
      told: '{}',
      options: [
        { value: 'boot', label: 'boot and run' },
        { value: 'run', label: 'run' },
        { value: 'boot-cont', label: 'boot, stop and cont' },
        { value: 'cont', label: 'stop and cont' },
        { value: 'live', label: 'live migration' },
        { value: 'paused', label: 'paused migration' },
      ],
      default: 'cont',
    },
    {
      key: 'vcores',
      kind: 'choice',
      label: 'vcores',
      help: '',
      link: 'vc',
      told: { one: '1 vcore', many: '{} vcores' },
      inSight: true,
      decidesThreads: true,
      options: [1, 2].map((value) => ({ value, label: String(value) })),
      default: 1,
    },
    {
      key: 'entries',
      kind: 'whole',
      label: 'Entries of a vcore on a host',
      help: 'How often a vcore may enter the guest on each host.',
      link: 'en',
      told: { one: '1 entry', many: '{} entries' },
      min: 1,
      max: 3,
      default: 2,
    },
    {
      key: 'rounding',
      kind: 'choice',
      label: 'Rounding',
      help: 'What SET_ONE_REG makes of an offset that is no multiple of 2^24 ticks (S1).',
      link: 'ro',
      told: 'rounding {}',
      options: [
        { value: 'up', label: 'up, as the kernel does' },
        { value: 'down', label: 'down' },
        { value: 'none', label: 'none' },
      ],
      default: 'up',
    },
    {
      key: 'carry',
      kind: 'choice',
      label: 'Carry check',
      help: 'A write of TBU40 loses a wrap of the low 24 bits that falls between the two reads of the TB: this is how the switch mends it (E6, X12).',
      link: 'cc',
      told: 'carry check {}',
      options: [
        {
          value: 'absolute',
          label: 'absolute: n + 2^24, as the kernel does',
          help: 'after a wrap it writes n + 2^24, with n the value that it wrote before: right wherever the wrap was',
        },
        {
          value: 'relative',
          label: 'relative: b + 2^24',
          help: 'after a wrap it writes b + 2^24, with b the TB as read back: 2^24 too much if the wrap came after the write',
        },
        {
          value: 'none',
          label: 'none',
          help: 'a wrap before the write is lost: the TB is 2^24 ticks behind',
        },
        {
          value: 'inverted',
          label: 'inverted: unless they have wrapped',
          help: 'it adds 2^24 where nothing has wrapped, and mends nothing where something has',
        },
      ],
      default: 'absolute',
    },
    { key: 'times', kind: 'group', label: 'Clocks', changed: 'other times', settings: TIMES },
    {
      key: 'userspace',
      kind: 'group',
      label: 'Userspace',
      changed: 'another userspace',
      settings: USERSPACE,
    },
    {
      key: 'mistakes',
      kind: 'group',
      label: 'What if',
      changed: 'a mistake',
      settings: MISTAKES,
    },
  ],
} as const satisfies Settings;

/** A scenario of this model. */
export type Scenario = ScenarioOf<typeof tbOffsetSettings>;
export type ScenarioInput = ScenarioInputOf<typeof tbOffsetSettings>;

/** As `scenarioOf`, with these. */
export function asTbOffset(scenario: AnyScenario): Scenario {
  return scenarioOf(tbOffsetSettings, scenario);
}

export const boots = ({ flow }: Scenario): boolean => flow === 'boot' || flow === 'boot-cont';
export const stops = ({ flow }: Scenario): boolean => flow !== 'boot' && flow !== 'run';
export const migrates = ({ flow }: Scenario): boolean => flow === 'live' || flow === 'paused';
