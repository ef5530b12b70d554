/**
 * The settings of the guest's stop: who offers it, on which hosts, and what may happen. Keys, values,
 * defaults and letters are what links and files mean: they stay.
 */
import {
  scenarioOf,
  type Scenario as AnyScenario,
  type ScenarioInputOf,
  type ScenarioOf,
} from '../../scenario/schema.ts';
import type { Settings } from '../../scenario/settings.ts';

const HOST = [
  {
    key: 'part',
    kind: 'choice',
    label: 'Part',
    help: 'What the hardware does with a stop of the guest.',
    link: '',
    options: [
      { value: 'dd21', label: 'DD2.1', help: 'taken for a DD2.2: not verified', letter: 'o' },
      { value: 'dd22', label: 'DD2.2', help: 'a paused thread may miss a wake', letter: 'a' },
      { value: 'dd23', label: 'DD2.3', help: 'any interrupt ends the pause', letter: 'b' },
      { value: 'p10', label: 'POWER10', help: 'any interrupt ends the pause', letter: 'p' },
    ],
    default: 'dd23',
  },
  {
    key: 'entry',
    kind: 'choice',
    label: 'Guest entry',
    help: 'What KVM writes to PSSCR when it enters the guest (N1, N2, X3).',
    link: '_e',
    options: [
      { value: 'mainline', label: 'mainline, 2018 to 5.16', help: 'EC set: stop traps' },
      { value: 'rfc', label: 'RFC patch 2', help: 'EC and ESL clear: stop pauses' },
      { value: 'iff', label: 'patch 2 iff firmware says so', help: 'the mail of 04-07' },
      {
        value: 'late',
        label: 'from about 5.17',
        help: 'EC and ESL stay as the host left them where TM needs no help; release not verified',
      },
    ],
    default: 'mainline',
  },
  {
    key: 'exit',
    kind: 'choice',
    label: 'Facility trap',
    help: 'What kvmppc_handle_exit_hv does with 0xF80 (F1 to F4).',
    link: '_x',
    options: [
      { value: 'before', label: 'before patch 1', help: 'a stop ends in a program interrupt' },
      { value: 'posted', label: 'RFC patch 1 as posted', help: 'an else-if chain' },
      { value: 'chained', label: 'patch 1, chain repaired', help: 'separate ifs' },
      { value: 'today', label: 'today, 6.x', help: 'separate ifs, and no case for stop' },
    ],
    default: 'before',
  },
  {
    key: 'feature',
    kind: 'flag',
    label: 'Firmware says idle-stop-guest',
    help: 'OPAL publishes that a guest may stop. Whether it would for each chip is not known.',
    link: 'capital',
    default: false,
  },
  {
    key: 'qemu',
    kind: 'flag',
    label: 'QEMU knows the option',
    help: 'An old QEMU does not start with an option that it does not know.',
    link: '_q',
    default: false,
  },
] as const;

const MISTAKES = [
  {
    key: 'psscr',
    kind: 'choice',
    label: 'N2 writes',
    help: '',
    link: 'me',
    options: [
      { value: 'right', label: 'what it should' },
      { value: 'noEC', label: 'no EC', help: 'the mainline line without `| EC`' },
      { value: 'zeros', label: '0 for all that the guest does not see' },
      { value: 'noESL', label: 'clears ESL only', help: 'patch 2 without EC in its mask' },
    ],
    default: 'right',
  },
  {
    key: 'advance',
    kind: 'choice',
    label: 'F3 adds to pc',
    help: '',
    link: 'ma',
    options: [
      { value: 4, label: '4' },
      { value: 8, label: '8' },
    ],
    default: 4,
  },
  {
    key: 'cause',
    kind: 'choice',
    label: 'F3 is for cause',
    help: '',
    link: 'mc',
    options: [
      { value: '9', label: '9, stop' },
      { value: '8', label: '8' },
      { value: 'any', label: 'any' },
    ],
    default: '9',
  },
  {
    key: 'unchecked',
    kind: 'flag',
    label: '.apply does not ask the kernel',
    help: 'QEMU starts with the option on any kernel.',
    link: 'mq',
    default: false,
  },
] as const;

