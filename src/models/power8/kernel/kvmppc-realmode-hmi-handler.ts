/**
 * The protocol of the fix (H1..H6): leave the guests first, let one primary become the resync owner,
 * wait for it. arch/powerpc/kvm/book3s_hv_ras.c and book3s_hv_hmi.c at fd7bacbca47a.
 */
import { equal } from '../../../machine/expression.ts';
import {
  branch,
  call,
  loop,
  op,
  phase,
  set,
  wait,
  type Func,
  type Parts,
} from '../../../machine/statement.ts';
import { subcoreOf, type Core, type Thread } from '../core.ts';
import { opal_handle_hmi } from '../opal/opal-handle-hmi.ts';
import { opal_resync_timebase } from '../opal/opal-resync-timebase.ts';
import { HV_HMI_C, HV_RAS_C, TRAPS_C } from './source.ts';

/** A primary that leaves its guest because of an HMI. The offset is not subtracted on this path. */
export function kvmppc_realmode_hmi_handler(core: Core, t: Thread): Func {
  const subcore = subcoreOf(core, t);
  const { resyncReq } = t.temporaries;
  return {
    ...HV_RAS_C,
    name: 'kvmppc_realmode_hmi_handler',
    summary: 'All subcores leave their guests, one primary resyncs the core, the others wait.',
    body: [
      op('H1', 'local_paca->hmi_exceptions++', [], {
        ghosts: [set(subcore.owed, 0)],
        added: true,
        does: 'takes the path that subtracts nothing (kvmppc_realmode_hmi_handler)',
      }),
      op(
        'H2',
        'resync_req = !test_and_set_bit(63, &flags)',
        [set(resyncReq, equal(core.bit63, 0)), set(core.bit63, 1)],
        {
          added: true,
          costTicks: 24,
          events: [
            {
              event: 'bit63-won',
              when: equal(core.bit63, 0),
              outcome: 'won: becomes the resync owner of the core',
            },
            { event: 'bit63-lost', when: equal(core.bit63, 1), outcome: 'lost: will wait' },
          ],
          does: [
            { when: equal(core.bit63, 0), text: 'wins bit 63' },
            { when: true, text: 'finds bit 63 set' },
          ],
          why: 'One atomic op, so that exactly one primary becomes the resync owner.',
          parts: testThenSetBit63(core, t),
        },
      ),
      op('H3', 'in_guest[subcore] = 0', [set(subcore.inGuest, 0)], {
        added: true,
        events: [{ event: 'in-guest-cleared', when: true, outcome: '' }],
        does: `clears in_guest[${String(subcore.index)}]`,
        why: 'Tells the others that this subcore will not subtract its offset any more.',
      }),
      call('H4', wait_for_subcore_guest_exit(core), { added: true }),
      call('H5', opal_handle_hmi(core, t), { added: true }),
      branch(
        'if resync_req',
        resyncReq,
        [
          call('H6', opal_resync_timebase(core), {
            added: true,
            why: 'OPAL does nothing when another thread has recovered: somebody must resync.',
          }),
          op('H6', 'clear_bit(63, &flags)', [set(core.bit63, 0)], {
            added: true,
            events: [{ event: 'bit63-cleared', when: true, outcome: 'lets the others go' }],
            does: 'clears bit 63',
          }),
        ],
        [call('H6', wait_for_tb_resync(core), { added: true })],
        { added: true },
      ),
    ],
  };
}

/** The classic mistake: two primaries that test before either has set it both become owners. */
function testThenSetBit63({ bit63 }: Core, t: Thread): Parts {
  return {
    temporaries: [],
    steps: [
      op(
        'H2',
        'ld: resync_req = !(flags & bit 63)',
        [set(t.temporaries.resyncReq, equal(bit63, 0))],
        {
          costTicks: 12,
          events: [
            { event: 'bit63-won', when: equal(bit63, 0), outcome: 'won: found bit 63 clear' },
            { event: 'bit63-lost', when: equal(bit63, 1), outcome: 'lost: will wait' },
          ],
          does: [
            { when: equal(bit63, 0), text: 'finds bit 63 clear' },
            { when: true, text: 'finds bit 63 set' },
          ],
        },
      ),
      op('H2', 'std: flags |= bit 63', [set(bit63, 1)], { costTicks: 12, does: 'sets bit 63' }),
    ],
  };
}

/** Any other thread that takes the HMI, in the host or on its way there: it never resyncs itself. */
export function hmi_exception_realmode(core: Core, t: Thread): Func {
  return {
    ...TRAPS_C,
    name: 'hmi_exception_realmode',
    summary: 'Waits for the guests to leave, calls OPAL, waits for the resync.',
    body: [
      call('H4', wait_for_subcore_guest_exit(core), { added: true }),
      call('H5', opal_handle_hmi(core, t)),
      call('H6', wait_for_tb_resync(core), { added: true }),
    ],
  };
}

function wait_for_subcore_guest_exit(core: Core): Func {
  return {
    ...HV_HMI_C,
    name: 'wait_for_subcore_guest_exit',
    summary: 'Spins until no subcore of the core is in a guest, one slot after the other.',
    body: [
      phase('wait-in-guest', [
        loop(
          'for i in 0..3',
          core.subcores,
          (s) => [
            wait('H4', 'wait until in_guest[i] == 0', equal(s.inGuest, 0), {
              instance: `wait until in_guest[${String(s.index)}] == 0`,
              waitsFor: `in_guest[${String(s.index)}] to become 0`,
              does: `finds in_guest[${String(s.index)}] clear`,
              added: true,
              why: 'A TB must not be reloaded while its offset would still be subtracted.',
            }),
          ],
          { added: true },
        ),
      ]),
    ],
  };
}

function wait_for_tb_resync(core: Core): Func {
  return {
    ...HV_HMI_C,
    name: 'wait_for_tb_resync',
    summary: 'Spins until the resync owner is done.',
    body: [
      phase('wait-bit63', [
        wait('H6', 'wait until bit 63 of flags == 0', equal(core.bit63, 0), {
          waitsFor: 'bit 63 to be cleared by the resync owner',
          does: 'finds bit 63 clear',
          added: true,
          why: 'The TB stops during a resync: nobody may go on with it before.',
        }),
      ]),
    ],
  };
}
