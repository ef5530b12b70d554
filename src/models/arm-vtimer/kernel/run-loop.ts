/** The run loop of a vCPU: into the guest and out of it. R1 to R5 of later kernels, B1 to B7 of the first. */
import { all, any, equal, not } from '../../../machine/expression.ts';
import {
  branch,
  call,
  entry,
  goto,
  op,
  phase,
  set,
  wait,
  type Effect,
  type Func,
  type Statement,
} from '../../../machine/statement.ts';
import { accesses, atEntry, atExit } from '../accesses.ts';
import { mayStay, memoryFires, onItsCpu, shouldFire } from '../chain.ts';
import { EXIT, GUEST, LR } from '../setup.ts';
import { kvm_vcpu_block, preempt_schedule } from './block.ts';
import { context_switch, kvm_timer_vcpu_load, kvm_timer_vcpu_put } from './load-put.ts';
import { func, since, when, withInterrupts, write, type At } from './program.ts';
import { ARM, HYP, TIMER, VGIC } from './sources.ts';

export const RUN = 'kvm_arch_vcpu_ioctl_run';

/** Where a vCPU starts: userspace loads it, and runs it. */
export function kvm_vcpu_ioctl(a: At): Func {
  const { firstRun } = a.setup.scenario.history;
  return func(a, ARM, 'kvm_vcpu_ioctl', 'Userspace runs the vCPU: its thread gets a CPU.', [
    phase('host', [
      call('N', context_switch(a)),
      call('M', kvm_timer_vcpu_load(a)),
      ...when(firstRun !== 'enabled' && a.setup.era.keepsLoaded, () => [
        call('F', kvm_timer_enable(a)),
      ]),
    ]),
    goto('run', 'the run loop'),
  ]);
}

function kvm_timer_enable(a: At): Func {
  const { v, setup } = a;
  return func(a, TIMER, 'kvm_timer_enable', 'The first run: the timer takes part from now on.', [
    withInterrupts(a, [
      op('F1', 'timer->enabled = 1', [set(v.enabled, 1)], { does: 'enables its timer' }),
    ]),
    ...when(setup.scenario.history.firstRun === 'loaded-again', () => [
      call('F2', kvm_timer_vcpu_load(a)),
    ]),
  ]);
}

export function kvm_arch_vcpu_ioctl_run(a: At): Func {
  const { setup, v } = a;
  const { keepsLoaded } = setup.era;
  const left = (why: number) => equal(v.exit, why);
  return func(a, ARM, RUN, 'In a loop: into the guest, out of it, and what it has left for.', [
    phase('host', [
      ...(keepsLoaded ? [enter(a)] : [enterBefore(a)]).flat(),
      ...toGuest(a),
      entry('exit', [
        ...(keepsLoaded
          ? [
              call('R3', kvm_vgic_sync_hwstate(a)),
              ...when(!setup.era.looksUpLevel, () => [
                call('R4', kvm_timer_sync_hwstate(a), since(a, 'after')),
              ]),
              op('R5', 'local_irq_enable(); preempt_enable()', [], {
                does: 'switches interrupts on',
              }),
            ]
          : exitBefore(a)),
        branch('if (the guest sleeps)', left(EXIT.WFI), [call('H', kvm_vcpu_block(a))]),
        branch('if (need_resched())', left(EXIT.KICK), [call('K', preempt_schedule(a))]),
        branch('if (the guest is done)', left(EXIT.DONE), [
          withInterrupts(a, [
            op('Z', 'vcpu_put(): preempt_disable()', [], { does: 'goes back to userspace' }),
          ]),
          call('Q', kvm_timer_vcpu_put(a)),
          goto('done', 'back to userspace'),
        ]),
      ]),
    ]),
    goto('run', 'once more'),
  ]);
}

/** R1, R2: what the guest will find in its list register. */
function enter(a: At): Statement[] {
  const { setup } = a;
  return [
    withInterrupts(a, [
      op('R1', 'preempt_disable(); local_irq_disable()', [], { does: 'switches interrupts off' }),
    ]),
    op(
      'R2',
      'LR = vgic active ? A : line_level ? P : empty; enter the guest',
      [...flushed(a), atEntry(setup.scenario)],
      { does: 'enters the guest', events: entered(a), ...since(a, 'mid') },
    ),
  ];
}

