/** How `../book3s_hv_ras.ts` is told. */
import { equal } from '../../../../machine/expression.ts';
import { set } from '../../../../machine/statement.ts';
import { subcoreOf } from '../../core.ts';
import type { Words } from '../../source-file.ts';
import { bit63Race, testThenSetBit63 } from '../what-if/bit-63.ts';

export const kvmppc_subcore_enter_guest: Words = (core, t) => ({
  summary: 'Says to the whole core that this subcore runs a guest.',
  lines: {
    op: {
      events: [{ event: 'in-guest-set', when: true, outcome: '' }],
      does: `sets in_guest[${String(subcoreOf(core, t).index)}]`,
      why: 'Others wait for this byte. The offset is in the TB since E5, though.',
    },
  },
});

export const kvmppc_subcore_exit_guest: Words = (core, t) => ({
  summary: 'Says to the whole core that this subcore has left its guest.',
  lines: {
    op: {
      events: [{ event: 'in-guest-cleared', when: true, outcome: '' }],
      does: `clears in_guest[${String(subcoreOf(core, t).index)}]`,
      why: 'Tells the others that this subcore will not subtract its offset any more.',
    },
  },
});

export const kvmppc_tb_resync_required: Words = (core, t) => ({
  summary: 'Whether this thread is the one to resync the core.',
  lines: {
    op: {
      costTicks: 24,
      events: bit63Race(core),
      does: [
        { when: equal(core.bit63, 0), text: 'wins bit 63' },
        { when: true, text: 'finds bit 63 set' },
      ],
      why: 'One atomic op, so that exactly one primary becomes the resync owner.',
      parts: testThenSetBit63(core, t),
    },
  },
});

export const kvmppc_tb_resync_done: Words = () => ({
  summary: 'The core is resynced: lets the others go.',
  lines: {
    op: {
      events: [{ event: 'bit63-cleared', when: true, outcome: 'lets the others go' }],
      does: 'clears bit 63',
    },
  },
});

export const kvmppc_realmode_hmi_handler: Words = (core, t) => ({
  summary: 'All subcores leave their guests, one primary resyncs the core, the others wait.',
  phase: 'hmi',
  lines: {
    H6c: { why: 'The owner stops the TBs once more: nobody may go on before it is done.' },
    H6b: { why: 'Lets all others go on, with TBs that are right.' },
    H5: { why: 'Firmware repairs the TBs and reloads all of them, in whatever subcore they are.' },
    H4: { why: 'No TB may be reloaded while another subcore would still subtract its offset.' },
    H3: {
      why: 'Tells the others that this subcore will not subtract any more; its TB may still hold the offset.',
    },
    H1: {
      why: 'Counts the HMI. On this path nobody subtracts the offset.',
      ghosts: [set(subcoreOf(core, t).owed, 0)],
      does: 'takes the path that subtracts nothing (kvmppc_realmode_hmi_handler)',
    },
    H2: {
      why: 'One primary is to resync the core, and only one.',
      needed: 'nobody would know whether to resync',
    },
    H6a: { why: 'OPAL does nothing when another thread has recovered: somebody must resync.' },
  },
});
