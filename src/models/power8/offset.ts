/**
 * Adding and subtracting vcore.tb_offset through TBU40, which writes the upper 40 bits and keeps the
 * low 24 running: hence the carry check (E4..E6, X12, domain 1.3).
 */
import {
  any,
  both,
  differs,
  equal,
  less,
  minus,
  not,
  plus,
  type Expression,
  type Term,
} from '../../machine/expression.ts';
import { branch, op, set, type Effect, type Statement } from '../../machine/statement.ts';
import { mayLose, subcoreOf, type Core, type Subcore, type Thread } from './core.ts';
import { mftbA, mftbB, TB_CARRY, writeTbu40 } from './timebase.ts';
import { DEFECT } from './values.ts';

/** `sign` +1 adds (guest entry), -1 subtracts (guest exit). The labels are E4, E5, E6 or X12. */
export function moveTimebase(
  core: Core,
  t: Thread,
  sign: 1 | -1,
  labels: { readonly load: string; readonly write: string; readonly check: string },
): Statement {
  const subcore = subcoreOf(core, t);
  const { aK, aShort, aWrapped, bWrapped } = t.temporaries;
  const move = sign > 0 ? subcore.tbOffset : -subcore.tbOffset;
  const symbol = sign > 0 ? '+' : '-';
  const wrapped = { event: 'tb-offset', when: true as Term };
  const verb = sign > 0 ? 'add' : 'subtract';
  const owed = subcore.tbOffset === 0n ? 0 : 1;
  return branch(`${labels.load}: if vcore.tb_offset != 0`, subcore.tbOffset !== 0n, [
    op(
      labels.write,
      'a = mftb',
      [set(aK, subcore.k), set(aShort, subcore.short), set(aWrapped, core.tbWrapped)],
      {
        exact: mftbA(core, subcore, t),
        costTicks: 12,
        needed: 'TBU40 would be written from whatever the register held',
        does: `reads the TB to ${verb} its offset`,
      },
    ),
    op(
      labels.write,
      `TBU40 = a ${symbol} tb_offset`,
      [...symbolicWrite(core, subcore, t, sign), ...(sign > 0 ? [set(subcore.owed, owed)] : [])],
      {
        // Skipped or not: it will not be subtracted any more.
        ghosts: sign > 0 ? [] : [set(subcore.owed, 0)],
        exact: writeTbu40(core, subcore, t, move),
        costTicks: 24,
        does: `${verb}s its offset`,
        events: [
          {
            ...wrapped,
            outcome: sign > 0 ? 'TB now holds guest time' : 'the offset leaves the TB',
          },
        ],
        why:
          sign > 0
            ? 'The guest reads TB directly, so the offset has to be in it.'
            : 'Takes the guest offset out again. Right only if the TB still carries it.',
      },
    ),
    op(labels.check, 'b = mftb', [set(bWrapped, core.tbWrapped)], {
      exact: mftbB(core, subcore, t),
      costTicks: 12,
      does: 'looks for a lost carry',
    }),
    branch('if low 24 bits of b < low 24 bits of a', lowBitsFell(core, subcore, t), [
      op(labels.check, `TBU40 = a ${symbol} tb_offset + 2^24`, repair(core, subcore, t, sign), {
        exact: writeTbu40(core, subcore, t, move + TB_CARRY),
        costTicks: 24,
        does: 'repairs the lost carry',
        events: [{ ...wrapped, outcome: 'the lost carry is repaired' }],
        why: 'The low 24 bits wrapped between read and write: the carry was lost.',
      }),
    ]),
  ]);
}

/** An offset of 0 leaves the TB as it is, where an edit makes somebody add it. */
function plusSign({ tbOffset }: Subcore, k: Term, sign: 1 | -1): Term {
  if (tbOffset === 0n) return k;
  return sign > 0 ? plus(k, 1) : minus(k, 1);
}

/** The write takes the upper bits from `a` and the low bits from now. */
function symbolicWrite(core: Core, s: Subcore, t: Thread, sign: 1 | -1): Effect[] {
  const { aK, aShort, aWrapped } = t.temporaries;
  const wrapped = less(aWrapped, core.tbWrapped);
  if (!mayLose(core.scenario))
    return [
      set(s.k, plusSign(s, aK, sign)),
      set(s.short, aShort),
      set(s.short, DEFECT.SHORT, wrapped),
    ];
  const fromZeroed = equal(aShort, DEFECT.ZEROED);
  const runs = differs(s.short, DEFECT.ZEROED);
  return [
    set(s.k, plusSign(s, aK, sign)),
    set(s.short, DEFECT.LOST, both(runs, fromZeroed)),
    set(s.short, aShort, both(runs, not(fromZeroed))),
    set(s.short, DEFECT.SHORT, both(equal(s.short, DEFECT.NONE), wrapped)),
  ];
}

/** Decided by the step that reads `b`. */
function lowBitsFell(core: Core, s: Subcore, t: Thread): Expression {
  const { aShort, aWrapped, bWrapped } = t.temporaries;
  const wrapped = less(aWrapped, bWrapped);
  if (!mayLose(core.scenario)) return wrapped;
  return both(differs(aShort, DEFECT.ZEROED), any(wrapped, equal(s.short, DEFECT.ZEROED)));
}

/** The second write adds 2^24: right after a wrap, one too many if `b` only read a zeroed TB. */
function repair(core: Core, s: Subcore, t: Thread, sign: 1 | -1): Effect[] {
  const { aK, aShort, aWrapped } = t.temporaries;
  if (!mayLose(core.scenario)) return [set(s.k, plusSign(s, aK, sign)), set(s.short, aShort)];
  const runs = differs(s.short, DEFECT.ZEROED);
  return [
    set(s.k, plusSign(s, aK, sign)),
    set(s.short, aShort, runs),
    set(s.short, DEFECT.LOST, both(runs, not(less(aWrapped, core.tbWrapped)))),
  ];
}

/** Whether the symbolic TB of a subcore is host time, or guest time. */
export const isHostTime = (s: Subcore): Expression => timeIs(s, 0);
export const isGuestTime = (s: Subcore): Expression => timeIs(s, s.tbOffset === 0n ? 0 : 1);

function timeIs(s: Subcore, offsets: number): Expression {
  return both(equal(s.k, offsets), equal(s.short, DEFECT.NONE));
}
