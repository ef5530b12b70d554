/**
 * Into the guest and out of it, in real mode with HV=1 and EE=0:
 * arch/powerpc/kvm/book3s_hv_rmhandlers.S. E5..E8 is the entry window: the offset is in the TB and
 * in_guest[] does not say so yet. Before the fix the primary always subtracts the offset (X12).
 */
import { all, any, equal, not } from '../../../machine/expression.ts';
import {
  branch,
  call,
  entry,
  goto,
  op,
  set,
  wait,
  type Statement,
} from '../../../machine/statement.ts';
import { subcoreOf, type Core, type Subcore } from '../core.ts';
import type { Thread } from '../thread.ts';
import { judgeSaved, loadDec, noteDecrementer } from '../dec-expires.ts';
import { guestTimeAtEntry } from '../guest-time.ts';
import { hmiAtHrfid } from '../priority.ts';
import { addOffset, subtractOffset } from '../offset.ts';
import { added, sourceFile } from '../source-file.ts';
import {
  farHypervisorDecrementer,
  loadGuestDecrementer,
  loadHostDecrementer,
  saveGuestDecrementer,
  takeHostTimer,
} from '../timebase.ts';
import { HSTATE, TRAP } from '../values.ts';
import { kvmhv_commence_exit } from './book3s_hv_builtin.ts';
import {
  kvmppc_realmode_hmi_handler,
  kvmppc_subcore_enter_guest,
  kvmppc_subcore_exit_guest,
} from './book3s_hv_ras.ts';
import { hmi_exception_after_realmode } from './exceptions-64s.ts';
import { BOOK3S_HV_RMHANDLERS_S } from './sources.ts';
import { hmi_exception_realmode } from './traps.ts';
import * as words from './words/book3s_hv_rmhandlers.ts';

const fn = sourceFile(BOOK3S_HV_RMHANDLERS_S, words);

const trapIsHmi = (t: Thread) => equal(t.temporaries.trap, TRAP.HMI);
const isExiting = (s: Subcore) => any(...s.threads.map((o) => o.exiting));

export const kvmppc_call_hv_entry = fn('kvmppc_call_hv_entry', (core, t) => {
  const subcore = subcoreOf(core, t);
  return [
    call('', kvmppc_hv_entry(core, t)),
    entry('host-exit', [
      op('X17a', 'DEC = HSTATE_DECEXP - mftb', [
        ...loadDec(t),
        loadHostDecrementer(core, subcore, t),
      ]),
      op('X17b', 'HSTATE_HWTHREAD_REQ = 0', [set(t.hwthreadReq, 0)]),
      branch(
        'if (trap == BOOK3S_INTERRUPT_HMI)',
        trapIsHmi(t),
        [call('', hmi_exception_after_realmode(core, t))],
        [
          // With EE=1 the host takes a doorbell that came too late for the guest.
          op('', 'RFI: MSR = HSTATE_HOST_MSR (EE = 1)', [
            set(t.ee, 1),
            set(t.doorbell, 0),
            takeHostTimer(t),
          ]),
        ],
      ),
    ]),
  ];
});

const kvmppc_hv_entry = fn('kvmppc_hv_entry', (core, t) => {
  const subcore = subcoreOf(core, t);
  const { tooLate, trap } = t.temporaries;
  return [
    op('E1', 'HSTATE_IN_GUEST = HOST_HV; clear SLB', [set(t.hstate, HSTATE.HOST_HV)]),
    op('E2', 'lwarx/stwcx: entry_exit_map |= 1 << ptid, unless it is >= 0x100', [
      set(tooLate, isExiting(subcore)),
      set(t.entered, 1, not(isExiting(subcore))),
      set(trap, TRAP.NONE),
    ]),
    branch('if (entry_exit_map >= 0x100)', tooLate, [
      goto('switch-to-host', 'b secondary_too_late'),
    ]),
    branch('if (ptid == 0)', t.ptid === 0, [
      op('E3', 'LPID = reserved; SDR1 = guest; LPID = guest; isync', [set(subcore.lpid, 1)]),
      ...addOffset(core, t),
      op('E7', 'PCR = guest; DPDES = guest'),
      ...added(core, () => [call('E8', kvmppc_subcore_enter_guest(core, t))]),
      op('E9', 'vcore.in_guest = 1', [set(subcore.vcoreInGuest, 1)]),
    ]),
    op('E10', 'load SLB, PURR, SPURR, PMU, FP, GPRs'),
    op('E11a', 'DEC = dec_expires + tb_offset - mftb', [
      ...noteDecrementer(subcore, t),
      loadGuestDecrementer(core, subcore, t),
    ]),
    branch('if (ptid != 0)', t.ptid !== 0, [
      wait(
        'E11b',
        'while (!vcore.in_guest && entry_exit_map < 0x100)',
        any(subcore.vcoreInGuest, isExiting(subcore)),
        { effects: [set(tooLate, not(subcore.vcoreInGuest))] },
      ),
      branch('if (!vcore.in_guest)', tooLate, [goto('guest-exit', 'b no_switch_exit')]),
    ]),
    op('E12', 'LPCR = guest'),
    op('E13', 'read HDEC', [set(trap, TRAP.HDEC, subcore.hdecDue)]),
    branch('if (HDEC < 512)', equal(trap, TRAP.HDEC), [
      goto('guest-exit', 'b hdec_soon: trap 0x980'),
    ]),
    ...enterGuest(core, t, subcore),
  ];
});

