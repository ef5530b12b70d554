/**
 * Guest entry, primary and secondary (E1..E14, domain 2.1 and 2.2):
 * arch/powerpc/kvm/book3s_hv_rmhandlers.S. E5..E8 is the entry window: the offset is in the TB and
 * in_guest[] does not say so yet.
 */
import type { Cell } from '../../../machine/cell.ts';
import { all, any, both, equal, not, type Expression } from '../../../machine/expression.ts';
import {
  branch,
  goto,
  op,
  phase,
  set,
  wait,
  type Effect,
  type Func,
  type Parts,
  type Statement,
} from '../../../machine/statement.ts';
import { entryExitMap } from '../copies.ts';
import { subcoreOf, type Core, type Subcore, type Thread } from '../core.ts';
import { entryGoesBack, noteGuestTime } from '../guest-time.ts';
import { moveTimebase } from '../offset.ts';
import { loadThenStore } from '../parts.ts';
import { loadGuestDecrementer } from '../timebase.ts';
import { rmhandlersS } from './source.ts';
import { HSTATE, TRAP } from '../values.ts';

export function kvmppc_hv_entry(core: Core, t: Thread): Func {
  const subcore = subcoreOf(core, t);
  const { tooLate, trap } = t.temporaries;
  const exiting = any(...subcore.threads.map((o) => o.exiting));
  const primary = t.ptid === 0;
  return {
    ...rmhandlersS(core),
    name: 'kvmppc_hv_entry',
    summary: 'Switches the subcore to the guest and enters it.',
    body: [
      op('E1', 'HSTATE_IN_GUEST = HOST_HV; clear SLB', [set(t.hstate, HSTATE.HOST_HV)], {
        does: 'begins its guest entry',
      }),
      op(
        'E2',
        'lwarx/stwcx: entry_exit_map |= 1 << ptid, unless it is >= 0x100',
        [set(tooLate, exiting), set(t.entered, 1, not(exiting)), set(trap, TRAP.NONE)],
        {
          costTicks: 16,
          does: [
            { when: exiting, text: 'finds its vcore on the way out' },
            { when: true, text: 'says in entry_exit_map that it enters' },
          ],
          parts: enterInTwoSteps(core, t, subcore),
        },
      ),
      branch('if too late', tooLate, [goto('switch-to-host', 'goto secondary_too_late')]),
      branch('if ptid == 0', primary, partitionSwitch(core, t, subcore)),
      op('E10', 'load SLB, PURR, SPURR, PMU, FP, GPRs', [], {
        costTicks: 32,
        does: "loads the guest's registers",
      }),
      op('E11', 'DEC = dec_expires + tb_offset - mftb', [], {
        exact: loadGuestDecrementer(core, subcore, t),
        costTicks: 12,
        why: 'dec_expires is in host time. A secondary may read a TB without the offset here.',
        does: 'reads the TB to set DEC',
      }),
      branch('if ptid != 0', !primary, waitForPrimary(subcore, tooLate, exiting)),
      op('E12', 'LPCR = guest', [], { does: "loads the guest's LPCR" }),
      op('E13', 'read HDEC', [set(trap, TRAP.HDEC, subcore.hdecDue)], {
        does: 'reads HDEC',
      }),
      branch('if HDEC < 512', equal(trap, TRAP.HDEC), [
        goto('guest-exit', 'hdec_soon: goto guest exit, trap 0x980'),
      ]),
      ...enterGuest(core, t, subcore),
    ],
  };
}

/** E2 without reservation: an exit between load and store is overwritten. */
function enterInTwoSteps(core: Core, t: Thread, subcore: Subcore): Parts {
  const { tooLate, trap } = t.temporaries;
  const load = {
    text: 'lwz: map = entry_exit_map',
    effects: [set(tooLate, any(...subcore.threads.map((o) => o.exiting))), set(trap, TRAP.NONE)],
  };
  return loadThenStore(core, t, 'E2', entryExitMap(subcore), load, () => ({
    text: 'stw: entry_exit_map = map | 1 << ptid, unless map >= 0x100',
    when: not(tooLate),
    changes: [[t.entered, 1]],
    does: [
      { when: tooLate, text: 'finds its vcore on the way out' },
      { when: true, text: 'says in entry_exit_map that it enters' },
    ],
  }));
}

