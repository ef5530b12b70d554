/**
 * Recovery and resync of the TBs of a core from the ChipTOD (domain 3.2, 3.3): hw/chiptod.c. The
 * hardware's half is in `timebase-state.ts` and `environment.ts`.
 */
import { any, differs, equal, not, type Expression } from '../../../machine/expression.ts';
import { branch, call, op, set, wait } from '../../../machine/statement.ts';
import type { ErrorKind } from '../settings.ts';
import type { Core } from '../core.ts';
import { LIMITS } from '../limits.ts';
import { sourceFile } from '../source-file.ts';
import { clearTbErrors, loadTodMod, moveChipTodToTb } from '../timebase-state.ts';
import { TBST } from '../values.ts';
import { CHIPTOD_C } from './sources.ts';
import * as words from './words/chiptod.ts';

const fn = sourceFile(CHIPTOD_C, words);

/** Recovers from TB errors: the first thread to get there does, the others find nothing left to do. */
export const chiptod_recover_tb_errors = fn('chiptod_recover_tb_errors', (core, t) => {
  const { tfmrError, tbInvalid, recovered } = t.temporaries;
  return [
    wait('C1', 'lock(&chiptod_lock)', equal(core.chiptodLock, 0), {
      effects: [set(core.chiptodLock, 1)],
    }),
    op('C3', 'tfmr = mfspr(SPR_TFMR)', [
      set(tfmrError, any(core.tfmrError, core.fwControlError)),
      set(tbInvalid, differs(core.tbst, TBST.RUNNING)),
      set(recovered, -1),
      set(recovered, 0, tbInvalid),
    ]),
    branch('if (tfmr & TB errors)', tfmrError, [call('C3a', tfmr_recover_tb_errors(core, t))]),
    branch('if (!(tfmr & SPR_TFMR_TB_VALID))', tbInvalid, [
      call('C5a', chiptod_mod_tb(core, t)),
      branch('if (chiptod_mod_tb())', isNotSet(core), [
        op('C5b', 'chiptod_running_check(this_cpu()->chip_id)'),
        call('C5c', chiptod_to_tb(core, t)),
        branch('if (chiptod_to_tb())', not(core.moveTod), [
          op('C5d', 'rc = 1', [set(recovered, 1)]),
        ]),
      ]),
    ]),
    op('C6', 'unlock(&chiptod_lock)', [set(core.chiptodLock, 0)]),
  ];
});

/** Clears the errors that TFMR shows. */
const tfmr_recover_tb_errors = fn('tfmr_recover_tb_errors', (core) => [
  op(
    'C3b',
    'mtspr(SPR_TFMR, base_tfmr | errors | SPR_TFMR_CLEAR_TB_ERRORS)',
    clearTbErrors(core, { error: true, fwControl: true }),
  ),
  op('C3c', 'mtspr(SPR_TFMR, base_tfmr | SPR_TFMR_CLEAR_TB_ERRORS)', [set(core.clearTbErrors, 1)]),
  wait('C3d', 'while (tfmr & SPR_TFMR_CLEAR_TB_ERRORS)', not(core.clearTbErrors), {
    limitTicks: LIMITS.chiptod,
  }),
]);

const isNotSet = (core: Core): Expression => equal(core.tbst, TBST.NOT_SET);

/** Puts the TBs into the state NOT_SET; fails in the error state. */
const chiptod_mod_tb = fn('chiptod_mod_tb', (core) => [
  op('TM1', 'mtspr(SPR_TFMR, base_tfmr | SPR_TFMR_LOAD_TOD_MOD)', loadTodMod(core)),
  wait(
    'TM2',
    'while (tfmr & SPR_TFMR_LOAD_TOD_MOD), unless TBST is 9',
    any(not(core.loadTodMod), equal(core.tbst, TBST.ERROR)),
    { limitTicks: LIMITS.loadTodMod },
  ),
]);

/** Lets the ChipTOD deliver its value to every TB of the core; fails when it does not come. */
const chiptod_to_tb = fn('chiptod_to_tb', (core) => [
  op('TL0', 'xscom: TOD_PIB_MASTER = address of this core'),
  op('TL1', 'mtspr(SPR_TFMR, base_tfmr | SPR_TFMR_MOVE_CHIP_TOD_TO_TB)', moveChipTodToTb(core)),
  op('TL2', 'xscom_writeme(TOD_CHIPTOD_TO_TB, PPC_BIT(0))', [set(core.todToTb, 1)]),
  wait('TL3', 'while (tfmr & SPR_TFMR_MOVE_CHIP_TOD_TO_TB)', not(core.moveTod), {
    limitTicks: LIMITS.chiptod,
  }),
]);

/** OPAL_RESYNC_TIMEBASE. Linux ignores what it returns. */
export const opal_resync_timebase = fn('opal_resync_timebase', (core, t) => [
  call('', chiptod_wakeup_resync(core, t)),
]);

/** Stops a healthy TB for a moment, and reloads every TB of the core. */
const chiptod_wakeup_resync = fn('chiptod_wakeup_resync', (core, t) => [
  wait('RS1', 'lock(&chiptod_lock)', equal(core.chiptodLock, 0), {
    effects: [set(core.chiptodLock, 1)],
  }),
  op('RS2', 'mtspr(SPR_TFMR, base_tfmr)'),
  call('RS3', chiptod_reset_tb_errors(core, t)),
  call('RS4', chiptod_cleanup_thread_tfmr(core, t)),
  call('RS5', chiptod_mod_tb(core, t)),
  branch('if (chiptod_mod_tb())', isNotSet(core), [call('RS6', chiptod_to_tb(core, t))]),
  op('RS7', 'unlock(&chiptod_lock)', [set(core.chiptodLock, 0)]),
]);

/** TFMR bits 43, 44, 45; other error bits stay set for whoever calls OPAL next. */
const W1C: readonly ErrorKind[] = ['TB_MISSING_SYNC', 'TB_MISSING_STEP', 'TB_RESIDUE_ERR'];

const chiptod_reset_tb_errors = fn('chiptod_reset_tb_errors', (core) => [
  op(
    'RS3a',
    'mtspr(SPR_TFMR, base_tfmr | 43 | 44 | 45 | SPR_TFMR_CLEAR_TB_ERRORS)',
    clearTbErrors(core, {
      error: W1C.includes(core.scenario.environment.errorKind),
      fwControl: false,
    }),
  ),
  op('RS3b', 'mtspr(SPR_TFMR, base_tfmr | SPR_TFMR_CLEAR_TB_ERRORS)', [set(core.clearTbErrors, 1)]),
  wait('RS3c', 'while (tfmr & SPR_TFMR_CLEAR_TB_ERRORS)', not(core.clearTbErrors), {
    limitTicks: LIMITS.chiptod,
  }),
]);

const chiptod_cleanup_thread_tfmr = fn('chiptod_cleanup_thread_tfmr', () => [
  op('RS4a', 'mtspr(SPR_TFMR, base_tfmr | bits 57 to 62)'),
]);
