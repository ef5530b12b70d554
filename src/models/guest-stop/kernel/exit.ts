/**
 * What KVM does with an exit: `kvmppc_handle_exit_hv` with its case for facility traps (F1 to F4) in four
 * versions, and a vCPU that has ceded (C2, C3).
 */
import { differs, equal, not, type Term } from '../../../machine/expression.ts';
import {
  branch,
  call,
  entry,
  goto,
  interruptible,
  op,
  phase,
  set,
  wait,
  type Func,
  type Statement,
} from '../../../machine/statement.ts';
import { PC, PROGRAM, R, TRAP, WHY, type Host, type Setup } from '../setup.ts';
import { kvmhv_load_hv_regs_and_go } from './entry.ts';
import { happens, nameOn, source, toHost } from './program.ts';
import { BOOK3S_HV, exitOrigin, MAINLINE } from './sources.ts';

/** One round after the other, until userspace has to be asked. */
export function kvmhv_run_single_vcpu(s: Setup, h: Host): Func {
  return source(
    BOOK3S_HV,
    MAINLINE,
    nameOn(h, 'kvmhv_run_single_vcpu'),
    'Runs the vCPU, one entry after the other.',
    [
      phase('host', [
        interruptible(false, [op('R0', 'the vCPU may run', [], { does: 'runs the vCPU' })]),
      ]),
      call('R1', kvmhv_load_hv_regs_and_go(s, h)),
      call('R2', kvmppc_handle_exit_hv(s, h)),
      goto(`host-${h.id}`, 'and again'),
    ],
  );
}

function kvmppc_handle_exit_hv(s: Setup, h: Host): Func {
  return source(
    BOOK3S_HV,
    exitOrigin(h.setting),
    nameOn(h, 'kvmppc_handle_exit_hv'),
    'Decides what becomes of the guest after an exit.',
    [
      branch('case BOOK3S_INTERRUPT_SYSCALL, H_CEDE', equal(s.trap, TRAP.SYSCALL), [
        goto('ceding', 'kvmppc_cede()'),
      ]),
      branch('case BOOK3S_INTERRUPT_HV_DECREMENTER', equal(s.trap, TRAP.HDEC), [
        op('H1', 'r = RESUME_GUEST', [set(s.r, R.RESUME_GUEST)], { does: 'resumes the guest' }),
      ]),
      branch('case BOOK3S_INTERRUPT_H_FAC_UNAVAIL', equal(s.trap, TRAP.FACILITY), facility(s, h)),
    ],
  );
}

/** F1 to F4. In one chain of else-ifs a later case is not looked at once an earlier one was taken. */
function facility(s: Setup, { setting }: Host): Statement[] {
  const first = op('F1', 'r = EMULATE_FAIL', [set(s.r, R.EMULATE_FAIL)], {
    does: 'takes it for unknown',
  });
  const isDoorbell = equal(s.cause, WHY.MSGP);
  const doorbell = [
    // The doorbells of a run are those that it cannot emulate: r stays.
    op('F2', 'r = kvmppc_emulate_doorbell_instr(vcpu)', [], {
      does: 'cannot emulate the instruction',
    }),
  ];
  const failed = equal(s.r, R.EMULATE_FAIL);
  const queue = [
    op(
      'F4',
      'kvmppc_core_queue_program(vcpu, SRR1_PROGILL)',
      [
        set(s.program, PROGRAM.STOP, equal(s.cause, WHY.STOP)),
        set(s.program, PROGRAM.OTHER, differs(s.cause, WHY.STOP)),
      ],
      { does: 'queues a program interrupt', events: [happens('queued', 'SRR1_PROGILL')] },
    ),
    op('F4b', 'r = RESUME_GUEST', [set(s.r, R.RESUME_GUEST)], { does: 'resumes the guest' }),
  ];
  const done = op('F5', 'break', [set(s.cause, WHY.NONE)], {
    does: 'is done with the trap',
    events: [happens('to-userspace', 'r is 2, which is RESUME_HOST', failed)],
  });
  const msgp = 'cause == FSCR_MSGP_LG && cpu_has_feature(CPU_FTR_ARCH_300)';
  const body = (): Statement[] => {
    switch (setting.exit) {
      case 'before':
        return [
          branch(`if (${msgp})`, isDoorbell, doorbell),
          branch('if (r == EMULATE_FAIL)', failed, queue),
        ];
      case 'posted':
        return [
          branch(`if (${msgp})`, isDoorbell, doorbell, [
            branch(`else if (${stopText(s)})`, isStop(s), emulated(s), [
              branch('else if (r == EMULATE_FAIL)', failed, queue),
            ]),
          ]),
        ];
      case 'chained':
        return [
          branch(`if (${msgp})`, isDoorbell, doorbell),
          branch(`if (${stopText(s)})`, isStop(s), emulated(s)),
          branch('if (r == EMULATE_FAIL)', failed, queue),
        ];
      case 'today':
        return [
          branch(`if (${msgp})`, isDoorbell, doorbell),
          ...['PM', 'EBB', 'TM'].map((name) => otherFacility(name)),
          branch('if (r == EMULATE_FAIL)', failed, queue),
        ];
    }
  };
  return [
    first,
    ...body(),
    done,
    branch('if (r == RESUME_HOST)', failed, [goto('userspace', 'KVM_EXIT_UNKNOWN')]),
  ];
}

