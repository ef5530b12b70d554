/**
 * OPAL_HANDLE_HMI of the POWER8 era (domain table 3.1, O1..O13), one thread at a time:
 * skiboot core/hmi.c at 2636009a7.
 */
import { any, equal, not } from '../../../machine/expression.ts';
import {
  branch,
  call,
  op,
  phase,
  set,
  wait,
  type Effect,
  type Func,
} from '../../../machine/statement.ts';
import { isResidue, isTbError, subcoreOf, type Core, type Subcore, type Thread } from '../core.ts';
import { testThenSet } from '../parts.ts';
import { countError } from '../rounds.ts';
import { zeroTimebase } from '../timebase.ts';
import { chiptod_recover_tb_errors } from './chiptod-recover-tb-errors.ts';
import {
  anyBit,
  clearBitAndUnlock,
  clearCleanupDone,
  everySubcore,
  setBit,
  setCleanupDone,
} from './core-hmi-state.ts';
import { HMI_C } from './source.ts';
import { DEFECT, TBST } from '../values.ts';

export function opal_handle_hmi(core: Core, t: Thread): Func {
  const { hmer } = t.temporaries;
  const cause = isTbError(core.scenario) ? 'TFAC_ERROR' : 'PROC_RECV_DONE';
  return {
    ...HMI_C,
    name: 'opal_handle_hmi',
    summary: 'Handles whatever the HMER of this thread says, and clears it.',
    body: [
      phase('opal', [
        op('O1', 'hmer = mfspr(HMER)', [set(hmer, t.hmer)], {
          costTicks: 40,
          does: [
            { when: t.hmer, text: 'calls OPAL, which reads HMER' },
            { when: true, text: 'calls OPAL, which finds HMER clear' },
          ],
          events: [{ event: 'opal-entered', when: true, outcome: '' }],
        }),
        call('O2', pre_recovery_cleanup(core, t)),
        wait('O10', 'lock(hmi_lock)', equal(core.hmiLock, 0), {
          effects: [set(core.hmiLock, 1)],
          costTicks: 16,
          parts: testThenSet('O10', 'hmi_lock', core.hmiLock),
          waitsFor: 'hmi_lock to be free',
          does: 'takes hmi_lock',
        }),
        branch('if hmer & SPR_HMER_TFAC_ERROR', isTbError(core.scenario) ? hmer : false, [
          call('O11', chiptod_recover_tb_errors(core, t)),
        ]),
        branch('if hmer & SPR_HMER_PROC_RECV_DONE', isTbError(core.scenario) ? false : hmer, [
          op('O11', 'queue_hmi_event(RECOVERED)', [], { costTicks: 40, does: 'queues the event' }),
        ]),
        op('O12', 'mtspr(HMER, hmer & ~handled)', [set(t.hmer, 0)], {
          costTicks: 16,
          events: [{ event: 'hmer-cleared', when: equal(t.hmer, 1), outcome: `${cause} cleared` }],
          does: 'clears its HMER',
          why: 'A write to HMER is an AND: a cause that was latched after O1 is dropped with it.',
        }),
        op(
          'O13',
          'core_hmi_state &= ~(1 << thread); unlock(hmi_lock)',
          [set(t.cleanupBit, 0), set(core.hmiLock, 0)],
          {
            parts: clearBitAndUnlock(core, t),
            does: 'clears its bit in core_hmi_state and releases hmi_lock',
          },
        ),
      ]),
    ],
  };
}

