/** What must hold, as expressions over cells; texts for people stand beside them. V1 is a question. */
import {
  all,
  any,
  differs,
  equal,
  less,
  not,
  place,
  term,
  type Term,
} from '../../machine/expression.ts';
import type { QuestionInfo } from '../../protocol/description.ts';
import type { NamedInvariant } from '../assembled.ts';
import { here, isEmpty, isInGuest } from './chain.ts';
import { LR, type Setup, type Vcpu } from './setup.ts';

/** Who may have brought the registers, or memory, to what they are. */
const MOVES_STATE = ['word-lost', 'vcpu-created', 'restored', 'put'] as const;

export function invariantsOf(setup: Setup): NamedInvariant[] {
  const { vcpus, cpus, scenario } = setup;
  const each = (of: (v: Vcpu) => Term) => all(...vcpus.map(of));
  const inGuest = (of: (v: Vcpu) => Term) => each((v) => any(not(isInGuest(v)), of(v)));
  return [
    {
      // The part of V1 that shows at the end of a run; the question below is the whole of it.
      id: 'ticks-came',
      row: 'V1',
      title: 'Every tick has come',
      sentence:
        'When nothing can happen any more, all guests have had all of their timer interrupts.',
      consequence: 'The guest sleeps for ever, or waits beyond the end of the run.',
      when: 'rest',
      blames: ['word-lost', 'vcpu-created', 'visited'],
      holds: each((v) => place(v.index, { phase: 'done' })),
    },
    {
      id: 'registers-are-the-guests',
      row: 'V2',
      title: 'In the guest the registers are the guest’s',
      sentence:
        'While a guest runs, CTL is what it has set, CVAL too if its timer is enabled, and CNTVOFF is its offset.',
      consequence: 'The guest reads another time, or its timer is not the one that it has set.',
      when: 'always',
      blames: MOVES_STATE,
      holds: inGuest((v) =>
        here(setup, v, (cpu) =>
          all(
            equal(cpu.ctl, v.guestCtl),
            any(not(cpu.ctl), equal(cpu.cval, v.guestCval)),
            equal(cpu.voff, v.cntvoff),
          ),
        ),
      ),
    },
    {
      id: 'empty-cpu-is-off',
      row: 'V3',
      title: 'A CPU without a vCPU has no timer that runs',
      sentence: `Where no vCPU runs, CTL is 0${scenario.vhe ? '' : ' and CNTVOFF is 0'}.`,
      consequence: 'An interrupt comes for nobody, or host code reads the time of a guest.',
      when: 'always',
      blames: ['put'],
      holds: all(
        ...cpus.map((cpu) =>
          any(
            not(isEmpty(setup, cpu)),
            all(not(cpu.ctl), scenario.vhe ? true : equal(cpu.voff, 0)),
          ),
        ),
      ),
    },
    {
      id: 'pending-is-active',
      row: 'V4',
      title: 'What the guest can take is active',
      sentence:
        'While a guest runs and its list register is not empty, the physical interrupt is active.',
      consequence:
        'The EOI of the guest ends an interrupt that is not there: the next one is lost, or comes twice.',
      when: 'always',
      holds: inGuest((v) =>
        any(
          equal(v.lr, LR.EMPTY),
          here(setup, v, (cpu) => cpu.active),
        ),
      ),
    },
    {
      id: 'handler-has-a-vcpu',
      row: 'V5',
      title: 'The handler has a vCPU',
      sentence: 'The interrupt handler never looks into a vCPU where none runs.',
      consequence: 'A NULL pointer in an interrupt handler: the host dies.',
      when: { event: 'null-pointer' },
      blames: ['null-pointer'],
      holds: term(false),
    },
    {
      id: 'no-empty-tick',
      row: 'V6',
      title: 'A guest takes no interrupt that it is not owed',
      sentence: 'The guest acknowledges its timer only if its registers say that it has run out.',
      consequence: 'A tick too early, or one too many: the guest finds nothing to do.',
      when: { event: 'spurious-tick' },
      holds: term(false),
    },
    {
      id: 'loaded-has-a-cpu',
      row: 'V7',
      title: 'What is loaded is on a CPU',
      sentence: 'A timer that is marked as loaded belongs to a vCPU that has exactly one CPU.',
      consequence: 'Registers that nobody will save: the next load restores nothing.',
      when: 'always',
      blames: ['put'],
      holds: each((v) => any(not(v.loaded), differs(v.cpu, 0))),
    },
    {
      id: 'one-interrupt',
      row: 'V8',
      title: 'One interrupt an expiry',
      sentence: 'The host takes at most one interrupt each time that a guest has set its timer.',
      consequence: 'Interrupts that tell nobody anything: at worst the host takes them for ever.',
      when: 'always',
      blames: ['host-interrupt'],
      holds: each((v) => less(v.interrupts, 2)),
    },
    {
      id: 'no-soft-timer-in-guest',
      row: 'V9',
      title: 'No soft timer while the guest runs',
      sentence: 'While a guest runs, its soft timer is not armed.',
      consequence: 'An interrupt of the host that is for nothing.',
      when: 'always',
      holds: inGuest((v) => not(v.bg)),
    },
    {
      id: 'not-deaf',
      row: 'V10',
      title: 'The CPU is not deaf',
      sentence:
        'While a guest runs with an empty list register, the physical interrupt is not active.',
      consequence: 'A deaf CPU: nothing can ever tell the host that the timer has run out.',
      when: 'always',
      holds: inGuest((v) =>
        any(not(equal(v.lr, LR.EMPTY)), not(here(setup, v, (cpu) => cpu.active))),
      ),
    },
    {
      id: 'time-goes-on',
      row: 'V11',
      title: 'Virtual time never goes back',
      sentence: 'The virtual count of a vCPU never decreases.',
      consequence: 'The guest’s clock jumps back, and its deadlines are as much later.',
      when: 'always',
      blames: ['vcpu-created'],
      holds: each((v) => not(v.wentBack)),
    },
    ...(setup.era.id === 'before'
      ? [
          {
            id: 'host-is-not-interrupted',
            row: 'V12',
            title: 'The host never takes the interrupt',
            sentence:
              'Before b103cc3f10c0 the host never takes the interrupt of the virtual timer.',
            consequence: '“Unexpected interrupt”: it stays active, and the CPU is deaf.',
            when: { event: 'host-interrupt' },
            holds: term(false),
          } satisfies NamedInvariant,
        ]
      : []),
  ];
}

export function questionsOf({ vcpus }: Setup): QuestionInfo[] {
  const whole = vcpus.map((v) => `${v.id} at done:D`).join(' and ');
  return [
    {
      id: 'ticks-still-come',
      row: 'V1',
      title: 'Every tick can still come',
      sentence: 'Whatever has happened, all vCPUs can still receive all of their timer interrupts.',
      ask: `still ${whole}`,
    },
  ];
}
