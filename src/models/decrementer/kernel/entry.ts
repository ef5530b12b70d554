/**
 * Into the guest (B.3, tables 1 and 2): the primary adds tb_offset to TB, sets in_guest and loads DEC; a
 * secondary waits for it. When DEC is loaded, and from which sum, is what the kernels differ in.
 */
import { any, not } from '../../../machine/expression.ts';
import {
  branch,
  goto,
  op,
  wait,
  set,
  type Func,
  type Statement,
} from '../../../machine/statement.ts';
import { entryFile, pathOrigin } from './sources.ts';
import { since, source, storeOwn, when, type At } from './program.ts';
import { saveDec } from './exit.ts';

export const ENTRY = 'kvmppc_hv_entry';

export function kvmppc_hv_entry(a: At): Func {
  const { setup, host, t, path } = a;
  const { stale } = host;
  const carries = setup.scenario.wrap !== 'none';
  const primary: Statement[] = [
    ...when(path === 0, () => loadDec(a, 'L3')),
    op('L0', 'entry_exit_map |= 1 << ptid', [set(t.entered, 1)], { does: 'sets its entry bit' }),
    op(
      'L1',
      path === 5 ? 'TBU40 = tb + vcore.tb_offset' : 'TB += vcore.tb_offset',
      [set(host.offsetIsIn, 1)],
      {
        does: 'adds tb_offset to TB',
        events: [{ event: 'offset-added', when: true, outcome: 'TB is guest time' }],
        ...since(a, 4),
        ...(path === 4 && {
          why: 'The offset is noted in tb_offset_applied: the exit takes off the same.',
        }),
      },
    ),
    ...when(path === 5, () => [
      op('L1b', 'tb = mftb', [set(stale, setup.scenario.wrap === 'before' ? 1 : 0)], {
        does: 'reads TB again',
      }),
      branch('if (low24(tb) < low24(new_tb))', carries, [
        op('L1c', 'TBU40 = new_tb + 2^24', [], { does: 'writes TB once more, with the carry' }),
        op('L1d', 'tb = new_tb', [set(stale, 0)], {
          does: 'keeps what it has written',
          why: 'DEC is computed from tb: without this it lacks the carry.',
        }),
      ]),
    ]),
    op('L2', 'vcore.in_guest = 1', [set(host.inGuest, 1)], {
      does: 'sets in_guest',
      events: [{ event: 'in-guest-set', when: true, outcome: '' }],
    }),
    ...when(path !== 0, () => loadDec(a, 'L3')),
  ];
  const exitSeen = exitBits(a);
  const secondary: Statement[] = [
    ...when(path === 0, () => loadDec(a, 's3')),
    op(
      's1',
      'entry_exit_map |= 1 << ptid, unless it is >= 0x100',
      [set(t.tooLate, exitSeen), set(t.entered, 1, not(exitSeen))],
      { does: 'sets its entry bit, or comes too late' },
    ),
    branch('if (entry_exit_map >= 0x100)', t.tooLate, [
      goto('secondary-done', 'b secondary_too_late'),
    ]),
    ...when(path === 3, () => loadDec(a, 's3')),
    ...(path < 3
      ? [
          wait('s2', 'while (!vcore.in_guest)', host.inGuest, {
            waitsFor: 'in_guest to be set',
          }),
        ]
      : pollInGuest(a)),
    ...when(path !== 0 && path !== 3, () => loadDec(a, 's3')),
  ];
  return source(
    entryFile(setup.era),
    pathOrigin(setup.era),
    ENTRY,
    'Switches to the guest and loads DEC.',
    [
      branch('if (ptid == 0)', t.ptid === 0, primary, secondary),
      goto('guest', 'hrfid: the guest runs'),
    ],
  );
}

/** in_guest first; then, in a loop, exit bits before it. */
function pollInGuest(a: At): Statement[] {
  const { host, t } = a;
  const exitSeen = exitBits(a);
  return [
    op('s2', 'look at vcore.in_guest', [set(t.tooLate, not(host.inGuest))], {
      does: 'looks at in_guest',
      ...since(a, 3),
    }),
    branch('if (!vcore.in_guest)', t.tooLate, [
      wait(
        's2b',
        'while (!vcore.in_guest && entry_exit_map < 0x100)',
        any(host.inGuest, exitSeen),
        {
          effects: [set(t.tooLate, exitSeen)],
          waitsFor: 'in_guest to be set, or an exit',
          ...since(a, 3),
        },
      ),
      branch('if (entry_exit_map >= 0x100)', t.tooLate, [
        op('B0', 'no_switch_exit: trap = 0', [], {
          does: 'finds its primary on the way out',
          events: [{ event: 'no-switch-exit', when: true, outcome: 'no_switch_exit' }],
        }),
        ...when(a.path !== 3, () => saveDec(a, 'B1', 'guest_bypass: ')),
        goto(a.path === 3 ? 'exit' : 'secondary-left', 'b guest_bypass'),
      ]),
    ]),
  ];
}

const exitBits = ({ host }: At) => any(...host.threads.map(({ exited }) => exited));

/** What the kernel adds for the conversion, in its words. */
const CONVERSION = ['', '', 'tb_offset', 'tb_offset', 'tb_offset_applied', ''] as const;

function loadDec(a: At, label: string): Statement[] {
  const { path, host, t, own, setup } = a;
  const converts = setup.era.converts;
  const sum =
    path === 5 ? 'dec_expires - tb' : converts ? 'dec_expires + r8 - mftb' : 'dec_expires - mftb';
  return [
    ...when(converts, () => [
      op(`${label}a`, `r8 = vcore.${CONVERSION[path]}`, [set(t.converts, 1)], {
        does: 'loads the offset',
        why: 'dec_expires is host time, and TB is guest time by now.',
        ...since(a, 2, 4),
      }),
    ]),
    op(label, `DEC = ${sum}`, [...storeOwn(a, own.load), set(t.converts, 0), set(host.stale, 0)], {
      does: 'loads DEC',
      events: a.isOwner ? [{ event: 'dec-loaded', when: true, outcome: '' }] : [],
      // Kernel C and D moved it for secondaries alone.
      ...since(a, 1, 2, 4, 5, ...(label === 'L3' ? [] : ([3] as const))),
    }),
  ];
}
