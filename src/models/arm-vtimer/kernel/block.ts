/** A vCPU that waits for an interrupt: S1 to S5 of later kernels, B8 of the first, and how a thread is preempted. */
import { all, any, not } from '../../../machine/expression.ts';
import { branch, call, entry, goto, op, set, type Func } from '../../../machine/statement.ts';
import { memoryFires, shouldFire } from '../chain.ts';
import { schedule, vtimer_restore_state, vtimer_save_state } from './load-put.ts';
import { func, since, when, withInterrupts, type At } from './program.ts';
import { KVM, SCHED, TIMER } from './sources.ts';

export const BLOCK = 'kvm_vcpu_block';
export const SCHEDULE = 'kvm_timer_schedule';
export const UNSCHEDULE = 'kvm_timer_unschedule';
/** Where a thread comes back to that was woken. */
const AWAKE = 'awake';

function kvm_timer_schedule(a: At): Func {
  const { setup, v } = a;
  const { era, scenario } = setup;
  const arms = all(v.cntCtl, not(memoryFires(setup, v)));
  return func(a, TIMER, SCHEDULE, 'The guest sleeps: a soft timer stands in for its own.', [
    ...when(era.keepsLoaded, () => [
      call(
        'S1',
        vtimer_save_state(a, 'unmasked', !scenario.mistakes.saveMasked),
        since(a, 'after'),
      ),
    ]),
    withInterrupts(a, [
      op(
        'S2',
        'if (!should_fire && can fire) arm bg_timer with cnt_cval - count',
        [set(v.bg, 1, arms)],
        {
          does: 'arms its soft timer, if its own can still fire',
          events: [{ event: 'bg-armed', when: arms, outcome: 'the soft timer is armed' }],
        },
      ),
    ]),
  ]);
}

const kvm_timer_unschedule = (a: At): Func =>
  func(a, TIMER, UNSCHEDULE, 'The guest goes on: its timer is back in the registers.', [
    ...when(a.setup.era.keepsLoaded, () => [
      call('S5', vtimer_restore_state(a), since(a, 'after')),
    ]),
    withInterrupts(a, [
      op('S5b', 'soft_timer_cancel(&timer->bg_timer)', [set(a.v.bg, 0)], {
        does: 'cancels its soft timer',
      }),
    ]),
  ]);

export function kvm_vcpu_block(a: At): Func {
  const { setup, v } = a;
  const { savesToSleep, raisesAtLoad } = setup.era;
  const pending = any(v.line, shouldFire(setup, v), v.other);
  return func(a, KVM, BLOCK, 'Sleeps until an interrupt is pending for the vCPU.', [
    ...when(savesToSleep, () => [call('S', kvm_timer_schedule(a))]),
    ...when(raisesAtLoad, () => [
      withInterrupts(a, [
        op('S3a', 'prepare_to_swait()', [set(v.blocking, 1)], {
          does: 'joins the wait queue',
          ...since(a, 'late'),
        }),
      ]),
    ]),
    entry(AWAKE, [
      withInterrupts(a, [
        op(
          'S3',
          'pending = line_level || kvm_timer_should_fire() || another interrupt',
          [set(v.runnable, pending), set(v.other, 0)],
          {
            does: 'looks whether an interrupt is pending',
            events: [
              { event: 'slept', when: not(pending), outcome: 'nothing is: it sleeps' },
              { event: 'stayed-awake', when: pending, outcome: 'one is: it goes on' },
            ],
          },
        ),
      ]),
      branch('if (!pending)', not(v.runnable), [
        call('S4', schedule(a, 'asleep')),
        goto(AWAKE, 'look again'),
      ]),
      ...when(raisesAtLoad, () => [
        withInterrupts(a, [
          op('S3b', 'finish_swait()', [set(v.blocking, 0)], {
            does: 'leaves the wait queue',
            ...since(a, 'late'),
          }),
        ]),
      ]),
      ...when(savesToSleep, () => [call('U', kvm_timer_unschedule(a))]),
    ]),
  ]);
}

/** Sched-out notifiers run with interrupts off. */
export const preempt_schedule = (a: At): Func =>
  func(a, SCHED, 'preempt_schedule', 'Another thread has the CPU for a while.', [
    withInterrupts(a, [
      op('P0', 'local_irq_disable(); pick another thread', [], {
        does: 'gives up its CPU',
        events: [{ event: 'preempted', when: true, outcome: '' }],
      }),
    ]),
    call('P', schedule(a, 'host')),
  ]);