/** E14; alone for a thread that returns to the guest from a hypercall. */
function enterGuest(core: Core, t: Thread, subcore: Subcore): Statement[] {
  const hmiFirst = hmiAtHrfid(core, t);
  return [
    op('E14', 'HSTATE_IN_GUEST = GUEST_HV; hrfid', [
      set(t.hstate, HSTATE.GUEST_HV),
      set(t.hv, 0, not(hmiFirst)),
      set(t.temporaries.trap, TRAP.HMI, hmiFirst),
      ...guestTimeAtEntry(subcore, t),
    ]),
    branch(
      'if an HMI is taken',
      trapIsHmi(t),
      [goto('guest-hmi', 'interrupt 0xe60', GLUED)],
      [],
      GLUED,
    ),
    goto('guest', 'the guest runs', GLUED),
  ];
}

/** The hardware decides it together with the op before. */
const GLUED = { glued: true } as const;

/** HV=1 and EE=0, so that an HMI stays latched. */
export const hcall_try_real_mode = fn('hcall_try_real_mode', (core, t) => [
  op('', 'handle the hypercall in real mode (EE=0)'),
  ...enterGuest(core, t, subcoreOf(core, t)),
]);

/** X1, X2: any interrupt that comes from the guest. */
export const kvmppc_interrupt_hv = fn('kvmppc_interrupt_hv', (_, t) => [
  op('X1', 'HSTATE_IN_GUEST = HOST_HV; save registers; vcpu.trap = trap', [
    set(t.hstate, HSTATE.HOST_HV),
  ]),
  goto('guest-exit', 'X2: b guest_exit_cont'),
]);

export const guest_exit_cont = fn('guest_exit_cont', (core, t) => [
  call('X3', kvmhv_commence_exit(core, t)),
  op('X4', 'PURR, SPURR accounting'),
  op('X5', 'dec_expires = sext32(DEC) + mftb - tb_offset', [
    ...judgeSaved(subcoreOf(core, t), t),
    saveGuestDecrementer(core, subcoreOf(core, t), t),
  ]),
  op('X6', 'save the rest; clear SLB', [set(t.savedWrong, 0)]),
  goto('switch-to-host', 'on to kvmhv_switch_to_host'),
]);

export const kvmhv_switch_to_host = fn('kvmhv_switch_to_host', (core, t) => {
  const subcore = subcoreOf(core, t);
  const everyoneLeaves = all(...subcore.threads.map((o) => any(not(o.entered), o.exiting)));
  return [
    branch(
      'if (ptid == 0)',
      t.ptid === 0,
      [
        wait('X7', 'while (exiting != entered in entry_exit_map)', everyoneLeaves),
        branch('X8: if (vcore.in_guest)', subcore.vcoreInGuest, [
          op('X9', 'LPID = reserved; SDR1 = host; LPID = host; isync', [set(subcore.lpid, 0)]),
          op('X10', 'save DPDES; DPDES = 0'),
          ...(core.fixed
            ? [
                branch(
                  'if (trap == BOOK3S_INTERRUPT_HMI)',
                  trapIsHmi(t),
                  added(core, () => [call('X11', kvmppc_realmode_hmi_handler(core, t))]),
                  [
                    ...subtractOffset(core, t),
                    ...added(core, () => [call('X13', kvmppc_subcore_exit_guest(core, t))]),
                  ],
                  { added: true },
                ),
              ]
            : subtractOffset(core, t)),
          op('X14', 'PCR = 0; vcore.in_guest = 0', [set(subcore.vcoreInGuest, 0)]),
        ]),
        op('X15', 'HDEC = 0x7fff0000', [
          set(subcore.hdecDue, 0),
          farHypervisorDecrementer(subcore),
        ]),
      ],
      [wait('S2', 'while (vcore.in_guest)', equal(subcore.vcoreInGuest, 0))],
    ),
    op('X16', 'LPCR = host; bolted SLB; HSTATE_IN_GUEST = NONE', [
      set(t.hstate, HSTATE.NONE),
      set(t.doorbell, 0, t.ptid !== 0),
    ]),
    branch(
      'if (ptid == 0)',
      t.ptid === 0,
      [goto('host-exit', 'blr: to kvmppc_call_hv_entry')],
      [goto('secondary-exit', 'blr: to kvm_secondary_got_guest')],
    ),
  ];
});

export const kvm_start_guest = fn('kvm_start_guest', (core, t) => [
  entry('got-guest', [call('', kvm_secondary_got_guest(core, t))]),
]);

const kvm_secondary_got_guest = fn('kvm_secondary_got_guest', (core, t) => [
  call('', kvmppc_hv_entry(core, t)),
  entry('secondary-exit', [
    op('S4', 'kvm_vcpu = NULL; lwsync; kvm_vcore = NULL', [set(t.kvmVcore, 0)]),
    ...added(core, () => [
      branch('if (trap == BOOK3S_INTERRUPT_HMI)', trapIsHmi(t), [
        call('S5', hmi_exception_realmode(core, t)),
      ]),
    ]),
    call('', kvm_no_guest(core, t)),
  ]),
]);

/** It spins, it does not nap: hwthread_req says that KVM still wants the thread. */
const kvm_no_guest = fn('kvm_no_guest', (_, t) => [
  wait('S6', 'while (hwthread_req && !kvm_vcore)', any(not(t.hwthreadReq), t.kvmVcore)),
  branch('if (kvm_vcore)', t.kvmVcore, [goto('got-guest', 'b kvm_secondary_got_guest')]),
  goto('nap', 'b power7_wakeup_loss: back to the offline loop'),
]);
