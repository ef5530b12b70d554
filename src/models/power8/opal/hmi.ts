/** OPAL_HANDLE_HMI of the POWER8 era, one thread at a time (domain 3.1): core/hmi.c. */
import { any, equal, not, type Term } from '../../../machine/expression.ts';
import { branch, call, op, set, wait, type Statement } from '../../../machine/statement.ts';
import { subcoreOf, type Core } from '../core.ts';
import { hmerBitNamed, hmerOf } from '../hmer-bits.ts';
import type { Thread } from '../thread.ts';
import { LIMITS } from '../limits.ts';
import { sourceFile } from '../source-file.ts';
import { copies, tfmrBitOf, tfmrBitsOf } from '../tfmr-bits.ts';
import { zeroHypervisorDecrementer, zeroTimebase } from '../timebase.ts';
import { chiptod_recover_tb_errors } from './chiptod.ts';
import { anyBit, everySubcore } from './core-hmi-state.ts';
import { HMI_C } from './sources.ts';
import { zeroing } from './zeroing.ts';
import * as words from './words/hmi.ts';

const fn = sourceFile(HMI_C, words);

/** With handle_hmi_exception of the same file, which it calls. Causes that a scenario lacks have no lines. */
export const opal_handle_hmi = fn('opal_handle_hmi', (core, t) => {
  const bits = hmerOf(core.scenario, t);
  return [
    op(
      'O1',
      'hmer = mfspr(SPR_HMER)',
      bits.map(({ latched, copy }) => set(copy, latched)),
    ),
    call('O2', pre_recovery_cleanup(core, t)),
    wait('O10', 'lock(&hmi_lock)', equal(core.hmiLock, 0), { effects: [set(core.hmiLock, 1)] }),
    branch('if (hmer & SPR_HMER_PROC_RECV_DONE)', read(core, t, 'PROC_RECV_DONE'), [
      op('O11a', 'queue_hmi_event(hmi_evt, recover)'),
    ]),
    ...ofHmer(core, t, 'PROC_RECV_ERROR_MASKED', [op('O11d', 'queue_hmi_event(hmi_evt, recover)')]),
    ...ofHmer(core, t, 'PROC_RECV_AGAIN', [op('O11e', 'queue_hmi_event(hmi_evt, recover)')]),
    ...ofHmer(core, t, 'MALFUNCTION_ALERT', [
      op('O11f', 'decode_malfunction(hmi_evt)', [
        ...(core.scenario.environment.recoveryFails ? [set(core.notRecovered, 1)] : []),
      ]),
    ]),
    ...ofHmer(core, t, 'HYP_RESOURCE_ERR', [
      op('O11g', 'recover = 0; queue_hmi_event(hmi_evt, recover)', [set(core.notRecovered, 1)]),
    ]),
    branch('if (hmer & SPR_HMER_TFAC_ERROR)', read(core, t, 'TFAC_ERROR'), [
      call('O11b', chiptod_recover_tb_errors(core, t)),
      ...queueUnlessNothing(core, t, 'O11c'),
    ]),
    ...ofHmer(core, t, 'TFMR_PARITY_ERROR', [
      call('O11h', chiptod_recover_tb_errors(core, t)),
      ...queueUnlessNothing(core, t, 'O11i'),
    ]),
    op(
      'O12',
      'mtspr(SPR_HMER, hmer)',
      bits.map(({ name, latched, copy }) =>
        // An AND: what it does not handle stays, if it has read it.
        name === 'TRIG_FIR_HMI' ? set(latched, 0, not(copy)) : set(latched, 0),
      ),
    ),
    call('O13a', hmi_exit(core, t)),
    op('O13b', 'unlock(&hmi_lock)', [set(core.hmiLock, 0)]),
  ];
});

/** A bit as it was read at O1. */
const read = (core: Core, t: Thread, name: string): Term =>
  hmerBitNamed(core.scenario, t, name)?.copy ?? false;

/** What is done for a bit of HMER, where the scenario has an error that latches it. */
function ofHmer(core: Core, t: Thread, name: string, then: readonly Statement[]): Statement[] {
  const bit = hmerBitNamed(core.scenario, t, name);
  return bit === undefined ? [] : [branch(`if (hmer & SPR_HMER_${name})`, bit.copy, then)];
}

