/** Leaving a guest together: arch/powerpc/kvm/book3s_hv_builtin.c. */
import { any, both, differs, not } from '../../../machine/expression.ts';
import { branch, call, op, set } from '../../../machine/statement.ts';
import { subcoreOf } from '../core.ts';
import { sourceFile } from '../source-file.ts';
import { TRAP } from '../values.ts';
import { BOOK3S_HV_BUILTIN_C } from './sources.ts';
import * as words from './words/book3s_hv_builtin.ts';

const fn = sourceFile(BOOK3S_HV_BUILTIN_C, words);

export const kvmhv_commence_exit = fn('kvmhv_commence_exit', (core, t) => {
  const { threads } = subcoreOf(core, t);
  const { first, trap } = t.temporaries;
  return [
    op('X3a', 'cmpxchg(&vc->entry_exit_map, ee, ee | 0x100 << ptid)', [
      set(first, not(any(...threads.map((o) => o.exiting)))),
      set(t.exiting, 1),
    ]),
    branch(
      'if first and trap != BOOK3S_INTERRUPT_HV_DECREMENTER',
      both(first, differs(trap, TRAP.HDEC)),
      [call('', kvmhv_interrupt_vcore(core, t))],
    ),
  ];
});

const kvmhv_interrupt_vcore = fn('kvmhv_interrupt_vcore', (core, t) => [
  op(
    'X3b',
    'kvmhv_rm_send_ipi: msgsnd to every other entered thread',
    subcoreOf(core, t)
      .threads.filter((o) => o !== t)
      .map((o) => set(o.doorbell, 1, o.entered)),
  ),
]);
