/**
 * Recovery and resync of the TBs of a core from the ChipTOD (domain 3.2, 3.3): hw/chiptod.c. The
 * hardware's half is in `timebase-state.ts` and `environment.ts`.
 */
import type { Cell } from '../../../machine/cell.ts';
import {
  any,
  both,
  differs,
  equal,
  not,
  type Expression,
  type Term,
} from '../../../machine/expression.ts';
import {
  branch,
  call,
  op,
  set,
  wait,
  type Effect,
  type Statement,
} from '../../../machine/statement.ts';
import type { ErrorKind } from '../settings.ts';
import type { Core } from '../core.ts';
import { LIMITS } from '../limits.ts';
import { sourceFile } from '../source-file.ts';
import { copies, tbErrorBits, tfmrBitOf, tfmrBitsOf, type TfmrBit } from '../tfmr-bits.ts';
import type { Thread } from '../thread.ts';
import { decrementerOfOnes } from '../timebase.ts';
import { clearTbErrors, loadTodMod, moveChipTodToTb, withdraw } from '../timebase-state.ts';
import { TBST } from '../values.ts';
import { CHIPTOD_C } from './sources.ts';
import * as words from './words/chiptod.ts';

const fn = sourceFile(CHIPTOD_C, words);

/** Recovers from timer errors: the first thread to get there does, the others find nothing left to do. */
export const chiptod_recover_tb_errors = fn('chiptod_recover_tb_errors', (core, t) => [
  wait('C1', 'lock(&chiptod_lock)', equal(core.chiptodLock, 0), {
    effects: [set(core.chiptodLock, 1)],
  }),
  ...recoverTfmr(core, t, recoverErrors(core, t)),
  op('C6', 'unlock(&chiptod_lock)', [set(core.chiptodLock, 0)]),
]);

/** A corrupt TFMR is repaired before anybody looks at it; `rest` is what comes then. */
function recoverTfmr(core: Core, t: Thread, rest: readonly Statement[]): readonly Statement[] {
  const corrupt = tfmrBitOf(core, 'TFMR_CORRUPT');
  if (corrupt === undefined) return rest;
  const read = corrupt.copyOf(t) ?? false;
  return [
    op('C1b', 'tfmr = mfspr(SPR_TFMR)', copies([corrupt], t)),
    branch('if (tfmr & SPR_TFMR_TFMR_CORRUPT)', read, [
      call('C2', chiptod_recover_tfmr_error(core, t)),
    ]),
    branch(
      'if (!chiptod_recover_tfmr_error())',
      read,
      [op('C2b', 'rc = 0', [set(t.temporaries.recovered, 0)])],
      rest,
    ),
  ];
}

function recoverErrors(core: Core, t: Thread): readonly Statement[] {
  const { tfmrError, tbInvalid, recovered } = t.temporaries;
  const rest = [
    ...recoverTod(core, t), //
    ...reloadTbs(core, t),
    ...recoverOthers(core, t),
  ];
  return [
    op('C3', 'tfmr = mfspr(SPR_TFMR)', [
      set(tfmrError, any(...tbErrorBits(core), core.fwControlError)),
      ...copies(tfmrBitsOf(core), t),
      set(tbInvalid, differs(core.tbst, TBST.RUNNING)),
      set(recovered, -1),
      set(recovered, 0, tbInvalid),
    ]),
    branch('if (tfmr & TB errors)', tfmrError, [call('C3a', tfmr_recover_tb_errors(core, t))]),
    ...(stays(core)
      ? [
          branch(
            'if (!tfmr_recover_tb_errors(tfmr))',
            both(tfmrError, core.clearTbErrors),
            [op('C3e', 'rc = 0', [set(recovered, 0)])],
            rest,
          ),
        ]
      : rest),
  ];
}

function recoverTod(core: Core, t: Thread): Statement[] {
  const tod = tfmrBitOf(core, 'CHIP_TOD_INTERRUPT');
  if (tod === undefined) return [];
  return [
    branch('if (tfmr & SPR_TFMR_CHIP_TOD_INTERRUPT)', tod.copyOf(t) ?? false, [
      call('C4', chiptod_recover_tod_errors(core, t)),
    ]),
  ];
}

function reloadTbs(core: Core, t: Thread): Statement[] {
  const { tbInvalid, recovered } = t.temporaries;
  return [
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
  ];
}

/** Errors for which no TB has stopped. */
const nonTbBits = (core: Core): TfmrBit[] =>
  tfmrBitsOf(core).filter(({ cause }) => cause.repair === 'non-tb');

function recoverOthers(core: Core, t: Thread): Statement[] {
  const bits = nonTbBits(core);
  if (bits.length === 0) return [];
  const read = any(...bits.map(({ copyOf }) => copyOf(t) ?? false));
  return [
    branch('if (tfmr & HDEC, DEC, PURR or SPURR parity)', read, [
      call('C7a', tfmr_recover_non_tb_errors(core, t)),
      op('C7b', 'rc = tfmr_recover_non_tb_errors(tfmr)', [
        set(t.temporaries.recovered, stays(core) ? 0 : 1),
      ]),
    ]),
  ];
}

