/** The timer of a vCPU that gets a CPU, or loses it: L1 to L3, P1 and P2, and the save and restore under them. */
import { all, any, equal, not, type Term } from '../../../machine/expression.ts';
import {
  branch,
  call,
  op,
  phase,
  set,
  wait,
  type EventMark,
  type Func,
  type Statement,
} from '../../../machine/statement.ts';
import { accesses, atLoad, atPut } from '../accesses.ts';
import { here, mayStay, memoryFires, onItsCpu } from '../chain.ts';
import type { Era } from '../era.ts';
import { func, since, when, withInterrupts, write, type At } from './program.ts';
import { SCHED, TIMER } from './sources.ts';

export const SAVE = 'vtimer_save_state';
export const RESTORE = 'vtimer_restore_state';

/** `withInterruptsOn`: the mistake of a save that can be interrupted. */
export function vtimer_save_state(a: At, starts: 'masked' | 'unmasked', isOpen = false): Func {
  const { setup, v } = a;
  const { era, scenario } = setup;
  const first = op('K0', 'local_irq_save(flags)', [], { does: 'switches interrupts off' });
  const body: Statement[] = [
    branch('if (vtimer->loaded)', v.loaded, [
      op(
        'K1',
        'cnt_ctl = read CNTV_CTL',
        [...onItsCpu(setup, v, ({ ctl }) => [set(v.cntCtl, ctl)]), accesses(1)],
        {
          does: 'saves CTL',
          events: [
            { event: 'saved', when: true, outcome: '' },
            lost(
              a,
              here(setup, v, ({ ctl }) => ctl),
            ),
          ],
        },
      ),
      op(
        'K2',
        'cnt_cval = read CNTV_CVAL',
        [...onItsCpu(setup, v, ({ cval }) => [set(v.cntCval, cval)]), accesses(1)],
        { does: 'saves CVAL' },
      ),
      op(
        'K3',
        'write CNTV_CTL = 0',
        [...onItsCpu(setup, v, (cpu) => [...mayStay(setup, cpu), set(cpu.ctl, 0)]), accesses(1)],
        {
          does: 'switches the timer of the CPU off',
          ...(era.handler === 'looks' && { why: '36e5cfd410ad adds an isb behind it.' }),
        },
      ),
      ...when(era.offsetInRestore && !scenario.vhe, () => [zeroOffset(a, 'K3b', 'late')]),
      op('K4', 'vtimer->loaded = false', [set(v.loaded, 0)], { does: 'notes that memory has it' }),
    ]),
  ];
  const masked = (lines: readonly Statement[]): Statement => phase('host', lines);
  const unmasked = (lines: readonly Statement[]): Statement => withInterrupts(a, lines);
  return func(a, TIMER, SAVE, 'From the registers to memory; the timer of the CPU is off then.', [
    (starts === 'masked' ? masked : unmasked)([first]),
    (isOpen ? unmasked : masked)(body),
  ]);
}

export function vtimer_restore_state(a: At): Func {
  const { setup, v } = a;
  return func(a, TIMER, RESTORE, 'From memory to the registers.', [
    withInterrupts(a, [op('W0', 'local_irq_save(flags)', [], { does: 'switches interrupts off' })]),
    branch('if (!vtimer->loaded)', not(v.loaded), [
      ...when(setup.era.offsetInRestore, () => [giveOffset(a, 'W0b', 'late')]),
      op(
        'W1',
        'write CNTV_CVAL = cnt_cval',
        [
          ...onItsCpu(setup, v, (cpu) => [...mayStay(setup, cpu), set(cpu.cval, v.cntCval)]),
          accesses(1),
        ],
        { does: 'restores CVAL' },
      ),
      op(
        'W2',
        'isb; write CNTV_CTL = cnt_ctl',
        [
          ...onItsCpu(setup, v, (cpu) => [...mayStay(setup, cpu), set(cpu.ctl, v.cntCtl)]),
          accesses(1),
        ],
        {
          does: 'restores CTL',
          events: [{ event: 'restored', when: true, outcome: 'the registers have the timer' }],
        },
      ),
      op('W3', 'vtimer->loaded = true', [set(v.loaded, 1)], {
        does: 'notes that the registers have it',
      }),
    ]),
  ]);
}

/** Memory has had the guest’s word, and no more. */
const lost = ({ v }: At, ctl: Term): EventMark => ({
  event: 'word-lost',
  when: all(equal(v.cntCtl, v.guestCtl), not(equal(ctl, v.guestCtl))),
  outcome: 'that is not what the guest has set',
});

const giveOffset = (a: At, label: string, era: Era['id']): Statement =>
  op(
    label,
    'write CNTVOFF = cntvoff',
    [
      ...onItsCpu(a.setup, a.v, (cpu) => [...mayStay(a.setup, cpu), set(cpu.voff, a.v.cntvoff)]),
      accesses(1),
    ],
    { does: 'gives the CPU its offset', ...since(a, era) },
  );

