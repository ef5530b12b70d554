/** How `../hmi.ts` is told. */
import { both, equal, not } from '../../../../machine/expression.ts';
import { subcoreOf, type Core } from '../../core.ts';
import { hmerOf } from '../../hmer-bits.ts';
import { tfmrBitOf } from '../../tfmr-bits.ts';
import { isLatched } from '../../thread.ts';
import { testThenSet } from '../../parts.ts';
import { mayBe } from '../../causes.ts';
import type { Words } from '../../source-file.ts';
import type { LineWords } from '../../../../machine/tell.ts';
import { TBST } from '../../values.ts';
import { anyBit, everySubcore } from '../core-hmi-state.ts';
import { clearBit, clearCleanupDone, setBit, setCleanupDone } from '../what-if/core-hmi-state.ts';

/** A level that nobody clears here. */
const TRIGGER = 'TRIG_FIR_HMI';

const NOT_RECOVERED = {
  event: 'not-recovered',
  when: true,
  outcome: 'NOT_RECOVERED: Linux will reboot the machine',
} as const;

const INFORMS = {
  why: 'Tells Linux of it; the TBs are left alone.',
  costTicks: 40,
  does: 'queues the event',
} as const;

export const opal_handle_hmi: Words = (core, t) => {
  const { recovered } = t.temporaries;
  const fails = core.scenario.environment.recoveryFails;
  const queues: LineWords = {
    why: 'Linux reads it later, and reboots if it says “not recovered”.',
    costTicks: 40,
    does: [
      { when: equal(recovered, 0), text: 'queues an event that says “not recovered”' },
      { when: true, text: 'queues the event' },
    ],
    events: [{ ...NOT_RECOVERED, when: equal(recovered, 0) }],
  };
  const bits = hmerOf(core.scenario, t);
  return {
    summary: 'Handles whatever the HMER of this thread says, and clears it.',
    phase: 'opal',
    lines: {
      O13a: { why: 'Takes its bit back, so that the next rendezvous can begin afresh.' },
      O2: { why: 'Residue errors need it, on every subcore, before anybody recovers.' },
      O1: {
        why: 'Why the HMI came. What is latched later is not in this copy.',
        costTicks: 40,
        does: [
          { when: isLatched(t), text: 'calls OPAL, which reads HMER' },
          { when: true, text: 'calls OPAL, which finds HMER clear' },
        ],
        events: [{ event: 'opal-entered', when: true, outcome: '' }],
      },
      O10: takesHmiLock(core, 'O10'),
      O11b: {
        why: 'The first thread to come here repairs the TBs; the others find nothing left to do.',
        needed: 'nobody would know what to say of the recovery',
      },
      O11a: INFORMS,
      O11c: queues,
      ...(mayBe(core.scenario, 'PROC_RECV_ERROR_MASKED')
        ? {
            O11d: INFORMS,
          }
        : {}),
      ...(mayBe(core.scenario, 'PROC_RECV_AGAIN')
        ? {
            O11e: INFORMS,
          }
        : {}),
      ...(mayBe(core.scenario, 'MALFUNCTION_ALERT')
        ? {
            O11f: {
              why: 'Looks for what has stopped, in the fault registers of the chip; every thread tells Linux of it.',
              costTicks: 120,
              does: fails
                ? 'finds what has stopped, and queues an event that says “not recovered”'
                : 'finds what has stopped, and queues the event',
              events: fails ? [NOT_RECOVERED] : [],
            },
          }
        : {}),
      ...(mayBe(core.scenario, 'HYP_RESOURCE_ERR')
        ? {
            O11g: {
              why: 'Nothing can be repaired: Linux is told so, and reboots.',
              costTicks: 40,
              does: 'queues an event that says “not recovered”',
              events: [NOT_RECOVERED],
            },
          }
        : {}),
      ...(mayBe(core.scenario, 'TFMR_CORRUPT')
        ? {
            O11h: {
              why: 'What the branch before has repaired is found to be repaired: no second event.',
            },
            O11i: queues,
          }
        : {}),
      O12: {
        costTicks: 16,
        events: bits.map(({ name, latched, copy }) => ({
          event: 'hmer-cleared',
          when: name === TRIGGER ? both(latched, not(copy)) : equal(latched, 1),
          outcome: `${name} cleared`,
        })),
        does: 'clears its HMER',
        why: 'A write to HMER is an AND: a cause that was latched after O1 is dropped with it.',
      },
      O13b: { why: 'The next thread may handle its HMER.', does: 'releases hmi_lock' },
    },
  };
};

