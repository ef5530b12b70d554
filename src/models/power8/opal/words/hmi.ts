/** How `../hmi.ts` is told. */
import { equal } from '../../../../machine/expression.ts';
import { subcoreOf, type Core } from '../../core.ts';
import { isTbError } from '../../symbolic.ts';
import { testThenSet } from '../../parts.ts';
import type { Words } from '../../source-file.ts';
import type { LineWords } from '../../../../machine/tell.ts';
import { TBST } from '../../values.ts';
import { anyBit, everySubcore } from '../core-hmi-state.ts';
import { clearBit, clearCleanupDone, setBit, setCleanupDone } from '../what-if/core-hmi-state.ts';

export const opal_handle_hmi: Words = (core, t) => {
  const { recovered } = t.temporaries;
  const cause = isTbError(core.scenario) ? 'TFAC_ERROR' : 'PROC_RECV_DONE';
  return {
    summary: 'Handles whatever the HMER of this thread says, and clears it.',
    phase: 'opal',
    lines: {
      O1: {
        costTicks: 40,
        does: [
          { when: t.hmer, text: 'calls OPAL, which reads HMER' },
          { when: true, text: 'calls OPAL, which finds HMER clear' },
        ],
        events: [{ event: 'opal-entered', when: true, outcome: '' }],
      },
      O10: takesHmiLock(core, 'O10'),
      O11b: { needed: 'nobody would know what to say of the recovery' },
      O11a: { costTicks: 40, does: 'queues the event' },
      O11c: {
        costTicks: 40,
        does: [
          { when: equal(recovered, 0), text: 'queues an event that says “not recovered”' },
          { when: true, text: 'queues the event' },
        ],
        events: [
          {
            event: 'not-recovered',
            when: equal(recovered, 0),
            outcome: 'NOT_RECOVERED: Linux will reboot the machine',
          },
        ],
      },
      O12: {
        costTicks: 16,
        events: [{ event: 'hmer-cleared', when: equal(t.hmer, 1), outcome: `${cause} cleared` }],
        does: 'clears its HMER',
        why: 'A write to HMER is an AND: a cause that was latched after O1 is dropped with it.',
      },
      O13b: { does: 'releases hmi_lock' },
    },
  };
};

export const pre_recovery_cleanup: Words = (core, t) => {
  const complete = everySubcore(core);
  return {
    summary: 'Residue errors: every subcore zeroes its TB before anybody recovers.',
    lines: {
      O2: { costTicks: 16, does: 'reads HMER again' },
      O3a: takesHmiLock(core, 'O3a'),
      O3b: { costTicks: 16, does: 'reads TFMR' },
      O5: {
        parts: clearCleanupDone(core, t),
        does: [
          { when: anyBit(core), text: 'finds a bit in core_hmi_state' },
          { when: true, text: 'clears CLEANUP_DONE' },
        ],
      },
      O7: { parts: setBit(core, t), does: 'sets its bit in core_hmi_state' },
      O8: {
        parts: setCleanupDone(core, t),
        does: [
          { when: complete, text: 'sets CLEANUP_DONE' },
          { when: true, text: 'finds a subcore without a bit in core_hmi_state' },
        ],
        events: [{ event: 'cleanup-done', when: complete, outcome: 'CLEANUP_DONE' }],
      },
      O9a: { does: 'releases hmi_lock' },
      O3c: { does: 'releases hmi_lock' },
    },
  };
};

function takesHmiLock(core: Core, label: string): LineWords {
  return {
    costTicks: 16,
    parts: testThenSet(label, 'hmi_lock', core.hmiLock),
    waitsFor: 'hmi_lock to be free',
    does: 'takes hmi_lock',
  };
}

export const timer_facility_do_cleanup: Words = (core, t) => ({
  summary: 'Zeroes the TB of this subcore.',
  lines: {
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