/** Facilities that 6.x asks for, too; none of them traps here. */
const otherFacility = (name: string): Statement =>
  branch(`if (cause == FSCR_${name}_LG)`, false, [
    op(`F2${name.toLowerCase()}`, `r = kvmppc_${name.toLowerCase()}_unavailable(vcpu)`, []),
  ]);

const isStop = ({ cause, scenario }: Setup): Term =>
  scenario.mistakes.cause === '9' ? equal(cause, WHY.STOP) : scenario.mistakes.cause === 'any';

function stopText({ scenario }: Setup): string {
  const { cause } = scenario.mistakes;
  return cause === '9' ? 'cause == FSCR_STOP_LG' : cause === '8' ? 'cause == 8' : 'true';
}

/** F3, of patch 1. It does not wait: the guest goes on at once, and its idle loop stops again. */
function emulated(s: Setup): Statement[] {
  const { advance } = s.scenario.mistakes;
  const stopped = equal(s.cause, WHY.STOP);
  return [
    op(
      'F3',
      `kvmppc_set_pc(vcpu, pc + ${String(advance)})`,
      [
        set(s.pcAdvance, advance === 8 ? 2 : 1, stopped),
        set(s.pc, PC.AFTER, stopped),
        set(s.skipped, 1, not(stopped)),
      ],
      {
        does: 'goes past the instruction',
        events: [happens('emulated', '', stopped)],
        why: 'HSRR0 is the stop itself: without this the guest stops again and again at the same one.',
        added: true,
      },
    ),
    op('F3b', 'r = RESUME_GUEST', [set(s.r, R.RESUME_GUEST)], {
      does: 'resumes the guest',
      added: true,
    }),
  ];
}

/** A vCPU that cedes sleeps in its host until something is pending. */
export function kvmppc_cede(s: Setup): Func {
  return source(BOOK3S_HV, MAINLINE, 'kvmppc_cede', 'Puts a vCPU to sleep that has ceded.', [
    op('C2', 'vcpu.ceded = 1; MSR[EE] = 1; smp_mb()', [set(s.ceded, 1)], {
      does: 'notes that the guest has ceded',
    }),
    entry('check', [
      op('C3', 'look whether something is pending', [], { does: 'looks for a wake' }),
      branch(
        'if (kvmppc_vcpu_woken(vcpu))',
        s.irq,
        [
          op('C3a', 'vcpu.ceded = 0', [set(s.ceded, 0)], {
            does: 'does not sleep',
            why: 'A wake that has come since H_CEDE would find nobody asleep, and be lost.',
          }),
        ],
        [goto('blocked', 'kvmppc_vcore_blocked()')],
      ),
    ]),
    ...toHost(s, 'host', 'on'),
  ]);
}

export function blocked(): Func {
  return source(BOOK3S_HV, MAINLINE, 'kvmppc_vcore_blocked', 'The vCPU sleeps.', [
    phase('ceded', [wait('', 'sleep until a wake', false, { rest: true, waitsFor: 'a wake' })]),
    goto('blocked', 'for ever'),
  ]);
}

export function userspace(): Func {
  return source('', '', 'KVM_EXIT_UNKNOWN', 'QEMU does not know what to do, and stops the guest.', [
    phase('userspace', [
      wait('', 'the guest is not run again', false, { rest: true, waitsFor: 'nothing any more' }),
    ]),
    goto('userspace', 'for ever'),
  ]);
}