const chiptod_recover_tfmr_error = fn('chiptod_recover_tfmr_error', (core, t) => {
  const corrupt = tfmrBitOf(core, 'TFMR_CORRUPT');
  if (corrupt === undefined) return [];
  const write = 'mtspr(SPR_TFMR, base_tfmr | SPR_TFMR_TFMR_CORRUPT)';
  return [
    op('CF1', write, withdraw(core)),
    op('CF2', `${write}, once more`, clears(core, [corrupt.of(t)])),
    op('CF3', 'tfmr = mfspr(SPR_TFMR)', copies([corrupt], t)),
    branch(
      'if (TBST == TBST_STATE_ERROR, and TFMR is not corrupt any more)',
      both(not(corrupt.copyOf(t) ?? false), equal(core.tbst, TBST.ERROR)),
      [call('CF4', chiptod_reset_tb_errors(core, t))],
    ),
  ];
});

/** Errors of the ChipTOD itself, which TFMR only reports. */
const chiptod_recover_tod_errors = fn('chiptod_recover_tod_errors', (core, t) => {
  const bit = tfmrBitOf(core, 'CHIP_TOD_INTERRUPT');
  if (bit === undefined) return [];
  return [
    op('C4a', 'xscom_readme(TOD_ERROR, &terr)'),
    op('C4b', 'xscom_writeme(TOD_ERROR, terr); rc = 1', [
      ...clears(core, [bit.of(t)]),
      set(t.temporaries.recovered, stays(core) ? 0 : 1),
    ]),
  ];
});

/** HDEC has been zeroed by every subcore before; a register of a thread gets a value that is not damaged. */
const tfmr_recover_non_tb_errors = fn('tfmr_recover_non_tb_errors', (core, t) => {
  const bits = nonTbBits(core);
  const write = 'mtspr(SPR_TFMR, base_tfmr | errors)';
  return [
    ...bits.flatMap(({ cause, copyOf }) =>
      cause.scope !== 'thread'
        ? []
        : [
            branch(`if (tfmr & SPR_TFMR_${cause.kind})`, copyOf(t) ?? false, [
              resetRegister(cause.kind, t),
            ]),
          ],
    ),
    op('CN1', write, withdraw(core)),
    op(
      'CN2',
      `${write}, once more`,
      bits.flatMap(({ of, copyOf }) => clears(core, [of(t)], copyOf(t) ?? false)),
    ),
  ];
});

function resetRegister(kind: ErrorKind, t: Thread): Statement {
  if (kind === 'PURR_PARITY_ERR') return op('CNP', 'mtspr(SPR_PURR, 0)');
  if (kind === 'SPURR_PARITY_ERR') return op('CNS', 'mtspr(SPR_SPURR, 0)');
  const lost = t.decLost === null ? [] : [set(t.decLost, 1)];
  return op('CND', 'mtspr(SPR_DEC, ~0)', [...lost, decrementerOfOnes(t)]);
}

/** A 1 is written to these bits, which clears them where the error does not stay. */
const clears = (core: Core, bits: readonly Cell[], when: Term = true): Effect[] =>
  stays(core) ? [] : bits.map((bit) => set(bit, 0, when));

/** Whatever firmware does about it, the error is still there. */
const stays = ({ scenario }: Core): boolean => scenario.environment.recoveryFails;

/** Clears the errors that TFMR shows. */
const tfmr_recover_tb_errors = fn('tfmr_recover_tb_errors', (core) => [
  op(
    'C3b',
    'mtspr(SPR_TFMR, base_tfmr | errors | SPR_TFMR_CLEAR_TB_ERRORS)',
    clearTbErrors(core, { errors: stays(core) ? [] : tbErrorBits(core), fwControl: true }),
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

function writtenOnes(core: Core): Cell[] {
  const [t] = core.threads;
  const bits = tfmrBitsOf(core).filter(({ cause }) => W1C.includes(cause.kind));
  return t === undefined ? [] : bits.map(({ of }) => of(t));
}

const chiptod_reset_tb_errors = fn('chiptod_reset_tb_errors', (core) => [
  op(
    'RS3a',
    'mtspr(SPR_TFMR, base_tfmr | 43 | 44 | 45 | SPR_TFMR_CLEAR_TB_ERRORS)',
    clearTbErrors(core, { errors: stays(core) ? [] : writtenOnes(core), fwControl: false }),
  ),
  op('RS3b', 'mtspr(SPR_TFMR, base_tfmr | SPR_TFMR_CLEAR_TB_ERRORS)', [set(core.clearTbErrors, 1)]),
  wait('RS3c', 'while (tfmr & SPR_TFMR_CLEAR_TB_ERRORS)', not(core.clearTbErrors), {
    limitTicks: LIMITS.chiptod,
  }),
]);

const chiptod_cleanup_thread_tfmr = fn('chiptod_cleanup_thread_tfmr', (core, t) => {
  const corrupt = tfmrBitOf(core, 'TFMR_CORRUPT');
  return [
    op(
      'RS4a',
      'mtspr(SPR_TFMR, base_tfmr | bits 57 to 62)',
      clears(core, [...t.tfmr, ...(corrupt === undefined ? [] : [corrupt.of(t)])]),
    ),
  ];
});
