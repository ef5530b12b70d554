/**
 * Guest exit (X1..X15, S1..S6; domain 2.3 to 2.5): arch/powerpc/kvm/book3s_hv_rmhandlers.S. Before
 * the fix the primary always subtracts the offset, even when OPAL has reloaded the TB.
 */
import { all, any, both, differs, equal, not } from '../../../machine/expression.ts';
import {
  branch,
  call,
  goto,
  op,
  phase,
  set,
  wait,
  type Func,
  type Parts,
  type Statement,
} from '../../../machine/statement.ts';
import { entryExitMap } from '../copies.ts';
import { subcoreOf, type Core, type Subcore, type Thread } from '../core.ts';
import { moveTimebase } from '../offset.ts';
import { loadThenStore } from '../parts.ts';
import { farHypervisorDecrementer, saveGuestDecrementer } from '../timebase.ts';
import {
  hmi_exception_realmode,
  kvmppc_realmode_hmi_handler,
} from './kvmppc-realmode-hmi-handler.ts';
import { rmhandlersS } from './source.ts';
import { HSTATE, TRAP } from '../values.ts';

/** X1, X2: the vector of any interrupt that comes from the guest. */
export function kvmppc_interrupt(core: Core, t: Thread): Func {
  return {
    ...rmhandlersS(core),
    name: 'kvmppc_interrupt',
    summary: 'An interrupt from the guest: the registers are saved and the guest is left.',
    body: [
      phase('exit', [
        op(
          'X1',
          'HSTATE_IN_GUEST = HOST_HV; save registers; vcpu.trap = trap',
          [set(t.hstate, HSTATE.HOST_HV)],
          { costTicks: 32, does: 'saves its registers on the way out of the guest' },
        ),
        goto('guest-exit', 'X2: full exit'),
      ]),
    ],
  };
}

export function guest_exit_cont(core: Core, t: Thread): Func {
  const subcore = subcoreOf(core, t);
  const others = subcore.threads.filter((o) => o !== t);
  const { trap, first } = t.temporaries;
  return {
    ...rmhandlersS(core),
    name: 'guest_exit_cont',
    summary: 'What every thread does on its way out of the guest.',
    body: [
      phase('exit', [
        op(
          'X3',
          'kvmhv_commence_exit: cmpxchg entry_exit_map |= 0x100 << ptid',
          [set(first, not(any(...subcore.threads.map((o) => o.exiting)))), set(t.exiting, 1)],
          {
            costTicks: 16,
            does: 'says in entry_exit_map that it leaves',
            parts: leaveInTwoSteps(core, t, subcore),
          },
        ),
        branch('if first and trap != HDEC', both(first, differs(trap, TRAP.HDEC)), [
          op(
            'X3',
            'msgsnd: doorbell to every other entered thread',
            others.map((o) => set(o.doorbell, 1, o.entered)),
            {
              costTicks: 24,
              why: 'The first thread to leave takes the whole vcore with it.',
              does: 'sends a doorbell to the other threads of its vcore',
            },
          ),
        ]),
        op('X4', 'PURR, SPURR accounting', [], { does: 'accounts PURR and SPURR' }),
        op('X5', 'dec_expires = sext32(DEC) + mftb - tb_offset', [], {
          exact: saveGuestDecrementer(core, subcore, t),
          costTicks: 16,
          why: 'Wrong by the offset when the TB holds host time already.',
          does: 'saves dec_expires',
        }),
        op('X6', 'save the rest; clear SLB', [], { costTicks: 32, does: 'clears its SLB' }),
        goto('switch-to-host', 'on to kvmhv_switch_to_host'),
      ]),
    ],
  };
}

/** X3 as a plain load and a plain store: two threads may both think that they are the first. */
function leaveInTwoSteps(core: Core, t: Thread, subcore: Subcore): Parts {
  const isFirst = not(any(...subcore.threads.map((o) => o.exiting)));
  const load = { text: 'map = entry_exit_map', effects: [set(t.temporaries.first, isFirst)] };
  return loadThenStore(core, t, 'X3', entryExitMap(subcore), load, () => ({
    text: 'entry_exit_map = map | 0x100 << ptid',
    changes: [[t.exiting, 1]],
    does: 'says in entry_exit_map that it leaves',
  }));
}

