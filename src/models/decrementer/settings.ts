/**
 * The settings of the decrementer: which kernel, which clocks, and what userspace does with a migration.
 * Keys, values, defaults and letters are what links and files mean: they stay.
 */
import {
  scenarioOf,
  type Scenario as AnyScenario,
  type ScenarioInputOf,
  type ScenarioOf,
} from '../../scenario/schema.ts';
import type { Settings } from '../../scenario/settings.ts';
import { EXACT_TICKS, OFFSET_TICKS } from '../kvm-hv/ticks-of-settings.ts';

export const decrementerSettings = {
  model: 'decrementer',
  groupedBy: 'moves',
  injection: null,
  settings: [
    {
      key: 'era',
      kind: 'choice',
      label: 'Kernel',
      help: 'How the kernel keeps the expiry of a guest’s timer, and what userspace can ask of it.',
      link: 'k',
      told: 'kernel {}',
      inSight: true,
      options: [
        {
          value: 'A',
          label: 'A',
          help: '3.13: host time, loaded and saved outside the guest’s clock',
        },
        { value: 'B', label: 'B', help: 'from 3.14 (not verified): guest time by accident' },
        { value: 'C', label: 'C', help: '3.17 to 4.15: converted; no register DEC_EXPIRY yet' },
        { value: 'D', label: 'D', help: '4.16: DEC_EXPIRY, and secondaries still load too early' },
        { value: 'E', label: 'E', help: '4.17 to 5.15: converts with the offset that was applied' },
        {
          value: 'F',
          label: 'F',
          help: 'about 5.16 to 6.0: guest time on purpose, a new vCPU host time',
        },
        {
          value: 'G',
          label: 'G',
          help: 'from about 6.1: a new vCPU gets its expiry with its offset',
        },
      ],
      default: 'E',
    },
    {
      key: 'secondaries',
      kind: 'choice',
      label: 'Secondary in C',
      help: 'Of kernel C alone: whether a secondary waits for its primary before it loads DEC.',
      link: 'kc',
      options: [
        { value: 'wait', label: 'waits, then loads (3.17)' },
        { value: 'early', label: 'loads, then waits (about 4.1 on)' },
      ],
      default: 'wait',
    },
    {
      key: 'width',
      kind: 'choice',
      label: 'DEC',
      help: 'How many bits DEC has: 56 with the large decrementer of POWER9, LPCR[LD].',
      link: 'w',
      told: '{}-bit DEC',
      inSight: true,
      options: [
        { value: 32, label: '32', help: 'holds 4.19 s' },
        { value: 56, label: '56', help: 'holds 2.23 years' },
      ],
      default: 32,
    },
    {
      key: 'moves',
      kind: 'choice',
      label: 'Guest',
      help: 'Whether the guest stays on its host.',
      link: 'mv',
      told: 'the guest {}',
      decidesThreads: true,
      options: [
        { value: 'stays', label: 'stays on its host' },
        { value: 'migrates', label: 'migrates' },
      ],
      default: 'stays',
    },
    {
      key: 'userspace',
      kind: 'choice',
      label: 'Userspace sets',
      help: 'Which registers userspace sets on the destination, and in which order. QEMU sets TB_OFFSET alone.',
      link: 'us',
      options: [
        { value: 'none', label: 'none' },
        { value: 'offset', label: 'TB_OFFSET only' },
        { value: 'offset-expiry', label: 'TB_OFFSET, then DEC_EXPIRY' },
        { value: 'expiry-offset', label: 'DEC_EXPIRY, then TB_OFFSET' },
        { value: 'expiry', label: 'DEC_EXPIRY only' },
      ],
      default: 'offset',
    },
    {
      key: 'threads',
      kind: 'choice',
      label: 'Threads',
      help: 'Threads of the vcore, with kernels A to E and a guest that stays. With two, the timer is that of the secondary.',
      link: 'th',
      told: { one: '1 thread', many: '{} threads' },
      decidesThreads: true,
      options: [
        { value: 1, label: '1' },
        { value: 2, label: '2' },
      ],
      default: 1,
    },
    {
      key: 'cede',
      kind: 'flag',
      label: 'The guest may cede',
      help: 'H_CEDE: the vCPU sleeps until its hrtimer. Of a vcore with one thread.',
      link: 'ce',
      default: false,
    },
    {
      key: 'idle',
      kind: 'choice',
      label: 'Idle DEC of a secondary',
      help: 'What another vCPU has left in the DEC of the secondary thread. Not documented.',
      link: 'j',
      options: [
        { value: 'positive', label: 'positive: as far as it goes' },
        { value: 'negative', label: 'negative: it has run out' },
      ],
      default: 'positive',
    },
    {
      ...EXACT_TICKS,
      key: 'host',
      label: 'TB of the host',
      help: 'What the timebase of the host, or of the source, reads at the start.',
      link: 'h',
      default: '0x1d2c5a3b1000',
    },
    {
      ...OFFSET_TICKS,
      key: 'tbOffset',
      label: 'tb_offset',
      help: 'What the guest’s clock is ahead of that host.',
      link: 'o1',
      default: '0x1000000000',
    },
    {
      ...EXACT_TICKS,
      key: 'destination',
      label: 'TB of the destination',
      help: 'What the timebase of the destination reads at the same moment.',
      link: 'd',
      default: '0x123456789',
    },
    {
      ...EXACT_TICKS,
      key: 'timer',
      label: 'Timer',
      help: 'In how long the timer is due that the guest sets at the start.',
      link: 'ti',
      default: '0x1e848000',
    },
    {
      ...EXACT_TICKS,
      key: 'tick',
      label: 'Time passes in steps of',
      help: 'Between two steps of anybody this much time may pass; the steps themselves take none.',
      link: 'tk',
      default: '0xf424000',
    },
    {
      key: 'ticks',
      kind: 'whole',
      label: 'At most so often',
      help: 'How often time may pass in a run.',
      link: 'n1',
      min: 0,
      max: 8,
      default: 3,
    },
    {
      ...EXACT_TICKS,
      key: 'away',
      label: 'Not run for',
      help: 'With a migration from the creation of the vCPU to its first run; else before it is entered again.',
      link: 'aw',
      default: '0x0',
    },
    {
      key: 'exits',
      kind: 'whole',
      label: 'Exits a host',
      help: 'How often the guest leaves on each host, without the stop of a migration.',
      link: 'ex',
      min: 0,
      max: 3,
      default: 1,
    },
    {
      key: 'created',
      kind: 'choice',
      label: 'A new vCPU starts with',
      help: 'dec_expires of a vCPU that was just created.',
      link: 'cr',
      options: [
        { value: 'era', label: 'what its kernel gives it' },
        { value: 'ones', label: 'all ones, as before DEC_EXPIRY' },
      ],
      default: 'era',
    },
    {
      key: 'wrap',
      kind: 'choice',
      label: 'Low 24 bits wrap at entry',
      help: 'Of kernels F and G: whether the low 24 bits of TB wrap while the offset is added.',
      link: 'wr',
      options: [
        { value: 'none', label: 'no' },
        { value: 'before', label: 'before TBU40 is written' },
        { value: 'after', label: 'after it is written' },
      ],
      default: 'none',
    },
  ],
} as const satisfies Settings;

/** A scenario of this model. */
export type Scenario = ScenarioOf<typeof decrementerSettings>;
export type ScenarioInput = ScenarioInputOf<typeof decrementerSettings>;

/** As `scenarioOf`, with these. */
export function asDecrementer(scenario: AnyScenario): Scenario {
  return scenarioOf(decrementerSettings, scenario);
}