function partitionSwitch(core: Core, t: Thread, subcore: Subcore): Statement[] {
  return [
    phase('entry-switch', [
      op('E3', 'LPID = reserved; SDR1 = guest; LPID = guest; isync', [set(subcore.lpid, 1)], {
        costTicks: 48,
        does: `switches subcore ${String(subcore.index)} to the guest's partition`,
      }),
      moveTimebase(core, t, 1, { load: 'E4', write: 'E5', check: 'E6' }),
      op('E7', 'PCR = guest; DPDES = guest', [], { costTicks: 16, does: 'loads PCR and DPDES' }),
      ...(core.fixed
        ? [
            op(
              'E8',
              'kvmppc_subcore_enter_guest: in_guest[subcore] = 1',
              [set(subcore.inGuest, 1)],
              {
                added: true,
                events: [{ event: 'in-guest-set', when: true, outcome: '' }],
                does: `sets in_guest[${String(subcore.index)}]`,
                why: 'Others wait for this byte. The offset is in the TB since E5, though.',
              },
            ),
          ]
        : []),
      op('E9', 'vcore.in_guest = 1', [set(subcore.vcoreInGuest, 1)], {
        why: 'Releases the secondaries.',
        does: 'sets vcore.in_guest',
      }),
    ]),
  ];
}

function waitForPrimary(subcore: Subcore, tooLate: Cell, exiting: Expression): Statement[] {
  return [
    phase('entry-wait', [
      wait(
        'E11',
        'wait until vcore.in_guest != 0 or entry_exit_map >= 0x100',
        any(subcore.vcoreInGuest, exiting),
        {
          effects: [set(tooLate, not(subcore.vcoreInGuest))],
          waitsFor: 'the primary to switch the subcore (vcore.in_guest)',
          does: [
            { when: subcore.vcoreInGuest, text: 'finds vcore.in_guest set' },
            { when: true, text: 'finds its vcore on the way out' },
          ],
        },
      ),
    ]),
    branch('if vcore.in_guest == 0', tooLate, [
      goto('guest-exit', 'no_switch_exit: goto guest exit'),
    ]),
  ];
}

/** E14 alone, for a thread that returns to the guest from a real-mode hypercall. */
export function enterGuest(core: Core, t: Thread, subcore: Subcore): Statement[] {
  const latched = equal(t.hmer, 1);
  const hdecFirst = core.scenario.environment.hmiPriority === 'hmi' ? false : subcore.hdecDue;
  const hmiAtOnce = both(latched, not(hdecFirst));
  // What is pending with HV=0 is taken before the first instruction of the guest. HDEC below 512 may not be.
  const runs = not(any(latched, t.doorbell));
  return [
    op(
      'E14',
      'HSTATE_IN_GUEST = GUEST_HV; hrfid',
      [
        set(t.hstate, HSTATE.GUEST_HV),
        set(t.hv, 0, not(hmiAtOnce)),
        set(t.temporaries.trap, TRAP.HMI, hmiAtOnce),
        ...guestTime(subcore, runs),
      ],
      {
        costTicks: 24,
        events: [
          { event: 'guest-entered', when: runs, outcome: 'the guest runs' },
          { event: 'hmi-taken', when: hmiAtOnce, outcome: 'HV=0: the latched HMI fires at once' },
        ],
        does: [
          { when: hmiAtOnce, text: 'takes the latched HMI at hrfid' },
          { when: runs, text: 'enters its guest' },
          { when: true, text: 'goes to its guest with an interrupt pending' },
        ],
        why: 'With HV=0 an HMI is no longer masked: a latched one fires before the guest runs.',
      },
    ),
    branch(
      'if an HMI is latched',
      equal(t.temporaries.trap, TRAP.HMI),
      [goto('hmi', 'interrupt 0xe60', { glued: true })],
      [],
      { glued: true },
    ),
    goto('guest', 'the guest runs', { glued: true }),
  ];
}

function guestTime(subcore: Subcore, runs: Expression): Effect[] {
  return [
    set(subcore.wentBack, 1, all(runs, entryGoesBack(subcore))),
    ...noteGuestTime(subcore, runs),
  ];
}

/** The guest itself: left by an interrupt only. */
export function guest(): Func {
  return {
    file: '',
    origin: '',
    name: 'guest',
    summary: 'The guest executes with HV=0 and reads the TB directly.',
    body: [
      phase('guest', [
        wait('', 'the guest runs until an interrupt', false, {
          rest: true,
          waitsFor: 'an interrupt to leave the guest',
        }),
      ]),
      goto('guest', 'and goes on'),
    ],
  };
}