function queueUnlessNothing(core: Core, t: Thread, label: string): Statement[] {
  const { recovered } = t.temporaries;
  return [
    branch('if (recover != -1)', not(equal(recovered, -1)), [
      op(label, 'queue_hmi_event(hmi_evt, recover)', [
        set(core.notRecovered, 1, equal(recovered, 0)),
      ]),
    ]),
  ];
}

/** TB or HDEC of wrong parity: before anybody recovers, one thread of every subcore zeroes it. */
const pre_recovery_cleanup = fn('pre_recovery_cleanup', (core, t) => {
  const { tfmrError } = t.temporaries;
  const { threads } = subcoreOf(core, t);
  const dirty = tfmrBitsOf(core).filter(({ cause }) => cause.needsCleanup);
  return [
    // A second read, apart from O1: what is latched in between is cleaned up but not recovered.
    op('O2', 'hmer = mfspr(SPR_HMER)'),
    branch(
      'if (hmer & SPR_HMER_TFAC_ERROR)',
      hmerBitNamed(core.scenario, t, 'TFAC_ERROR')?.latched ?? false,
      [
        wait('O3a', 'lock(&hmi_lock)', equal(core.hmiLock, 0), { effects: [set(core.hmiLock, 1)] }),
        op('O3b', 'tfmr = mfspr(SPR_TFMR)', [
          set(
            tfmrError,
            dirty.length === 0 ? core.tfmrError : any(...dirty.map(({ of }) => of(t))),
          ),
          ...copies(dirty, t),
        ]),
        branch(
          'if (tfmr & (SPR_TFMR_TB_RESIDUE_ERR | SPR_TFMR_HDEC_PARITY_ERROR))',
          dirty.length === 0 ? false : tfmrError,
          [
            op('O5', 'if (!(w & CORE_THREAD_MASK)) w &= ~HMI_STATE_CLEANUP_DONE', [
              set(core.cleanupDone, 0, not(anyBit(core))),
            ]),
            branch(
              'if (!(w & sibling_thread_mask))',
              not(any(...threads.map((o) => o.cleanupBit))),
              [call('O6', timer_facility_do_cleanup(core, t))],
            ),
            op('O7', 'w |= this_cpu()->thread_mask', [set(t.cleanupBit, 1)]),
            op('O8', 'if every subcore has a bit: w |= HMI_STATE_CLEANUP_DONE', [
              set(core.cleanupDone, 1, everySubcore(core)),
            ]),
            op('O9a', 'unlock(&hmi_lock)', [set(core.hmiLock, 0)]),
            call('O9b', wait_for_subcore_threads(core, t)),
          ],
          [op('O3c', 'unlock(&hmi_lock)', [set(core.hmiLock, 0)])],
        ),
      ],
    ),
  ];
});

const timer_facility_do_cleanup = fn('timer_facility_do_cleanup', (core, t) => {
  const s = subcoreOf(core, t);
  const zeroTb = op('', 'mtspr(SPR_TBWU, 0); mtspr(SPR_TBWL, 0)', [
    ...zeroing(core, s),
    zeroTimebase(core, s),
  ]);
  const hdec = tfmrBitOf(core, 'HDEC_PARITY_ERROR');
  if (hdec === undefined) return [zeroTb];
  const residue = tfmrBitOf(core, 'TB_RESIDUE_ERR')?.copyOf(t) ?? false;
  return [
    branch('if (tfmr & SPR_TFMR_TB_RESIDUE_ERR)', residue, [zeroTb]),
    branch('if (tfmr & SPR_TFMR_HDEC_PARITY_ERROR)', hdec.copyOf(t) ?? false, [
      op('O6h', 'mtspr(SPR_HDEC, 0)', [set(s.hdecDue, 1), zeroHypervisorDecrementer(s)]),
    ]),
  ];
});

const wait_for_subcore_threads = fn('wait_for_subcore_threads', (core) => [
  wait('', 'while (!(w & HMI_STATE_CLEANUP_DONE))', equal(core.cleanupDone, 1), {
    limitTicks: LIMITS.preRecovery,
  }),
]);

const hmi_exit = fn('hmi_exit', (_, t) => [
  op('', 'w &= ~this_cpu()->thread_mask', [set(t.cleanupBit, 0)]),
]);
