/**
 * The settings of the arm64 virtual timer: which kernel, who shares a CPU, what happens to the guest, and how
 * long a run is. Keys, values, defaults and letters are what links and files mean: they stay.
 */
import {
  scenarioOf,
  type Scenario as AnyScenario,
  type ScenarioInputOf,
  type ScenarioOf,
} from '../../scenario/schema.ts';
import type { Settings } from '../../scenario/settings.ts';
import { TICKS_PER_SECOND } from './counter.ts';

const COUNTS = {
  kind: 'ticks',
  zeroBits: 0,
  roundedAs: '',
  ticksPerSecond: TICKS_PER_SECOND,
} as const;

/** What may happen in a run, and how often at most. */
const HAPPENS = [
  {
    key: 'preempt',
    kind: 'whole',
    label: 'Preemptions',
    help: 'How often a vCPU may lose its CPU, in the run loop, while it goes to sleep, or out of the guest.',
    link: 'hp',
    min: 0,
    max: 3,
    default: 0,
  },
  {
    key: 'wake',
    kind: 'whole',
    label: 'Other wakes',
    help: 'How often a sleeping vCPU may be woken by another interrupt than its timer.',
    link: 'hw',
    min: 0,
    max: 2,
    default: 0,
  },
  {
    key: 'cancel',
    kind: 'whole',
    label: 'Cancelled timers',
    help: 'How often a guest may switch its timer off while it waits for it, and arm it anew.',
    link: 'hc',
    min: 0,
    max: 2,
    default: 0,
  },
  {
    key: 'visit',
    kind: 'whole',
    label: 'Visits of a vCPU with a userspace irqchip',
    help: 'How often such a vCPU of another VM may come to an empty CPU, and leave it (H3).',
    link: 'hv',
    min: 0,
    max: 2,
    default: 0,
  },
  {
    key: 'create',
    kind: 'whole',
    label: 'KVM_CREATE_VCPU',
    help: 'How often userspace may add a vCPU to the first VM (H4).',
    link: 'hn',
    min: 0,
    max: 2,
    default: 0,
  },
] as const;

/** The known bugs that are no era, fix or parameter of their own. */
const HISTORY = [
  {
    key: 'firstRun',
    kind: 'choice',
    label: 'First load of a vCPU (H2)',
    help: 'Whether its timer is enabled when userspace first loads it.',
    link: 'yf',
    options: [
      { value: 'enabled', label: 'enabled', help: 'the run starts after the first of all runs' },
      {
        value: 'not-enabled',
        label: 'not enabled yet',
        help: 'the load does nothing, and nobody makes up for it',
      },
      {
        value: 'loaded-again',
        label: 'not enabled yet, loaded again',
        help: 'kvm_timer_enable loads the timer once more',
      },
    ],
    default: 'enabled',
  },
  {
    key: 'visitor',
    kind: 'choice',
    label: 'What a visitor leaves behind (H3)',
    help: 'How a vCPU with a userspace irqchip keeps the host from being interrupted again and again.',
    link: 'yv',
    options: [
      { value: 'disables', label: 'the interrupt disabled on that CPU' },
      { value: 'active', label: 'the interrupt active on that CPU (d60d8b64280c)' },
    ],
    default: 'disables',
  },
  {
    key: 'newVcpu',
    kind: 'choice',
    label: 'What a new vCPU does to cntvoff (H4)',
    help: 'kvm_timer_vcpu_init gives a virtual count of 0 to the new vCPU.',
    link: 'yc',
    options: [
      { value: 'all', label: 'sets that of all vCPUs of the VM' },
      { value: 'kept', label: 'none: an ioctl has set the offset of the VM' },
    ],
    default: 'all',
  },
] as const;

const LENGTH = [
  {
    key: 'T',
    kind: 'whole',
    label: 'Time passes',
    help: 'At most so many ticks pass in a run; a deadline is never later.',
    link: 'lt',
    min: 1,
    max: 15,
    default: 3,
  },
  {
    key: 'R',
    kind: 'whole',
    label: 'Rounds of a guest',
    help: 'So often it arms its timer and waits for it; then it is done.',
    link: 'lr',
    min: 1,
    max: 3,
    default: 2,
  },
  {
    key: 'd',
    kind: 'whole',
    label: 'A timer is due after',
    help: 'In ticks.',
    link: 'ld',
    min: 1,
    max: 8,
    default: 1,
  },
] as const;

/** What the registers count; no step depends on it. */
const CLOCKS = [
  {
    ...COUNTS,
    key: 'tick',
    label: 'A tick takes',
    help: 'The counter runs at 100 MHz: 10 ns a count.',
    link: 'ct',
    default: '0xf4240',
  },
  {
    ...COUNTS,
    key: 'created',
    label: 'The VM is created at',
    help: 'Count of the host at which the first VM is made: its CNTVOFF.',
    link: 'cc',
    default: '0xe8d4a51000',
  },
  {
    ...COUNTS,
    key: 'uptime',
    label: 'Guest time at the start',
    help: 'Virtual count of the first VM when the run starts.',
    link: 'cu',
    default: '0x5f5e100',
  },
] as const;

