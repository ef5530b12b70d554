/** How `../book3s_hv_rmhandlers.ts` is told. */
import { any, not, type Expression } from '../../../../machine/expression.ts';
import { subcoreOf, type Core } from '../../core.ts';
import { isLatched, type Thread } from '../../thread.ts';
import { decExpiresWrong } from '../../dec-expires.ts';
import { addWords, subtractWords } from '../../offset-words.ts';
import { hmiAtHrfid } from '../../priority.ts';
import type { LineWords } from '../../../../machine/tell.ts';
import type { Words } from '../../source-file.ts';
import { enterInTwoSteps } from '../what-if/entry-exit-map.ts';

const isExiting = (core: Core, t: Thread): Expression =>
  any(...subcoreOf(core, t).threads.map((o) => o.exiting));

const number = (core: Core, t: Thread): string => String(subcoreOf(core, t).index);

export const kvmppc_call_hv_entry: Words = () => ({
  summary: 'Enters the guest; when it is back, restores what the host needs.',
  phase: 'exit',
  lines: {
    call: { phase: 'entry', needed: 'nobody would be back from a guest' },
    X17a: {
      why: 'DEC goes on from what was saved at the entry, by the TB: where that is wrong, DEC is too.',
      costTicks: 16,
      does: "reads the TB to restore the host's DEC",
    },
    X17b: { why: 'KVM does not need this thread any more.', does: 'clears hwthread_req' },
    op: { costTicks: 24, does: 'goes on in the host with interrupts enabled' },
  },
});

export const kvmppc_hv_entry: Words = (core, t) => ({
  summary: 'Switches the subcore to the guest and enters it.',
  phase: 'entry',
  lines: {
    'control#4': { why: 'An offset of 0 needs no write.' },
    E1: {
      why: 'From here on the thread is between host and guest; since R4a an HMI only latches.',
      does: 'begins its guest entry',
    },
    E2: {
      why: 'A thread that comes while its vcore is on the way out must not enter.',
      costTicks: 16,
      does: [
        { when: isExiting(core, t), text: 'finds its vcore on the way out' },
        { when: true, text: 'says in entry_exit_map that it enters' },
      ],
      parts: enterInTwoSteps(core, t, subcoreOf(core, t)),
    },
    E3: {
      why: 'The subcore sees the memory of the guest now; only the primary switches it.',
      phase: 'entry-switch',
      costTicks: 48,
      does: `switches subcore ${number(core, t)} to the guest's partition`,
    },
    ...addWords(),
    E7: {
      why: 'A subcore has one of each, so the primary loads them.',
      phase: 'entry-switch',
      costTicks: 16,
      does: 'loads PCR and DPDES',
    },
    ...(core.fixed
      ? {
          E8: {
            phase: 'entry-switch',
            why: 'Tells the whole core that this TB carries an offset, which it does since E5.',
          },
        }
      : {}),
    E9: {
      phase: 'entry-switch',
      why: 'Releases the secondaries.',
      does: 'sets vcore.in_guest',
    },
    E10: {
      why: 'The guest gets the registers that it left with.',
      costTicks: 32,
      does: "loads the guest's registers",
    },
    E11a: {
      costTicks: 12,
      why: 'dec_expires is in host time. A secondary may read a TB without the offset here.',
      does: 'reads the TB to set DEC',
    },
    E11b: {
      why: 'A secondary must not run the guest before its primary has switched the subcore.',
      phase: 'entry-wait',
      waitsFor: 'the primary to switch the subcore (vcore.in_guest)',
      does: [
        { when: subcoreOf(core, t).vcoreInGuest, text: 'finds vcore.in_guest set' },
        { when: true, text: 'finds its vcore on the way out' },
      ],
    },
    E12: {
      why: 'From here on the thread runs with the settings of the guest.',
      does: "loads the guest's LPCR",
    },
    E13: {
      why: 'A guest whose time slice is nearly over is not entered any more.',
      does: 'reads HDEC',
    },
    E14: hrfid(core, t),
  },
});

function hrfid(core: Core, t: Thread): LineWords {
  const hmiFirst = hmiAtHrfid(core, t);
  // What is pending with HV=0 is taken before the first instruction of the guest. HDEC below 512 may not be.
  const runs = not(any(isLatched(t), t.doorbell));
  return {
    costTicks: 24,
    events: [
      { event: 'guest-entered', when: runs, outcome: 'the guest runs' },
      { event: 'hmi-taken', when: hmiFirst, outcome: 'HV=0: the latched HMI fires at once' },
    ],
    does: [
      { when: hmiFirst, text: 'takes the latched HMI at hrfid' },
      { when: runs, text: 'enters its guest' },
      { when: true, text: 'goes to its guest with an interrupt pending' },
    ],
    why: 'With HV=0 an HMI is no longer masked: a latched one fires before the guest runs.',
  };
}

/** Long enough for everybody else to be at their waits. */
const HYPERCALL_TICKS = 1600;

