/** The description of the pretended machine, made from its program. */
import type {
  CellInfo,
  Description,
  FieldInfo,
  RegisterInfo,
  SignalInfo,
} from '../../protocol/description.ts';
import { OPS, SUBCORES, THREADS } from './program.ts';
import { power8Settings } from '../../models/power8/settings.ts';
import { WORDS } from '../../models/power8/words.ts';

const threads = Array.from({ length: THREADS }, (_, thread) => thread);
const subcores = Array.from({ length: SUBCORES }, (_, subcore) => subcore);
const names = [...new Set(OPS.map(({ fn }) => fn))];
const phases = [...new Map(OPS.map((op) => [op.phase, op])).values()];
const files: Readonly<Record<string, string>> = {
  opal_handle_hmi: 'core/hmi.c',
  opal_resync_timebase: 'hw/chiptod.c',
  kvmppc_realmode_hmi_handler: 'arch/powerpc/kvm/book3s_hv_ras.c',
};

const bit = (name: string, ibm: number, alarm = false): FieldInfo => ({
  name,
  shift: 63 - ibm,
  width: 1,
  bits: String(ibm),
  names: [],
  alarm,
});

const TFMR_FIELDS: readonly FieldInfo[] = [
  { name: 'MAX_CYC_BET_STEPS', shift: 56, width: 8, bits: '0:7', names: [], alarm: false },
  {
    name: 'TBST_ENCODED',
    shift: 32,
    width: 4,
    bits: '28:31',
    names: [
      'RESET',
      'SEND_TOD_MOD',
      'NOT_SET',
      '',
      '',
      '',
      'SYNC_WAIT',
      'GET_TOD',
      'RUNNING',
      'ERROR',
    ],
    alarm: false,
  },
  bit('TB_ENABLED', 40),
  bit('TB_VALID', 41),
  bit('TB_MISSING_SYNC', 43, true),
  bit('TB_MISSING_STEP', 44, true),
];

const register = (
  part: Partial<RegisterInfo> & Pick<RegisterInfo, 'id' | 'label'>,
): RegisterInfo => ({
  scope: 'machine',
  index: 0,
  width: 64,
  signed: false,
  fields: [],
  summary: '',
  ...part,
});

const cell = (part: Partial<CellInfo> & Pick<CellInfo, 'id' | 'label'>): CellInfo => ({
  scope: 'machine',
  index: 0,
  names: [],
  min: 0,
  max: 1,
  summary: '',
  ghost: false,
  ...part,
});