export const pre_recovery_cleanup: Words = (core, t) => {
  const complete = everySubcore(core);
  return {
    summary: 'Residue errors: every subcore zeroes its TB before anybody recovers.',
    lines: {
      O9b: { why: 'Nobody may recover while the TB of another subcore is not cleaned up.' },
      O6: { why: 'The first thread of a subcore cleans up, once for all of it.' },
      O2: {
        why: 'Without a timer error there is nothing to clean up.',
        costTicks: 16,
        does: 'reads HMER again',
      },
      O3a: takesHmiLock(core, 'O3a'),
      O3b: {
        why: 'Says which error it is: few of them need a cleanup.',
        costTicks: 16,
        does: 'reads TFMR',
      },
      O5: {
        why: 'The first thread of a new rendezvous begins with a clean word.',
        parts: clearCleanupDone(core, t),
        does: [
          { when: anyBit(core), text: 'finds a bit in core_hmi_state' },
          { when: true, text: 'clears CLEANUP_DONE' },
        ],
      },
      O7: {
        why: 'Says that this thread has come, and with it its subcore.',
        parts: setBit(core, t),
        does: 'sets its bit in core_hmi_state',
      },
      O8: {
        why: 'The last subcore to come ends the wait of all.',
        parts: setCleanupDone(core, t),
        does: [
          { when: complete, text: 'sets CLEANUP_DONE' },
          { when: true, text: 'finds a subcore without a bit in core_hmi_state' },
        ],
        events: [{ event: 'cleanup-done', when: complete, outcome: 'CLEANUP_DONE' }],
      },
      O9a: {
        why: 'The others need the lock to come to the rendezvous as well.',
        does: 'releases hmi_lock',
      },
      O3c: { why: 'For this error there is nothing to clean up.', does: 'releases hmi_lock' },
    },
  };
};

function takesHmiLock(core: Core, label: string): LineWords {
  return {
    phase: 'wait-lock',
    costTicks: 16,
    parts: testThenSet(label, 'hmi_lock', core.hmiLock),
    waitsFor: 'hmi_lock to be free',
    why: 'One thread at a time handles its HMER, in the whole machine.',
    does: 'takes hmi_lock',
  };
}

export const timer_facility_do_cleanup: Words = (core, t) => ({
  summary:
    tfmrBitOf(core, 'HDEC_PARITY_ERROR') === undefined
      ? 'Zeroes the TB of this subcore.'
      : 'Zeroes what has wrong parity on this subcore, its TB or its HDEC.',
  lines: {
    ...(mayBe(core.scenario, 'HDEC_PARITY_ERROR')
      ? {
          O6h: {
            costTicks: 32,
            does: `zeroes HDEC of subcore ${String(subcoreOf(core, t).index)}`,
            why: 'An HDEC with wrong parity would report the error again; at 0 it runs out at once.',
          },
        }
      : {}),
    op: {
      costTicks: 32,
      does: `zeroes the TB of subcore ${String(subcoreOf(core, t).index)}`,
      events: [
        {
          event: 'hmi-raised',
          when: equal(core.tbst, TBST.RUNNING),
          outcome: 'TBL written while the TB runs: a TB error',
        },
      ],
      why: 'A TB with wrong parity would report the error again.',
    },
  },
});

export const wait_for_subcore_threads: Words = () => ({
  summary: 'Waits until one thread of every subcore has cleaned up.',
  phase: 'wait-cleanup',
  lines: {
    wait: {
      waitsFor: 'a thread of every subcore to clean up',
      does: 'finds CLEANUP_DONE set',
      why: 'Gives up after 60,000,000 loops: “TB pre-recovery timeout”.',
    },
  },
});

export const hmi_exit: Words = (core, t) => ({
  summary: 'Takes the bit of this thread back.',
  lines: { op: { parts: clearBit(core, t), does: 'clears its bit in core_hmi_state' } },
});