/** Primary: X7..X15. Secondary: S2. */
export function kvmhv_switch_to_host(core: Core, t: Thread): Func {
  const subcore = subcoreOf(core, t);
  const everyoneLeaves = all(...subcore.threads.map((o) => any(not(o.entered), o.exiting)));
  return {
    ...rmhandlersS(core),
    name: 'kvmhv_switch_to_host',
    summary: 'The primary switches the subcore back to the host, the secondaries wait for it.',
    body: [
      branch(
        'if ptid == 0',
        t.ptid === 0,
        [
          phase('wait-threads', [
            wait(
              'X7',
              'wait until every entered thread is exiting (entry_exit_map)',
              everyoneLeaves,
              {
                waitsFor: 'every thread of its vcore to leave the guest',
                does: 'finds every thread of its vcore on the way out',
              },
            ),
          ]),
          branch(
            'X8: if vcore.in_guest != 0',
            subcore.vcoreInGuest,
            switchPartition(core, t, subcore),
          ),
          phase('exit', [
            op('X15', 'HDEC = 0x7fff0000', [set(subcore.hdecDue, 0)], {
              exact: farHypervisorDecrementer(subcore),
              does: 'sets HDEC far ahead',
            }),
          ]),
          goto('host-exit', 'on in the host'),
        ],
        [
          phase('wait-primary', [
            wait('S2', 'wait until vcore.in_guest == 0', equal(subcore.vcoreInGuest, 0), {
              waitsFor: 'its primary to switch the subcore back (vcore.in_guest)',
              does: 'finds vcore.in_guest clear',
            }),
          ]),
          goto('secondary-exit', 'on in the host'),
        ],
      ),
    ],
  };
}

function switchPartition(core: Core, t: Thread, subcore: Subcore): Statement[] {
  const subtract: Statement[] = [
    moveTimebase(core, t, -1, { load: 'X12', write: 'X12', check: 'X12' }),
    ...(core.fixed
      ? [
          op('X13', 'kvmppc_subcore_exit_guest: in_guest[subcore] = 0', [set(subcore.inGuest, 0)], {
            added: true,
            events: [{ event: 'in-guest-cleared', when: true, outcome: '' }],
            does: `clears in_guest[${String(subcore.index)}]`,
            why: 'Only now: the TB is host time again.',
          }),
        ]
      : []),
  ];
  return [
    phase('switch', [
      op('X9', 'LPID = reserved; SDR1 = host; LPID = host; isync', [set(subcore.lpid, 0)], {
        costTicks: 48,
        does: `switches subcore ${String(subcore.index)} to the host's partition`,
      }),
      op('X10', 'save DPDES; DPDES = 0', [], { costTicks: 16, does: 'saves DPDES' }),
    ]),
    ...(core.fixed
      ? [
          branch(
            'if trap == HMI',
            equal(t.temporaries.trap, TRAP.HMI),
            [phase('hmi', [call('X11', kvmppc_realmode_hmi_handler(core, t), { added: true })])],
            [phase('switch', subtract)],
            {
              added: true,
              why: 'After an HMI the TB is host time: nothing is to be subtracted.',
              jump: 'b 30f: over X12 and X13',
            },
          ),
        ]
      : [phase('switch', subtract)]),
    phase('switch', [
      op('X14', 'PCR = 0; vcore.in_guest = 0', [set(subcore.vcoreInGuest, 0)], {
        costTicks: 16,
        events: [{ event: 'vcore-released', when: true, outcome: 'releases the secondaries' }],
        does: 'clears vcore.in_guest',
      }),
    ]),
  ];
}

/** S3..S6: a secondary on its way back to its nap. */
export function kvm_secondary_got_guest(core: Core, t: Thread): Func {
  return {
    ...rmhandlersS(core),
    name: 'kvm_secondary_got_guest',
    summary: 'A secondary is done with the guest, handles its own HMI, and naps.',
    body: [
      phase('exit', [
        op(
          'S3',
          'X16: LPCR = host; HSTATE_IN_GUEST = NONE',
          [set(t.hstate, HSTATE.NONE), set(t.doorbell, 0)],
          { costTicks: 24, does: 'is back in the host (HSTATE_IN_GUEST = NONE)' },
        ),
        op('S4', 'kvm_vcpu = NULL; lwsync; kvm_vcore = NULL', [set(t.kvmVcore, 0)], {
          why: 'Tells the runner that this thread is done, although S5 is still to come.',
          does: 'tells its primary that it is done (kvm_vcore = NULL)',
        }),
      ]),
      ...(core.fixed
        ? [
            branch(
              'if trap == HMI',
              equal(t.temporaries.trap, TRAP.HMI),
              [phase('hmi', [call('S5', hmi_exception_realmode(core, t), { added: true })])],
              [],
              { added: true },
            ),
          ]
        : []),
      goto('nap', 'S6: goto kvm_no_guest'),
    ],
  };
}
