/** The protocol of the fix, for primary threads: arch/powerpc/kvm/book3s_hv_ras.c. */
import { equal } from '../../../machine/expression.ts';
import { branch, call, op, set } from '../../../machine/statement.ts';
import { subcoreOf } from '../core.ts';
import { opal_handle_hmi } from '../opal/hmi.ts';
import { opal_resync_timebase } from '../opal/chiptod.ts';
import { added, sourceFile } from '../source-file.ts';
import { wait_for_subcore_guest_exit, wait_for_tb_resync } from './book3s_hv_hmi.ts';
import { BOOK3S_HV_RAS_C } from './sources.ts';
import * as words from './words/book3s_hv_ras.ts';

const fn = sourceFile(BOOK3S_HV_RAS_C, words);

export const kvmppc_subcore_enter_guest = fn('kvmppc_subcore_enter_guest', (core, t) =>
  added(core, () => [op('', 'in_guest[subcore_id] = 1', [set(subcoreOf(core, t).inGuest, 1)])]),
);

export const kvmppc_subcore_exit_guest = fn('kvmppc_subcore_exit_guest', (core, t) =>
  added(core, () => [op('', 'in_guest[subcore_id] = 0', [set(subcoreOf(core, t).inGuest, 0)])]),
);

const kvmppc_tb_resync_required = fn('kvmppc_tb_resync_required', (core, t) =>
  added(core, () => [
    op('', '!test_and_set_bit(CORE_TB_RESYNC_REQ_BIT, &flags)', [
      set(t.temporaries.resyncReq, equal(core.bit63, 0)),
      set(core.bit63, 1),
    ]),
  ]),
);

const kvmppc_tb_resync_done = fn('kvmppc_tb_resync_done', (core) =>
  added(core, () => [op('', 'clear_bit(CORE_TB_RESYNC_REQ_BIT, &flags)', [set(core.bit63, 0)])]),
);

export const kvmppc_realmode_hmi_handler = fn('kvmppc_realmode_hmi_handler', (core, t) =>
  added(core, () => [
    op('H1', '__this_cpu_inc(irq_stat.hmi_exceptions)'),
    call('H2', kvmppc_tb_resync_required(core, t)),
    call('H3', kvmppc_subcore_exit_guest(core, t)),
    call('H4', wait_for_subcore_guest_exit(core, t)),
    call('H5', opal_handle_hmi(core, t)),
    branch(
      'if (resync_req)',
      t.temporaries.resyncReq,
      [
        call('H6a', opal_resync_timebase(core, t)), //
        call('H6b', kvmppc_tb_resync_done(core, t)),
      ],
      [call('H6c', wait_for_tb_resync(core, t))],
    ),
  ]),
);