const entered = ({ v }: At) => [
  {
    event: 'entered',
    when: all(v.line, not(v.vgicActive)),
    outcome: 'the timer interrupt is pending',
  },
  {
    event: 'entered',
    when: not(all(v.line, not(v.vgicActive))),
    outcome: 'no new timer interrupt',
  },
];

function flushed({ setup, v }: At): Effect[] {
  return [
    set(v.lr, LR.PENDING, all(v.line, not(v.vgicActive))),
    set(v.lr, LR.ACTIVE, v.vgicActive),
    // The level was put into the list register.
    ...when(setup.era.looksUpLevel, () => [set(v.line, 0, equal(v.lr, LR.PENDING))]),
  ];
}

/** Which instruction of the guest comes next. */
function toGuest({ v }: At): Statement[] {
  const next = (at: number) => equal(v.at, at);
  return [
    branch('if (the guest waits)', next(GUEST.WAIT), [goto('g3', 'eret')]),
    branch('if (it has armed its timer)', next(GUEST.ENABLE), [goto('g2', 'eret')]),
    branch('if (it handles its interrupt)', next(GUEST.DISABLE), [goto('g5', 'eret')]),
    branch('if (it ends its interrupt)', next(GUEST.EOI), [goto('g6', 'eret')]),
    goto('g1', 'eret'),
  ];
}

function kvm_vgic_sync_hwstate(a: At): Func {
  const { setup, v } = a;
  const { looksUpLevel, resamples } = setup.era;
  const isActive = set(v.vgicActive, equal(v.lr, LR.ACTIVE));
  const emptied = set(v.lr, LR.EMPTY);
  const looks = any(v.stillPending, ...(resamples ? [all(v.deactivated, v.line)] : []));
  const taken = [
    ...when(looksUpLevel, () => [set(v.stillPending, equal(v.lr, LR.PENDING))]),
    ...when(resamples, () => [set(v.deactivated, all(v.vgicActive, equal(v.lr, LR.EMPTY)))]),
  ];
  return func(a, VGIC, 'kvm_vgic_sync_hwstate', 'What the guest has left in its list register.', [
    op('R3', 'vgic active = (LR == A)', [...taken, isActive, emptied, atExit(setup.scenario)], {
      does: 'reads its list register',
    }),
    ...when(looksUpLevel, () => [
      branch(
        resamples ? 'if (lr_pending || (lr_deactivated && line_level))' : 'if (lr_pending)',
        looks,
        [
          op('R3b', 'line_level = kvm_timer_should_fire()', [set(v.line, shouldFire(setup, v))], {
            does: 'looks up the level of its timer',
            ...since(a, 'mid'),
          }),
          branch('if (!line_level)', not(v.line), [
            op(
              'R3c',
              'set physical active = false',
              write(a, ({ active }) => active, 0),
              {
                does: 'clears the active state of the CPU',
                ...since(a, 'mid'),
                why: 'Nobody will end an interrupt that the guest never takes.',
              },
            ),
          ]),
        ],
        [],
        since(a, resamples ? 'late' : 'mid'),
      ),
    ]),
  ]);
}

function kvm_timer_sync_hwstate(a: At): Func {
  const { setup, v } = a;
  return func(a, TIMER, 'kvm_timer_sync_hwstate', 'Whether the guest has switched its timer off.', [
    branch('if (irq.level)', v.level, [
      op(
        'R4',
        'cnt_ctl = read CNTV_CTL; cnt_cval = read CNTV_CVAL',
        [
          ...onItsCpu(setup, v, ({ ctl, cval }) => [set(v.cntCtl, ctl), set(v.cntCval, cval)]),
          accesses(2),
        ],
        { does: 'reads its timer' },
      ),
      branch('if (!kvm_timer_should_fire())', not(memoryFires(setup, v)), [
        op('R4b', 'irq.level = line_level = 0', [set(v.level, 0), set(v.line, 0)], {
          does: 'lowers its line',
        }),
        branch('if (!kvm_vgic_map_is_active())', not(v.vgicActive), [
          op(
            'R4c',
            'set physical active = false',
            write(a, ({ active }) => active, 0),
            {
              does: 'clears the active state of the CPU',
              why: 'The guest may have switched its timer off without an ack.',
            },
          ),
        ]),
      ]),
    ]),
  ]);
}