export const description: Description = {
  model: 'power8-hmi',
  title: 'POWER8 core 0',
  ticksPerMicrosecond: 512,
  groups: subcores.map((subcore) => ({
    id: `subcore${subcore}`,
    label: `subcore ${subcore}`,
    detail:
      [
        'guest A, tb_offset +0x10_0000_0000',
        'guest B, tb_offset −0x10_0000_0000',
        'guest C, tb_offset 0x0',
        'guest D, tb_offset +0x100_0000',
      ][subcore] ?? '',
    threads: [subcore * 2, subcore * 2 + 1],
  })),
  threads: threads.map((thread) => ({
    id: `t${thread}`,
    group: thread >> 1,
    role: thread % 2 ? 'secondary' : 'primary',
    actor: thread,
  })),
  actors: [
    ...threads.map((thread) => ({
      id: `t${thread}`,
      kind: 'thread' as const,
      label: `t${thread} runs`,
      thread,
      injects: false,
    })),
    ...threads.map((thread) => ({
      id: `hmi-t${thread}`,
      kind: 'environment' as const,
      label: `t${thread} takes the HMI`,
      thread,
      injects: false,
    })),
    {
      id: 'error',
      kind: 'environment',
      label: 'the hardware raises TB_MISSING_STEP',
      thread: -1,
      injects: true,
    },
  ],
  functions: names.map((name, fn) => ({
    name,
    file: files[name] ?? 'arch/powerpc/kvm/book3s_hv_rmhandlers.S',
    origin: name.startsWith('opal') ? 'skiboot 2636009a7' : 'fd7bacbca47a',
    summary: `What ${name} is for, in one sentence.`,
    lines: OPS.flatMap((op, line) => (op.fn === names[fn] ? [line] : [])),
  })),
  lines: OPS.map((op, line) => ({
    id: `${op.fn}:${op.label}${line}`,
    function: names.indexOf(op.fn),
    label: op.label,
    indent: op.indent ?? 0,
    text: op.text,
    kind: op.waitsFor === undefined ? ('op' as const) : ('wait' as const),
    added: op.added ?? false,
    why: op.why ?? '',
    edit: null,
    offer: { skip: op.rest !== true, split: false, force: false, up: null, down: null },
  })),
  edits: [],
  instructions: OPS.map((op, line) => ({
    line,
    stack: [...op.calls, op.fn].map((name) => names.indexOf(name)),
    calls: [],
    phase: phases.findIndex(({ phase }) => phase === op.phase),
    text: op.text,
    rest: op.rest ?? false,
    waitsFor: op.waitsFor ?? '',
  })),
  phases: phases.map((op) => ({
    id: op.phase,
    label: op.phase,
    tone: op.tone,
    hatched: op.tone === 'wait',
  })),
  cells: [
    cell({
      id: 'core.bit63',
      label: 'flags bit 63',
      summary: 'CORE_TB_RESYNC_REQ_BIT: a resync is requested.',
    }),
    ...subcores.map((index) =>
      cell({
        id: `subcore${index}.in_guest`,
        label: `in_guest[${index}]`,
        scope: 'group',
        index,
      }),
    ),
    ...subcores.map((index) =>
      cell({ id: `vcore${index}.in_guest`, label: 'vcore.in_guest', scope: 'group', index }),
    ),
    ...threads.map((index) =>
      cell({
        id: `t${index}.HMER`,
        label: 'HMER[4]',
        scope: 'thread',
        index,
        names: ['clear', 'TFAC_ERROR'],
      }),
    ),
  ],
  registers: [
    register({
      id: 'core.tod',
      label: 'ChipTOD',
      summary: 'The clock of the chip, which never stops.',
    }),
    register({
      id: 'core.tfmr',
      label: 'TFMR',
      fields: TFMR_FIELDS,
      summary: 'Timer facility management register.',
    }),
    ...subcores.flatMap((index) => [
      register({ id: `subcore${index}.tb`, label: 'TB', scope: 'group', index }),
      register({
        id: `subcore${index}.tbMinusTod`,
        label: 'TB − TOD',
        scope: 'group',
        index,
        signed: true,
      }),
    ]),
    ...threads.map((index) =>
      register({
        id: `t${index}.hmer`,
        label: 'HMER',
        scope: 'thread',
        index,
        fields: [bit('TFAC_ERROR', 4, true)],
      }),
    ),
  ],
  events: [
    { id: 'error', label: 'TB error', marker: 'injection' },
    { id: 'won', label: 'bit 63 won', marker: 'owner' },
    { id: 'lost', label: 'bit 63 lost', marker: '' },
    { id: 'left', label: 'in_guest[] cleared', marker: '' },
    { id: 'reload', label: 'TB reloaded', marker: '' },
    { id: 'cleared', label: 'bit 63 cleared', marker: 'release' },
    { id: 'taken', label: 'HMI taken', marker: '' },
  ],
  invariants: [
    {
      id: 'host-tb',
      title: 'Host time',
      sentence: 'In host code the TB equals the ChipTOD.',
      consequence: 'Host timers are off by the offset.',
    },
    {
      id: 'one-resync',
      title: 'One resync',
      sentence: 'At most one thread resynchronises in a round.',
      consequence: 'The TB stops under a running subcore.',
    },
    {
      id: 'no-deadlock',
      title: 'No deadlock',
      sentence: 'Somebody can always move until all are done.',
      consequence: 'The core hangs.',
    },
  ],
  signals: subcores.flatMap((group): readonly SignalInfo[] => [
    {
      id: `subcore${group}.in_guest`,
      group,
      label: 'in_guest',
      kind: 'flag',
      levels: [
        { label: '', tone: 'off' },
        { label: 'in guest', tone: 'on' },
      ],
    },
    {
      id: `subcore${group}.tb`,
      group,
      label: 'TB − TOD',
      kind: 'clock',
      levels: [
        { label: 'host time', tone: 'host' },
        { label: 'guest time', tone: 'guest', ticks: 2 ** 36 },
        { label: 'TB stopped', tone: 'stopped', ticks: 2 ** 36 },
      ],
    },
  ]),
  words: WORDS,
  settings: power8Settings,
  switches: [],
};