const zeroOffset = (a: At, label: string, era: Era['id']): Statement =>
  op(
    label,
    'if (!has_vhe()) write CNTVOFF = 0',
    [...write(a, ({ voff }) => voff, 0), accesses(1)],
    { does: 'zeroes CNTVOFF', ...since(a, era) },
  );

export function kvm_timer_vcpu_load(a: At): Func {
  const { setup, v } = a;
  const { era } = setup;
  const body: Statement[] = [
    ...when(era.raisesAtLoad, () => [
      withInterrupts(a, [
        op(
          'L0',
          'irq.level = line_level = kvm_timer_should_fire()',
          [set(v.level, memoryFires(setup, v)), set(v.line, v.level)],
          { does: 'brings the line up to date', added: true },
        ),
      ]),
    ]),
    withInterrupts(a, [setActive(a)]),
    ...when(!era.offsetInRestore, () => [withInterrupts(a, [giveOffset(a, 'L2', 'after')])]),
    ...when(era.raisesAtLoad, () => [
      withInterrupts(a, [
        op('L4', 'soft_timer_cancel(&timer->bg_timer)', [set(v.bg, 0)], {
          does: 'cancels its soft timer',
          added: true,
        }),
      ]),
    ]),
    call('L3', vtimer_restore_state(a), since(a, 'after')),
  ];
  return func(
    a,
    TIMER,
    'kvm_timer_vcpu_load',
    'The vCPU has a CPU: so has its timer.',
    era.keepsLoaded
      ? setup.scenario.history.firstRun === 'enabled'
        ? body
        : [branch('if (timer->enabled)', v.enabled, body)]
      : [op('L0', 'nothing: the run loop does it', [atLoad()], { does: 'is on a CPU' })],
  );
}

/** L1: the active state is that of the vCPU, whatever the CPU has had. */
function setActive(a: At): Statement {
  const { setup, v } = a;
  const { active: written } = setup.scenario.mistakes;
  const owner = setup.era.id === 'mid' ? v.vgicActive : any(v.level, v.vgicActive);
  const text =
    setup.era.id === 'mid' ? 'kvm_vgic_map_is_active()' : 'irq.level || kvm_vgic_map_is_active()';
  const [shown, value] =
    written === 'owner' ? [text, owner] : written === 'always' ? ['true', 1] : ['false', 0];
  return op(
    'L1',
    `set physical active = ${shown}`,
    write(a, ({ active }) => active, value),
    {
      does: 'sets the active state of the CPU',
      why: 'Whether the interrupt is being handled belongs to the vCPU, and the GIC keeps it by CPU.',
      ...since(a, 'after', 'mid', 'late'),
    },
  );
}

export function kvm_timer_vcpu_put(a: At): Func {
  const { setup, v } = a;
  const { era, scenario } = setup;
  const forgotten = era.keepsLoaded ? [] : [set(v.clearedLast, 0), atPut(scenario)];
  const body: Statement[] = [
    call('P1', vtimer_save_state(a, 'masked'), since(a, 'after')),
    ...when(era.raisesAtLoad, () => [
      op(
        'P1b',
        'if (blocking && can fire) arm bg_timer with cnt_cval - count',
        [set(v.bg, 1, all(v.blocking, v.cntCtl))],
        {
          does: 'arms its soft timer, if it sleeps',
          events: [{ event: 'bg-armed', when: all(v.blocking, v.cntCtl), outcome: '' }],
          added: true,
        },
      ),
    ]),
    ...when(!era.offsetInRestore && !scenario.vhe, () => [zeroOffset(a, 'P2', 'after')]),
  ];
  return func(
    a,
    TIMER,
    'kvm_timer_vcpu_put',
    'The vCPU loses its CPU, and its timer the registers.',
    [
      ...(era.keepsLoaded ? body : []),
      op('P3', 'kvm_running_vcpu = NULL', [set(v.cpu, 0), ...forgotten], {
        does: 'leaves the CPU',
        events: [{ event: 'put', when: true, outcome: 'no vCPU runs there' }],
      }),
    ],
  );
}

/** A thread loses its CPU, and gets one again: any that is free. `waits`: what it does until then. */
export function schedule(a: At, waits: 'asleep' | 'host'): Func {
  return func(
    a,
    SCHED,
    'schedule',
    'Another thread, or none, has the CPU until this one is back.',
    [
      call('O', kvm_timer_vcpu_put(a)),
      phase(waits, [call('N', context_switch(a))]),
      call('M', kvm_timer_vcpu_load(a)),
    ],
  );
}

/** The place where a thread gets a CPU. */
export const SWITCH = 'context_switch';

/** Interrupts come first there: the CPU that it is given has none that waits. */
export const context_switch = (a: At): Func =>
  func(a, SCHED, SWITCH, 'The thread has no CPU.', [
    withInterrupts(a, [
      wait('N0', 'another thread has the CPU, or none', not(equal(a.v.cpu, 0)), {
        rest: true,
        waitsFor: 'a CPU',
        does: 'is back on a CPU',
      }),
    ]),
  ]);
