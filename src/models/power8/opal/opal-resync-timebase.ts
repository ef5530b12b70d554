/**
 * OPAL_RESYNC_TIMEBASE, `chiptod_wakeup_resync` (domain 3.3): it stops a healthy TB for a moment and
 * reloads every TB of the core, whatever the HMI was about.
 */
import { equal } from '../../../machine/expression.ts';
import { branch, call, op, phase, set, wait, type Func } from '../../../machine/statement.ts';
import type { ErrorKind } from '../../../scenario/schema.ts';
import type { Core } from '../core.ts';
import { countResync } from '../rounds.ts';
import { chiptod_mod_tb, chiptod_to_tb } from './load-timebase.ts';
import { CHIPTOD_C } from './source.ts';
import { testThenSet } from '../parts.ts';
import { TBST } from '../values.ts';

/** TFMR bits 43, 44, 45; other error bits stay set for whoever calls OPAL next. */
const W1C: readonly ErrorKind[] = ['TB_MISSING_SYNC', 'TB_MISSING_STEP', 'TB_RESIDUE_ERR'];

export function opal_resync_timebase(core: Core): Func {
  return {
    ...CHIPTOD_C,
    name: 'opal_resync_timebase',
    summary: 'Reloads every TB of the core with host time, TB error or not.',
    body: [
      phase('resync', [
        wait('RS1', 'lock(chiptod_lock)', equal(core.chiptodLock, 0), {
          effects: [set(core.chiptodLock, 1)],
          ghosts: [set(core.resyncing, 1)],
          costTicks: 16,
          parts: testThenSet('RS1', 'chiptod_lock', core.chiptodLock, [set(core.resyncing, 1)]),
          waitsFor: 'chiptod_lock to be free',
          does: 'begins the resync',
        }),
        op(
          'RS2',
          'mtspr(TFMR, base | errors | CLEAR_TB_ERRORS), twice; poll',
          [
            set(core.tfmrError, 0, W1C.includes(core.scenario.environment.errorKind)),
            set(core.tbst, TBST.RESET, equal(core.tbst, TBST.ERROR)),
          ],
          { costTicks: 96, does: 'clears TB errors' },
        ),
        call('RS3', chiptod_mod_tb(core)),
        branch(
          'if the TB is in NOT_SET',
          equal(core.tbst, TBST.NOT_SET),
          [call('RS4', chiptod_to_tb(core))],
          [],
          { why: 'A new TB error in between makes it fail; Linux ignores the return code.' },
        ),
        op('RS5', 'unlock(chiptod_lock)', [set(core.chiptodLock, 0)], {
          ghosts: [set(core.resyncing, 0), countResync(core)],
          does: 'ends the resync',
          events: [{ event: 'resync-done', when: true, outcome: 'the core is resynced' }],
        }),
      ]),
    ],
  };
}
