/** The two waits of the fix: arch/powerpc/kvm/book3s_hv_hmi.c. */
import { equal } from '../../../machine/expression.ts';
import { loop, wait } from '../../../machine/statement.ts';
import { added, sourceFile } from '../source-file.ts';
import { BOOK3S_HV_HMI_C } from './sources.ts';
import * as words from './words/book3s_hv_hmi.ts';

const fn = sourceFile(BOOK3S_HV_HMI_C, words);

export const wait_for_subcore_guest_exit = fn('wait_for_subcore_guest_exit', (core) =>
  added(core, () => [
    loop('for (i = 0; i < MAX_SUBCORE_PER_CORE; i++)', core.subcores, (s) => [
      wait('H4', 'while (in_guest[i]) cpu_relax()', equal(s.inGuest, 0)),
    ]),
  ]),
);

export const wait_for_tb_resync = fn('wait_for_tb_resync', (core) =>
  added(core, () => [
    wait(
      'H6',
      'while (test_bit(CORE_TB_RESYNC_REQ_BIT, &flags)) cpu_relax()',
      equal(core.bit63, 0),
    ),
  ]),
);