const levelFromMemory = ({ setup, v }: At): Effect[] => [
  set(v.level, memoryFires(setup, v)),
  set(v.line, v.level),
];

function enterBefore(a: At): Statement[] {
  const { setup, v } = a;
  return [
    call('B', kvm_timer_flush_hwstate(a)),
    withInterrupts(a, [op('B3', 'local_irq_disable()', [], { does: 'switches interrupts off' })]),
    op(
      'B4',
      '__timer_restore_state(): CNTVOFF, CVAL, isb, CTL; enter the guest',
      [
        ...flushed(a),
        ...onItsCpu(setup, v, (cpu) => [
          set(cpu.voff, v.cntvoff),
          set(cpu.cval, v.cntCval),
          set(cpu.ctl, v.cntCtl),
        ]),
        atEntry(setup.scenario),
      ],
      {
        does: 'restores its timer and enters the guest',
        events: [
          ...entered(a),
          { event: 'restored', when: true, outcome: 'the registers have the timer' },
        ],
      },
    ),
  ];
}

function kvm_timer_flush_hwstate(a: At): Func {
  const { setup, v } = a;
  const { active: written } = setup.scenario.mistakes;
  const owner = any(v.level, v.vgicActive);
  const value = written === 'owner' ? owner : written === 'always' ? 1 : 0;
  const isWritten = any(value, not(v.clearedLast));
  return func(a, TIMER, 'kvm_timer_flush_hwstate', 'KVM asks the timer, before every entry.', [
    withInterrupts(a, [
      op('B1', 'irq.level = line_level = kvm_timer_should_fire()', levelFromMemory(a), {
        does: 'asks its timer in memory',
      }),
      op(
        'B2',
        'set physical active = irq.level || kvm_vgic_map_is_active(), unless cleared last',
        [
          ...onItsCpu(setup, v, ({ active }) => [set(active, value, isWritten)]),
          set(v.clearedLast, not(value)),
        ],
        { does: 'sets the active state of the CPU' },
      ),
    ]),
  ]);
}

function exitBefore(a: At): Statement[] {
  const { setup, v } = a;
  return [
    call(
      'B5',
      func(a, HYP, '__timer_save_state', 'From the registers to memory, at every exit.', [
        op(
          'B5',
          'CTL, CVAL to memory; CTL = 0, CNTVOFF = 0',
          [
            ...onItsCpu(setup, v, (cpu) => [
              set(v.cntCtl, cpu.ctl),
              set(v.cntCval, cpu.cval),
              ...mayStay(setup, cpu),
              set(cpu.ctl, 0),
              set(cpu.voff, 0),
            ]),
            atExit(setup.scenario),
          ],
          {
            does: 'saves its timer',
            events: [{ event: 'saved', when: true, outcome: 'the timer is in memory' }],
          },
        ),
      ]),
    ),
    op('B6', 'local_irq_enable()', [], { does: 'switches interrupts on' }),
    withInterrupts(a, [
      op(
        'B7',
        'kvm_timer_sync_hwstate(): irq.level = line_level = kvm_timer_should_fire()',
        levelFromMemory(a),
        {
          does: 'asks its timer in memory',
        },
      ),
      op(
        'B7b',
        'kvm_vgic_sync_hwstate(): vgic active = (LR == A)',
        [set(v.vgicActive, equal(v.lr, LR.ACTIVE)), set(v.lr, LR.EMPTY)],
        { does: 'reads its list register' },
      ),
    ]),
  ];
}

/** A vCPU that has had all its interrupts. */
export const done = (a: At): Func =>
  func(a, '', 'done', 'The guest has had all that it wanted.', [
    phase('done', [wait('D', 'done', false, { rest: true, waitsFor: 'nothing more' })]),
    goto('done', 'for ever'),
  ]);
