/**
 * Loading the ChipTOD into the TBs: the part that recovery and resync share (3.2 step 5, 3.3). The
 * hardware's half, the sync pulse and the delivery, is in `environment.ts`.
 */
import { differs, equal } from '../../../machine/expression.ts';
import { op, set, wait, type Func } from '../../../machine/statement.ts';
import type { Core } from '../core.ts';
import { freezeTimebases } from '../timebase.ts';
import { CHIPTOD_C } from './source.ts';
import { TBST } from '../values.ts';

/** Puts the TBs into the state NOT_SET: they stop if they ran. */
export function chiptod_mod_tb(core: Core): Func {
  return {
    ...CHIPTOD_C,
    name: 'chiptod_mod_tb',
    summary: 'Moves the TBs of the core to NOT_SET; a TB that runs is stopped.',
    body: [
      op(
        'TM1',
        'mtspr(TFMR, base | LOAD_TOD_MOD); poll until it clears',
        [set(core.tbst, TBST.NOT_SET, differs(core.tbst, TBST.ERROR))],
        {
          exact: freezeTimebases(core),
          costTicks: 96,
          does: [
            { when: equal(core.tbst, TBST.RUNNING), text: 'stops every TB of the core' },
            { when: equal(core.tbst, TBST.ERROR), text: 'fails to load the TBs after a new error' },
            { when: true, text: 'gets the TBs ready to be loaded' },
          ],
          events: [
            {
              event: 'tb-stopped',
              when: equal(core.tbst, TBST.RUNNING),
              outcome: 'every TB of the core stops',
            },
          ],
        },
      ),
    ],
  };
}

/** Lets the ChipTOD deliver its value to every TB of the core, and waits for it. */
export function chiptod_to_tb(core: Core): Func {
  return {
    ...CHIPTOD_C,
    name: 'chiptod_to_tb',
    summary: 'Loads the ChipTOD into every TB of the core; they run again.',
    body: [
      op(
        'TL1',
        'mtspr(TFMR, base | MOVE_CHIP_TOD_TO_TB)',
        [set(core.tbst, TBST.SYNC_WAIT, equal(core.tbst, TBST.NOT_SET))],
        { costTicks: 64, does: 'arms the TBs for the ChipTOD' },
      ),
      op('TL2', 'xscom_write(TOD_CHIPTOD_TO_TB, 1 << 63)', [set(core.todToTb, 1)], {
        costTicks: 64,
        does: 'asks the ChipTOD for its value',
      }),
      wait('TL3', 'poll TFMR until MOVE_CHIP_TOD_TO_TB clears', equal(core.todToTb, 0), {
        costTicks: 48,
        waitsFor: 'the ChipTOD to deliver its value',
        does: 'finds the TBs loaded',
      }),
    ],
  };
}