const MISTAKES = [
  {
    key: 'active',
    kind: 'choice',
    label: 'Active state at load (L1)',
    help: 'What a load writes as the physical active state.',
    link: 'ma',
    options: [
      { value: 'owner', label: 'what belongs to the vCPU' },
      { value: 'always', label: 'always active' },
      { value: 'never', label: 'never active' },
    ],
    default: 'owner',
  },
  {
    key: 'hwBit',
    kind: 'flag',
    label: 'List register with HW bit',
    help: 'The EOI of the guest clears the physical active state, too.',
    link: 'mh',
    default: true,
  },
  {
    key: 'saveMasked',
    kind: 'flag',
    label: 'Save with interrupts off (S1)',
    help: 'Else the save before a sleep can be interrupted, and preempted, between any two steps.',
    link: 'mm',
    default: true,
  },
  {
    key: 'asks',
    kind: 'choice',
    label: 'kvm_timer_should_fire asks',
    help: 'Of MID and LATE: where the word of a loaded timer is read.',
    link: 'mq',
    options: [
      { value: 'owner', label: 'the register while loaded, else memory' },
      { value: 'memory', label: 'always memory' },
    ],
    default: 'owner',
  },
] as const;

export const armVtimerSettings = {
  model: 'arm-vtimer',
  groupedBy: 'era',
  injection: null,
  settings: [
    {
      key: 'era',
      kind: 'choice',
      label: 'Kernel',
      help: 'How KVM keeps the virtual timer of a vCPU.',
      link: 'k',
      told: 'kernel {}',
      inSight: true,
      options: [
        {
          value: 'before',
          label: 'before',
          help: 'until 4.14: saved and restored at every exit and entry; KVM asks the timer',
        },
        {
          value: 'after',
          label: 'after',
          help: 'b103cc3f10c0, 4.15: saved and restored when the vCPU changes; the timer calls KVM',
        },
        {
          value: 'mid',
          label: 'mid',
          help: '4.16 to 5.0: the level of the line is looked up when it is needed',
        },
        {
          value: 'late',
          label: 'late',
          help: 'from 5.1: a sleeper keeps its timer loaded until it is switched out',
        },
      ],
      default: 'after',
    },
    {
      key: 'handlerFix',
      kind: 'flag',
      label: '36e5cfd410ad',
      help: 'Of after: the interrupt handler never stores to cnt_ctl, and looks at the status bit (H1).',
      link: 'fx',
      default: true,
    },
    {
      key: 'nullCheck',
      kind: 'flag',
      label: 'NULL check',
      help: 'The interrupt handler returns where no vCPU runs (H1n).',
      link: 'nc',
      default: true,
    },
    {
      key: 'resample',
      kind: 'flag',
      label: 'Resampling',
      help: 'Of late, about 5.15: the line is looked up again once the guest has ended its interrupt (H5).',
      link: 'rs',
      default: true,
    },
    {
      key: 'vhe',
      kind: 'flag',
      label: 'VHE',
      help: 'The host runs at EL2: it need not zero CNTVOFF, nor trap anew.',
      link: 'vh',
      default: false,
    },
    {
      key: 'vcpus',
      kind: 'choice',
      label: 'vCPUs',
      help: '',
      link: 'vc',
      told: { one: '1 vCPU', many: '{} vCPUs' },
      decidesThreads: true,
      options: [1, 2].map((value) => ({ value, label: String(value) })),
      default: 1,
    },
    {
      key: 'cpus',
      kind: 'choice',
      label: 'CPUs',
      help: 'Two vCPUs share one, or a vCPU moves between two.',
      link: 'pc',
      told: { one: '1 CPU', many: '{} CPUs' },
      inSight: true,
      decidesThreads: true,
      options: [1, 2].map((value) => ({ value, label: String(value) })),
      default: 1,
    },
    {
      key: 'vms',
      kind: 'choice',
      label: 'VMs',
      help: 'With two, the second vCPU is of another VM, which was created a tick earlier.',
      link: 'vm',
      told: { one: '1 VM', many: '{} VMs' },
      options: [1, 2].map((value) => ({ value, label: String(value) })),
      default: 1,
    },
    {
      key: 'workload',
      kind: 'choice',
      label: 'A waiting guest',
      help: 'What it does until its timer interrupts it.',
      link: 'wl',
      told: '{} guest',
      options: [
        { value: 'idle', label: 'sleeps: WFI' },
        { value: 'busy', label: 'spins' },
      ],
      default: 'idle',
    },
    {
      key: 'gicDelay',
      kind: 'flag',
      label: 'Late signal (gicDelay)',
      help: 'A level that goes away while interrupts are off may still be taken. How long is unknown.',
      link: 'gd',
      default: false,
    },
    {
      key: 'happens',
      kind: 'group',
      label: 'What may happen',
      changed: 'other events',
      settings: HAPPENS,
    },
    {
      key: 'history',
      kind: 'group',
      label: 'Known bugs',
      changed: 'a known bug',
      settings: HISTORY,
    },
    { key: 'length', kind: 'group', label: 'Length', changed: 'another length', settings: LENGTH },
    { key: 'clocks', kind: 'group', label: 'Clocks', changed: 'other clocks', settings: CLOCKS },
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
export type Scenario = ScenarioOf<typeof armVtimerSettings>;
export type ScenarioInput = ScenarioInputOf<typeof armVtimerSettings>;

/** As `scenarioOf`, with these. */
export function asArmVtimer(scenario: AnyScenario): Scenario {
  return scenarioOf(armVtimerSettings, scenario);
}