/** O2..O9: before a residue error is recovered, one thread of every subcore zeroes its TB. */
function pre_recovery_cleanup(core: Core, t: Thread): Func {
  const subcore = subcoreOf(core, t);
  const { tfmrError } = t.temporaries;
  const residue = isResidue(core.scenario);
  const anyBitOfMine = any(...subcore.threads.map((other) => other.cleanupBit));
  const complete = everySubcore(core);
  return {
    ...HMI_C,
    name: 'pre_recovery_cleanup',
    summary: 'Residue errors: every subcore zeroes its TB before anybody recovers.',
    body: [
      // A second read, apart from O1: what is latched in between is cleaned up but not recovered.
      op('O2', 'hmer = mfspr(HMER)', [], { costTicks: 16, does: 'reads HMER again' }),
      branch('if hmer & SPR_HMER_TFAC_ERROR', isTbError(core.scenario) ? t.hmer : false, [
        wait('O3', 'lock(hmi_lock)', equal(core.hmiLock, 0), {
          effects: [set(core.hmiLock, 1)],
          costTicks: 16,
          parts: testThenSet('O3', 'hmi_lock', core.hmiLock),
          waitsFor: 'hmi_lock to be free',
          does: 'takes hmi_lock',
        }),
        op('O3', 'tfmr = mfspr(TFMR)', [set(tfmrError, core.tfmrError)], {
          costTicks: 16,
          does: 'reads TFMR',
        }),
        branch(
          'if tfmr & (TB_RESIDUE_ERR | HDEC_PARITY_ERROR)',
          residue ? tfmrError : false,
          [
            op(
              'O5',
              'if (core_hmi_state & 0xff) == 0: core_hmi_state &= ~CLEANUP_DONE',
              [set(core.cleanupDone, 0, not(anyBit(core)))],
              {
                parts: clearCleanupDone(core, t),
                does: [
                  { when: anyBit(core), text: 'finds a bit in core_hmi_state' },
                  { when: true, text: 'clears CLEANUP_DONE' },
                ],
              },
            ),
            branch('if (core_hmi_state & subcore_mask) == 0', not(anyBitOfMine), [
              op('O6', 'TBWU = 0; TBWL = 0', zeroing(core, subcore), {
                exact: zeroTimebase(core, subcore),
                costTicks: 32,
                does: `zeroes the TB of subcore ${String(subcore.index)}`,
                events: [
                  {
                    event: 'hmi-raised',
                    when: equal(core.tbst, TBST.RUNNING),
                    outcome: 'TBL written while the TB runs: a TB error',
                  },
                ],
                why: 'A TB with wrong parity would report the error again.',
              }),
            ]),
            op('O7', 'core_hmi_state |= 1 << thread', [set(t.cleanupBit, 1)], {
              parts: setBit(core, t),
              does: 'sets its bit in core_hmi_state',
            }),
            op(
              'O8',
              'if every subcore has a bit: core_hmi_state |= CLEANUP_DONE',
              [set(core.cleanupDone, 1, complete)],
              {
                parts: setCleanupDone(core, t),
                does: [
                  { when: complete, text: 'sets CLEANUP_DONE' },
                  { when: true, text: 'finds a subcore without a bit in core_hmi_state' },
                ],
                events: [{ event: 'cleanup-done', when: complete, outcome: 'CLEANUP_DONE' }],
              },
            ),
            op('O9', 'unlock(hmi_lock)', [set(core.hmiLock, 0)], { does: 'releases hmi_lock' }),
            phase('wait-cleanup', [
              wait('O9', 'wait until core_hmi_state & CLEANUP_DONE', equal(core.cleanupDone, 1), {
                waitsFor: 'a thread of every subcore to clean up',
                does: 'finds CLEANUP_DONE set',
                limitTicks: 20_000,
              }),
            ]),
          ],
          [op('O3', 'unlock(hmi_lock)', [set(core.hmiLock, 0)], { does: 'releases hmi_lock' })],
        ),
      ]),
    ],
  };
}

/** A TB that runs does not take a write to its lower half: that is a TB error of its own (domain 1.3). */
function zeroing(core: Core, s: Subcore): Effect[] {
  const runs = equal(core.tbst, TBST.RUNNING);
  return [
    set(s.short, DEFECT.ZEROED),
    set(core.tfmrError, 1, runs),
    ...countError(core, runs),
    ...core.threads.map((t) => set(t.hmer, 1, runs)),
    set(core.tbst, TBST.ERROR, runs),
  ];
}
