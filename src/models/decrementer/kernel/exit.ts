/**
 * Out of the guest (B.3, table 1): DEC is saved as dec_expires, exit bits are set, and the primary takes
 * tb_offset off TB once every thread has left.
 */
import { all, any, equal, not } from '../../../machine/expression.ts';
import {
  branch,
  call,
  goto,
  op,
  wait,
  set,
  type Func,
  type Statement,
} from '../../../machine/statement.ts';
import { entryFile, pathOrigin } from './sources.ts';
import { since, source, storeOwn, when, type At } from './program.ts';
import { kvmppc_set_timer } from './set-timer.ts';

export const EXIT = 'guest_exit_cont';

export function guest_exit_cont(a: At): Func {
  const { setup, t, host, path, secondary } = a;
  const everyoneLeaves = all(...host.threads.map((o) => any(not(o.entered), o.exited)));
  const exitBit = (label: string) =>
    op(label, 'entry_exit_map |= 0x100 << ptid', [set(t.exited, 1)], {
      does: 'sets its exit bit',
      events: [{ event: 'exit-bit', when: true, outcome: '' }],
    });
  const isLate = path === 3;
  const primary: Statement[] = [
    ...when(path !== 0 && !isLate, () => saveDec(a, 'V1')),
    exitBit('V2'),
    ...when(isLate, () => saveDec(a, 'V1')),
    wait('V3', 'while (exit bits != entry bits)', everyoneLeaves, {
      waitsFor: 'every thread to leave',
    }),
    op(
      'V4',
      `TB -= vcore.${path === 4 ? 'tb_offset_applied' : 'tb_offset'}`,
      [set(host.offsetIsIn, 0)],
      {
        does: 'takes tb_offset off TB',
        events: [{ event: 'offset-removed', when: true, outcome: 'TB is host time' }],
        ...since(a, 4),
      },
    ),
    op('V5', 'vcore.in_guest = 0', [set(host.inGuest, 0)], {
      does: 'clears in_guest',
      events: [{ event: 'in-guest-cleared', when: true, outcome: '' }],
    }),
    ...when(path === 0, () => saveDec(a, 'V1')),
    wait('V6', 'wait for the secondaries', equal(secondary?.called ?? 0, 0), {
      waitsFor: 'the secondary to be done',
    }),
    call('V7', kvmppc_set_timer(a)),
    goto('host', 'back to the host'),
  ];
  const leaves: Statement[] = [
    ...when(path !== 0 && !isLate, () => saveDec(a, 's5')),
    goto('secondary-left', 'on to kvmhv_switch_to_host'),
  ];
  const early: Statement[] = [
    exitBit('s6'),
    ...when(isLate, () => saveDec(a, 's5')),
    goto('secondary-left', 'on to kvmhv_switch_to_host'),
  ];
  return source(
    entryFile(setup.era),
    pathOrigin(setup.era),
    EXIT,
    'Saves DEC and switches to the host.',
    [branch('if (ptid == 0)', t.ptid === 0, primary, isLate ? early : leaves)],
  );
}

/** The rest of a secondary's way out. */
export function kvm_no_guest(a: At): Func {
  const { setup, t, host, path } = a;
  return source(
    entryFile(setup.era),
    pathOrigin(setup.era),
    'kvm_no_guest',
    'A secondary is done.',
    [
      ...when(path !== 3, () => [
        op('s6', 'entry_exit_map |= 0x100 << ptid', [set(t.exited, 1)], {
          does: 'sets its exit bit',
          events: [{ event: 'exit-bit', when: true, outcome: '' }],
        }),
      ]),
      wait('s7', 'while (vcore.in_guest)', equal(host.inGuest, 0), {
        waitsFor: 'in_guest to be cleared',
      }),
      ...when(path === 0, () => saveDec(a, 's5')),
      goto('secondary-done', 'and naps'),
    ],
  );
}

/** `where`: what stands before the sum in its text. */
export function saveDec(a: At, label: string, where = ''): Statement[] {
  const { setup, t, own, path } = a;
  const { converts } = setup.era;
  const sum = (dec: string) => `${where}dec_expires = ${dec} + mftb${converts ? ' - r8' : ''}`;
  const saved = {
    does: 'saves DEC as dec_expires',
    events: a.isOwner ? [{ event: 'dec-saved', when: true, outcome: '' }] : [],
    ...since(a, 1, 2, 3, 4, 5),
  };
  return [
    ...when(converts, () => [
      op(
        `${label}a`,
        `${where}r8 = vcore.${path === 4 ? 'tb_offset_applied' : 'tb_offset'}`,
        [set(t.converts, 1)],
        {
          does: 'loads the offset',
          why: 'TB is guest time here, and dec_expires is host time.',
          ...since(a, 2, 4),
        },
      ),
    ]),
    ...(path >= 4 || setup.width === 56
      ? extendAndSave(a, label, sum, saved)
      : [op(label, sum('extsw(DEC)'), [...storeOwn(a, own.save), set(t.converts, 0)], saved)]),
  ];
}

/** From POWER9 on the large decrementer comes extended from the register. */
function extendAndSave(
  a: At,
  label: string,
  sum: (dec: string) => string,
  saved: object,
): Statement[] {
  const { t, own, setup } = a;
  const test = 'if (LPCR[LD] == 0)';
  const lines = [
    branch(
      test,
      setup.width === 32,
      [op(label, sum('extsw(DEC)'), [...storeOwn(a, own.save), set(t.converts, 0)], saved)],
      [
        op(
          `${label}x`,
          sum('DEC'),
          [...storeOwn(a, own.saveUnextended), set(t.converts, 0)],
          saved,
        ),
      ],
    ),
  ];
  // A branch is decided by the op before it.
  return !setup.era.converts
    ? [op(`${label}b`, 'read LPCR', [], { does: 'looks at LPCR[LD]' }), ...lines]
    : lines;
}
