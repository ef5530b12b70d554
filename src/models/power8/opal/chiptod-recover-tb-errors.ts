/**
 * `chiptod_recover_tb_errors` (domain table 3.2, C1..C6), under chiptod_lock: the first thread to get
 * there recovers the core, the others find nothing left to do.
 */
import { differs, equal } from '../../../machine/expression.ts';
import { branch, call, op, set, wait, type Func } from '../../../machine/statement.ts';
import type { Core, Thread } from '../core.ts';
import { chiptod_mod_tb, chiptod_to_tb } from './load-timebase.ts';
import { CHIPTOD_C } from './source.ts';
import { testThenSet } from '../parts.ts';
import { TBST } from '../values.ts';

export function chiptod_recover_tb_errors(core: Core, t: Thread): Func {
  const { tfmrError, tbInvalid } = t.temporaries;
  const kind = core.scenario.environment.errorKind;
  return {
    ...CHIPTOD_C,
    name: 'chiptod_recover_tb_errors',
    summary: 'Clears the TB error and reloads every TB of the core with host time.',
    body: [
      wait('C1', 'lock(chiptod_lock)', equal(core.chiptodLock, 0), {
        effects: [set(core.chiptodLock, 1)],
        costTicks: 16,
        parts: testThenSet('C1', 'chiptod_lock', core.chiptodLock),
        waitsFor: 'chiptod_lock to be free',
        does: 'takes chiptod_lock',
      }),
      op(
        'C3',
        'tfmr = mfspr(TFMR)',
        [set(tfmrError, core.tfmrError), set(tbInvalid, differs(core.tbst, TBST.RUNNING))],
        {
          costTicks: 16,
          does: [
            { when: equal(core.tbst, TBST.RUNNING), text: 'finds nothing left to recover' },
            { when: true, text: 'finds the TB stopped' },
          ],
          events: [
            {
              event: 'nothing-to-recover',
              when: equal(core.tbst, TBST.RUNNING),
              outcome: 'nothing left to recover',
            },
          ],
        },
      ),
      branch(`if tfmr & SPR_TFMR_TB_ERRORS`, tfmrError, [
        op(
          'C3',
          'mtspr(TFMR, base | errors | CLEAR_TB_ERRORS), twice; poll',
          [set(core.tfmrError, 0), set(core.tbst, TBST.RESET, equal(core.tbst, TBST.ERROR))],
          {
            costTicks: 128,
            why: `Clears ${kind}; the TB state machine goes to RESET.`,
            does: 'clears the TB error',
          },
        ),
      ]),
      branch('if !(tfmr & TB_VALID)', tbInvalid, [
        call('C5', chiptod_mod_tb(core)),
        call('C5', chiptod_to_tb(core)),
        op('C5', 'queue_hmi_event(RECOVERED)', [], { costTicks: 40, does: 'queues the event' }),
      ]),
      op('C6', 'unlock(chiptod_lock)', [set(core.chiptodLock, 0)], {
        does: 'releases chiptod_lock',
      }),
    ],
  };
}