export const guestStopSettings = {
  model: 'guest-stop',
  groupedBy: 'scheme',
  injection: null,
  settings: [
    {
      key: 'scheme',
      kind: 'choice',
      label: 'Offer',
      help: 'By what a guest is told that it may stop.',
      link: 's',
      told: 'offer {}',
      inSight: true,
      options: [
        { value: 'none', label: 'none', help: 'mainline: no guest is told' },
        { value: 'poc', label: 'poc', help: 'the RFC as posted: every guest is told' },
        { value: 'flow1', label: 'flow1', help: 'as the host can on which it starts' },
        {
          value: 'flow1refuse',
          label: 'flow1, refused',
          help: 'the same, and no move to a host without KVM_CAP_STOP',
        },
        { value: 'flow2', label: 'flow2', help: 'every guest that sees ISA 3.0' },
        { value: 'option', label: 'option', help: 'as the command line says' },
      ],
      default: 'none',
    },
    {
      key: 'option',
      kind: 'flag',
      label: 'The option is on',
      help: 'Of the offer by option: the command line has it on, as a new machine type does by default.',
      link: 'on',
      default: true,
    },
    {
      key: 'hostCount',
      kind: 'choice',
      label: 'Hosts',
      help: 'With two the guest may move from the first to the second, once.',
      link: 'hc',
      told: { one: '1 host', many: '{} hosts' },
      decidesThreads: true,
      options: [
        { value: 1, label: '1' },
        { value: 2, label: '2' },
      ],
      default: 1,
    },
    {
      key: 'hosts',
      kind: 'list',
      label: 'Host',
      plural: 'Hosts',
      changed: 'other hosts',
      link: 'h',
      length: 'hostCount',
      max: 2,
      settings: HOST,
      added: [{}, { part: 'dd22' }],
      addedAlike: [],
    },
    {
      key: 'idle',
      kind: 'choice',
      label: 'Expected idle',
      help: 'What the governor of the guest expects, and so which idle state it picks.',
      link: 'id',
      options: [
        { value: 'any', label: 'anything', help: 'any state that the guest has' },
        { value: 'short', label: 'below 20 µs' },
        { value: 'middle', label: '20 µs to 100 µs' },
        { value: 'long', label: '100 µs and more' },
      ],
      default: 'any',
    },
    {
      key: 'wakes',
      kind: 'whole',
      label: 'Wakes',
      help: 'Interrupts for the guest in a run, one pending at a time.',
      link: 'w',
      min: 1,
      max: 3,
      default: 2,
    },
    {
      key: 'kicks',
      kind: 'choice',
      label: 'HDEC kicks',
      help: 'How often the host may take its CPU back.',
      link: 'k',
      options: [
        { value: '0', label: 'none' },
        { value: '1', label: '1' },
        { value: '2', label: '2' },
        { value: 'any', label: 'any number' },
      ],
      default: '1',
    },
    {
      key: 'doorbells',
      kind: 'whole',
      label: 'Bad doorbell instructions',
      help: 'The guest carries out an instruction of that class that KVM cannot emulate.',
      link: 'b',
      min: 0,
      max: 1,
      default: 0,
    },
    {
      key: 'hostLite',
      kind: 'flag',
      label: 'The host may idle lite',
      help: 'While the vCPU is out, the host stops once with EC and ESL clear; of an entry that leaves them.',
      link: 'l',
      default: false,
    },
    {
      key: 'fakeSuspend',
      kind: 'flag',
      label: 'Fake suspend',
      help: 'A transaction of the guest is suspended, so that hstate.fake_suspend is 1.',
      link: 'f',
      default: false,
    },
    {
      key: 'level',
      kind: 'whole',
      label: 'RL of the guest',
      help: 'The level that the guest asks for in PSSCR.',
      link: 'rl',
      min: 0,
      max: 15,
      default: 0,
    },
    {
      key: 'pslLimit',
      kind: 'flag',
      label: 'RL above PSLL traps',
      help: 'Not verified: the text of the ISA was not read.',
      link: 'pl',
      default: false,
    },
    {
      key: 'window',
      kind: 'choice',
      label: 'An old part misses',
      help: 'Which wakes DD2.2 and older may miss. The sources say no more than "wakeup events".',
      link: 'mw',
      options: [
        { value: 'both', label: 'wakes in the pause, or pending at the stop' },
        { value: 'paused', label: 'wakes in the pause only' },
        { value: 'pending', label: 'wakes pending at the stop only' },
      ],
      default: 'both',
    },
    {
      key: 'mistakes',
      kind: 'group',
      label: 'Mistakes',
      changed: 'other mistakes',
      settings: MISTAKES,
    },
  ],
} as const satisfies Settings;

/** A scenario of this model. */
export type Scenario = ScenarioOf<typeof guestStopSettings>;
export type ScenarioInput = ScenarioInputOf<typeof guestStopSettings>;
export type HostSetting = Scenario['hosts'][number];
export type Scheme = Scenario['scheme'];

/** As `scenarioOf`, with these. */
export function asGuestStop(scenario: AnyScenario): Scenario {
  return scenarioOf(guestStopSettings, scenario);
}
