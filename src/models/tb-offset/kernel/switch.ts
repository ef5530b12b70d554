/**
 * Into the guest's time and out of it: E4..E9 and X12..X14. The low 24 bits of the TB run on while its upper
 * 40 bits are written, and may wrap before the write or after it: hence the carry check.
 */
import { less, not, plus, type Expression } from '../../../machine/expression.ts';
import {
  branch,
  entry,
  goto,
  op,
  phase,
  set,
  touching,
  type EventMark,
  type Func,
  type Statement,
} from '../../../machine/statement.ts';
import {
  clear,
  exactly,
  notZero,
  put,
  putDifference,
  putSum,
  same,
  type Value,
} from '../quantity.ts';
import { RUNG } from '../../kvm-hv/timebase.ts';
import { hostOf, type Site } from '../site.ts';
import type { Vcore } from '../vcore.ts';
import { switchSource } from './sources.ts';
import { mftb, writeTbu40, writeWhole } from './timebase.ts';

/** The kernel keeps what the entry has added, for the exit. */
const keepsSnapshot = ({ scenario: { kernel } }: Site): boolean =>
  kernel === 'snapshot' || kernel === 'p9';

/** Lines that came with the snapshot. */
const NEW = { added: true } as const;

/** All of it where it is one function, on POWER9; the entry alone before. */
export function enterGuest(site: Site, vcore: Vcore): Func {
  const { scenario } = site;
  const isP9 = scenario.kernel === 'p9';
  return {
    name: isP9 ? 'kvmhv_vcpu_entry_p9' : 'kvmppc_hv_entry',
    ...switchSource(scenario),
    summary: isP9
      ? 'Adds the offset to the TB, runs the guest, and takes away what was added.'
      : 'Adds the offset of the vcore to the TB, and enters the guest.',
    body: [
      ...addOffset(site, vcore),
      phase('entry', [
        op('E9', 'vcore.in_guest = 1', [set(vcore.mayRead, 1), set(vcore.since, 0)], {
          why: 'The guest may run, and read the TB.',
          does: 'enters the guest',
          events: [{ event: 'entered', when: true, outcome: 'the guest runs' }],
        }),
      ]),
      goto('guest', 'the guest runs', { glued: true }),
      ...(isP9 ? [entry('exit', subtractOffset(site, vcore))] : []),
    ],
  };
}

/** Before POWER9: by an interrupt of the guest. */
export const leaveGuest = (site: Site, vcore: Vcore): Func => ({
  name: 'kvmhv_switch_to_host',
  ...switchSource(site.scenario),
  summary: 'Takes the offset out of the TB again.',
  body: [...subtractOffset(site, vcore), goto('host', 'blr: back to kvmppc_run_core')],
});

function addOffset(site: Site, vcore: Vcore): Statement[] {
  const { tbOffset, applied, offset, loaded, setBy, loadedBy } = vcore;
  const { kernel } = site.scenario;
  if (kernel === 'none') return [];
  const snapshot = op('E4a', 'vcore.tb_offset_applied = r8', put(applied, offset), {
    ...NEW,
    why: 'The exit takes away what was added, whatever tb_offset is by then.',
    does: 'keeps the offset for the exit',
  });
  const late = op('E6c', 'vcore.tb_offset_applied = vcore.tb_offset', put(applied, tbOffset), {
    ...NEW,
    why: 'Read a second time: nothing keeps it from being another value than the one added.',
    does: 'keeps the offset for the exit',
  });
  const noted = touching({ reads: [setBy], writes: [loadedBy] }, ({ exact }) => {
    exact[loadedBy] = exact[setBy]!;
  });
  return [
    phase('entry', [
      op(
        'E4',
        'r8 = vcore.tb_offset',
        [...put(offset, tbOffset), ...put(loaded, tbOffset), noted],
        {
          why: 'An offset of 0 needs no write.',
          does: 'loads tb_offset',
        },
      ),
      branch('if (r8)', notZero(offset), [
        ...(kernel === 'snapshot' ? [snapshot] : []),
        ...moveTimebase(site, vcore, ENTRY),
        ...(kernel === 'p9' ? [late] : []),
      ]),
    ]),
  ];
}

function subtractOffset(site: Site, vcore: Vcore): Statement[] {
  const { tbOffset, applied, offset, mayRead, since } = vcore;
  const leave = op('X14', 'vcore.in_guest = 0', [set(mayRead, 0), set(since, 0)], {
    why: 'Host code runs again, and takes the TB for host time.',
    does: 'is back in the host',
    events: [{ event: 'left', when: true, outcome: 'the host runs' }],
  });
  if (site.scenario.kernel === 'none') return [phase('leave', [leave])];
  const load = keepsSnapshot(site)
    ? [
        op('X12a', 'r8 = vcore.tb_offset_applied', put(offset, applied), {
          ...NEW,
          why: 'What this entry has added.',
          does: 'loads what was added',
          events: [tookOther(vcore, applied)],
        }),
        op('X12a', 'vcore.tb_offset_applied = 0', clear(applied), {
          ...NEW,
          why: 'The TB carries no offset any more.',
          does: 'forgets what was added',
        }),
      ]
    : [
        op('X12a', 'r8 = vcore.tb_offset', put(offset, tbOffset), {
          why: 'Read again: it may have changed since the entry.',
          does: 'loads tb_offset again',
          events: [tookOther(vcore, tbOffset)],
        }),
      ];
  return [
    phase('exit', [...load, branch('if (r8)', notZero(offset), moveTimebase(site, vcore, EXIT))]),
    phase('leave', [leave]),
  ];
}

