/** OPAL_HANDLE_HMI of the POWER8 era, one thread at a time (domain 3.1): core/hmi.c. */
import { any, equal, not } from '../../../machine/expression.ts';
import { branch, call, op, set, wait } from '../../../machine/statement.ts';
import { subcoreOf } from '../core.ts';
import { isResidue, isTbError } from '../symbolic.ts';
import { LIMITS } from '../limits.ts';
import { sourceFile } from '../source-file.ts';
import { zeroTimebase } from '../timebase.ts';
import { chiptod_recover_tb_errors } from './chiptod.ts';
import { anyBit, everySubcore } from './core-hmi-state.ts';
import { HMI_C } from './sources.ts';
import { zeroing } from './zeroing.ts';
import * as words from './words/hmi.ts';

const fn = sourceFile(HMI_C, words);

/** With handle_hmi_exception of the same file, which it calls. */
export const opal_handle_hmi = fn('opal_handle_hmi', (core, t) => {
  const { hmer, recovered } = t.temporaries;
  const tb = isTbError(core.scenario);
  return [
    op('O1', 'hmer = mfspr(SPR_HMER)', [set(hmer, t.hmer)]),
    call('O2', pre_recovery_cleanup(core, t)),
    wait('O10', 'lock(&hmi_lock)', equal(core.hmiLock, 0), { effects: [set(core.hmiLock, 1)] }),
    branch('if (hmer & SPR_HMER_PROC_RECV_DONE)', tb ? false : hmer, [
      op('O11a', 'queue_hmi_event(hmi_evt, recover)'),
    ]),
    branch('if (hmer & SPR_HMER_TFAC_ERROR)', tb ? hmer : false, [
      call('O11b', chiptod_recover_tb_errors(core, t)),
      branch('if (recover != -1)', not(equal(recovered, -1)), [
        op('O11c', 'queue_hmi_event(hmi_evt, recover)', [
          set(core.notRecovered, 1, equal(recovered, 0)),
        ]),
      ]),
    ]),
    op('O12', 'mtspr(SPR_HMER, hmer)', [set(t.hmer, 0)]),
    call('O13a', hmi_exit(core, t)),
    op('O13b', 'unlock(&hmi_lock)', [set(core.hmiLock, 0)]),
  ];
});

/** Residue errors: before anybody recovers, one thread of every subcore zeroes its TB. */
const pre_recovery_cleanup = fn('pre_recovery_cleanup', (core, t) => {
  const { tfmrError } = t.temporaries;
  const { threads } = subcoreOf(core, t);
  return [
    // A second read, apart from O1: what is latched in between is cleaned up but not recovered.
    op('O2', 'hmer = mfspr(SPR_HMER)'),
    branch('if (hmer & SPR_HMER_TFAC_ERROR)', isTbError(core.scenario) ? t.hmer : false, [
      wait('O3a', 'lock(&hmi_lock)', equal(core.hmiLock, 0), { effects: [set(core.hmiLock, 1)] }),
      op('O3b', 'tfmr = mfspr(SPR_TFMR)', [set(tfmrError, core.tfmrError)]),
      branch(
        'if (tfmr & (SPR_TFMR_TB_RESIDUE_ERR | SPR_TFMR_HDEC_PARITY_ERROR))',
        isResidue(core.scenario) ? tfmrError : false,
        [
          op('O5', 'if (!(w & CORE_THREAD_MASK)) w &= ~HMI_STATE_CLEANUP_DONE', [
            set(core.cleanupDone, 0, not(anyBit(core))),
          ]),
          branch('if (!(w & sibling_thread_mask))', not(any(...threads.map((o) => o.cleanupBit))), [
            call('O6', timer_facility_do_cleanup(core, t)),
          ]),
          op('O7', 'w |= this_cpu()->thread_mask', [set(t.cleanupBit, 1)]),
          op('O8', 'if every subcore has a bit: w |= HMI_STATE_CLEANUP_DONE', [
            set(core.cleanupDone, 1, everySubcore(core)),
          ]),
          op('O9a', 'unlock(&hmi_lock)', [set(core.hmiLock, 0)]),
          call('O9b', wait_for_subcore_threads(core, t)),
        ],
        [op('O3c', 'unlock(&hmi_lock)', [set(core.hmiLock, 0)])],
      ),
    ]),
  ];
});

const timer_facility_do_cleanup = fn('timer_facility_do_cleanup', (core, t) => [
  op('', 'mtspr(SPR_TBWU, 0); mtspr(SPR_TBWL, 0)', [
    ...zeroing(core, subcoreOf(core, t)),
    zeroTimebase(core, subcoreOf(core, t)),
  ]),
]);

const wait_for_subcore_threads = fn('wait_for_subcore_threads', (core) => [
  wait('', 'while (!(w & HMI_STATE_CLEANUP_DONE))', equal(core.cleanupDone, 1), {
    limitTicks: LIMITS.preRecovery,
  }),
]);

const hmi_exit = fn('hmi_exit', (_, t) => [
  op('', 'w &= ~this_cpu()->thread_mask', [set(t.cleanupBit, 0)]),
]);
