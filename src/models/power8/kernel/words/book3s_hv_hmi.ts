/** How `../book3s_hv_hmi.ts` is told. */
import type { Words } from '../../source-file.ts';

export const wait_for_subcore_guest_exit: Words = ({ subcores }) => ({
  summary: 'Spins until no subcore of the core is in a guest, one slot after the other.',
  phase: 'wait-in-guest',
  lines: {
    H4: subcores.map(({ index }) => ({
      instance: `while (in_guest[${String(index)}]) cpu_relax()`,
      waitsFor: `in_guest[${String(index)}] to become 0`,
      does: `finds in_guest[${String(index)}] clear`,
      why: 'A TB must not be reloaded while its offset would still be subtracted.',
    })),
  },
});

export const wait_for_tb_resync: Words = () => ({
  summary: 'Spins until the resync owner is done.',
  phase: 'wait-bit63',
  lines: {
    H6: {
      waitsFor: 'bit 63 to be cleared by the resync owner',
      does: 'finds bit 63 clear',
      why: 'The TB stops during a resync: nobody may go on with it before.',
    },
  },
});