/** The exit takes away what the entry has not added. */
const tookOther = ({ loaded }: Vcore, taken: Value): EventMark => ({
  event: 'took-other',
  when: not(same(taken, loaded)),
  outcome: 'not what the entry has added',
});

interface Direction {
  readonly sign: '+' | '-';
  readonly phase: string;
  /** Letters of: reading a, the write, reading b, the mend. */
  readonly labels: readonly [string, string, string, string];
}

const ENTRY: Direction = { sign: '+', phase: 'entry-switch', labels: ['E5a', 'E5b', 'E6a', 'E6b'] };
const EXIT: Direction = {
  sign: '-',
  phase: 'exit-switch',
  labels: ['X12b', 'X12c', 'X12d', 'X12e'],
};

/** E5, E6 and X12b: n = a plus or minus the offset; TBU40 = n; and 2^24 more if the low bits have wrapped. */
function moveTimebase(
  site: Site,
  vcore: Vcore,
  { sign, phase: at, labels }: Direction,
): Statement[] {
  const host = hostOf(site, vcore);
  const { carry, mistakes } = site.scenario;
  const { r6, r7, r8, offset, since } = vcore;
  const [read, write, check, mend] = labels;
  const isWhole = mistakes.write === 'whole';
  const verb = sign === '+' ? 'adds' : 'subtracts';
  const end = { events: [{ event: 'tb-written', when: true, outcome: '' }] } as const;
  const start = [
    ...mftb(r6, host, vcore),
    ...(sign === '+' ? putSum(r8, r6, offset) : putDifference(r8, r6, offset)),
  ];
  const writeNow = isWhole ? writeWhole(host, vcore, r8) : writeTbu40(host, vcore, r8);
  // No time passes, so nothing wraps.
  if (site.scenario.times.inSwitch === 'none')
    return [
      op(write, `a = mftb; TBU40 = a ${sign} r8`, [...start, ...writeNow], {
        ...end,
        does: `${verb} the offset`,
        why: 'One moment here: the carry check has nothing to find.',
      }),
    ];
  return [
    op(read, `a = mftb; n = a ${sign} r8`, [...start, set(since, site.moment)], {
      does: 'reads the TB',
    }),
    phase(at, [
      op(write, isWhole ? 'TBWU, TBWL = n' : 'TBU40 = n', writeNow, {
        ...end,
        does: `${verb} the offset`,
        why: isWhole ? WHOLE : TBU40,
      }),
      ...(carry === 'none'
        ? []
        : [
            op(check, 'b = mftb', mftb(r7, host, vcore), { does: 'reads the TB back' }),
            branch(TESTS[carry], needsMend(site, vcore), [
              op(mend, MENDS[carry], mended(site, vcore), {
                ...end,
                does: 'adds 2^24 for the wrap',
                why: 'The low 24 bits have wrapped between the two reads: the upper 40 lack the carry.',
              }),
            ]),
          ]),
    ]),
  ];
}

const TBU40 = 'Writes the upper 40 bits; the low 24 run on, and may wrap before it or after it.';
const WHOLE = 'Writes all 64 bits: what has passed since a was read is lost.';

const TESTS = {
  absolute: 'if low 24 bits of b < low 24 bits of a',
  relative: 'if low 24 bits of b < low 24 bits of a',
  inverted: 'if low 24 bits of b >= low 24 bits of a',
} as const;

const MENDS = {
  absolute: 'n += 2^24; TBU40 = n',
  relative: 'TBU40 = b + 2^24',
  inverted: 'n += 2^24; TBU40 = n',
} as const;

/** Decided by the step that reads `b`. */
function needsMend({ scenario: { carry } }: Site, { r6, r7 }: Vcore): Expression {
  const wrapped = less(r7.low, r6.low);
  return carry === 'inverted' ? not(wrapped) : wrapped;
}

function mended(site: Site, vcore: Vcore) {
  const host = hostOf(site, vcore);
  const { r7, r8 } = vcore;
  if (site.scenario.carry === 'relative') return writeTbu40(host, vcore, r7, 1);
  return [
    ...writeTbu40(host, vcore, r8, 1),
    set(r8.high, plus(r8.high, 1)),
    exactly(r8, [r8], (at) => r8.exact(at) + RUNG),
  ];
}