export const hcall_try_real_mode: Words = (core, t) => ({
  summary: 'A hypercall handled in real mode: HV=1 and EE=0, so an HMI stays latched.',
  phase: 'hypercall',
  lines: {
    op: { costTicks: HYPERCALL_TICKS, does: 'handles a hypercall in real mode' },
    E14: hrfid(core, t),
  },
});

export const kvmppc_interrupt_hv: Words = () => ({
  summary: 'An interrupt from the guest: the registers are saved and the guest is left.',
  phase: 'exit',
  lines: {
    control: {
      why: 'After an HMI the guest is left completely: there is no short way back into it.',
    },
    X1: {
      costTicks: 32,
      does: 'saves its registers on the way out of the guest',
      why: 'From here on the thread is between guest and host, and HMIs only latch.',
    },
  },
});

export const guest_exit_cont: Words = (core, t) => ({
  summary: 'What every thread does on its way out of the guest.',
  phase: 'exit',
  lines: {
    X3: { why: 'The first thread to leave takes the others of its vcore along.' },
    X4: {
      why: 'What the guest has used of the processor is charged to it.',
      does: 'accounts PURR and SPURR',
    },
    X5: {
      costTicks: 16,
      events: [
        {
          event: 'dec-expires-wrong',
          when: decExpiresWrong(subcoreOf(core, t), t),
          outcome: 'dec_expires is wrong: DEC or TB was not what it takes them for',
        },
      ],
      why: 'Wrong by the offset when the TB holds host time already.',
      does: 'saves dec_expires',
    },
    X6: {
      why: 'The host must not see the segments of the guest.',
      costTicks: 32,
      does: 'clears its SLB',
    },
  },
});

export const kvmhv_switch_to_host: Words = (core, t) => ({
  summary: 'The primary switches the subcore back to the host, the secondaries wait for it.',
  phase: 'exit',
  lines: {
    'control#2': { why: 'A vcore that never came as far as E9 has nothing to switch back.' },
    X7: {
      why: 'The subcore is switched only when none of its threads runs the guest any more.',
      phase: 'wait-threads',
      waitsFor: 'every thread of its vcore to leave the guest',
      does: 'finds every thread of its vcore on the way out',
    },
    X9: {
      why: 'The subcore sees the memory of the host again.',
      phase: 'switch',
      costTicks: 48,
      does: `switches subcore ${number(core, t)} to the host's partition`,
    },
    X10: {
      why: 'A doorbell that is pending for the guest is kept for its next entry.',
      phase: 'switch',
      costTicks: 16,
      does: 'saves DPDES',
    },
    ...(core.fixed
      ? {
          'control#3': {
            why: 'After an HMI the TB is host time: nothing is to be subtracted.',
            jump: 'b 30f: over X12 and X13',
          },
          X11: {
            why: 'Left because of an HMI: the TB is reloaded here, and the offset must not be subtracted.',
          },
          X13: { phase: 'switch', why: 'Only now: the TB is host time again.' },
        }
      : {}),
    ...subtractWords(core, t),
    X14: {
      why: 'Lets the secondaries go on in the host.',
      phase: 'switch',
      costTicks: 16,
      events: [{ event: 'vcore-released', when: true, outcome: 'releases the secondaries' }],
      does: 'clears vcore.in_guest',
    },
    X15: {
      why: 'No time slice runs any more: HDEC must not fire in the host.',
      does: 'sets HDEC far ahead',
    },
    S2: {
      why: 'A secondary must not go on before its primary has switched the subcore back.',
      phase: 'wait-primary',
      waitsFor: 'its primary to switch the subcore back (vcore.in_guest)',
      does: 'finds vcore.in_guest clear',
    },
    X16: {
      why: 'The thread has the settings of the host again.',
      costTicks: 24,
      does: 'is back in the host (HSTATE_IN_GUEST = NONE)',
    },
  },
});

export const kvm_start_guest: Words = () => ({
  summary: 'A secondary was woken up to run a guest.',
  phase: 'entry',
});

export const kvm_secondary_got_guest: Words = ({ fixed }) => ({
  summary: 'A secondary runs its guest, and handles its own HMI when it is done.',
  phase: 'exit',
  lines: {
    call: { phase: 'entry', needed: 'nobody would be back from a guest' },
    S4: {
      why: fixed
        ? 'Tells the runner that this thread is done, although S5 is still to come.'
        : 'Tells the runner that this thread is done.',
      does: 'tells its primary that it is done (kvm_vcore = NULL)',
    },
    ...(fixed
      ? { S5: { why: 'Every thread has latched the HMI: it has to clear its own HMER.' } }
      : {}),
  },
});

export const kvm_no_guest: Words = (_, t) => ({
  summary: 'Spins as long as KVM wants the thread (hwthread_req) and has no vcore for it.',
  lines: {
    S6: {
      why: 'A thread that KVM still wants waits here for its next vcore.',
      phase: 'no-guest',
      waitsFor: 'KVM to let it go, or to give it a vcore',
      does: [
        { when: t.kvmVcore, text: 'gets its next vcore' },
        { when: true, text: 'goes back to the offline loop' },
      ],
    },
  },
});
