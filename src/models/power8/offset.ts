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
import { subcoreOf, type Core, type Subcore } from './core.ts';
import { mayLose } from './symbolic.ts';
import type { Thread } from './thread.ts';
import { mftbA, mftbB, TB_CARRY, writeTbu40 } from './timebase.ts';
import { DEFECT } from './values.ts';

/** E4..E6: the guest's offset into the TB. */
export const addOffset = (core: Core, t: Thread): Statement[] =>
  moveTimebase(core, t, 1, ['E4: if (vcore.tb_offset)', 'E5a', 'E5b', 'E6a', 'E6b']);

/** X12: the offset out of the TB again. */
export const subtractOffset = (core: Core, t: Thread): Statement[] =>
  moveTimebase(core, t, -1, ['if (vcore.tb_offset)', 'X12a', 'X12b', 'X12c', 'X12d']);

function moveTimebase(
  core: Core,
  t: Thread,
  sign: 1 | -1,
  [test, load, write, check, mend]: readonly [string, string, string, string, string],
): Statement[] {
  const subcore = subcoreOf(core, t);
  const { tbOffset, owed } = subcore;
  const { aK, aShort, aWrapped, bWrapped } = t.temporaries;
  const symbol = sign > 0 ? '+' : '-';
  return [
    branch(test, tbOffset !== 0n, [
      op(load, 'a = mftb', [
        set(aK, subcore.k),
        set(aShort, subcore.short),
        set(aWrapped, core.tbWrapped),
        mftbA(core, subcore, t),
      ]),
      op(write, `TBU40 = a ${symbol} tb_offset`, [
        ...symbolicWrite(core, subcore, t, sign),
        ...(sign > 0 && tbOffset !== 0n ? [set(owed, 1)] : []),
        writeTbu40(core, subcore, t, BigInt(sign) * tbOffset),
      ]),
      op(check, 'b = mftb', [set(bWrapped, core.tbWrapped), mftbB(core, subcore, t)]),
      branch('if low 24 bits of b < low 24 bits of a', lowBitsFell(core, subcore, t), [
        op(mend, `TBU40 = a ${symbol} tb_offset + 2^24`, [
          ...repair(core, subcore, t, sign),
          writeTbu40(core, subcore, t, BigInt(sign) * tbOffset + TB_CARRY),
        ]),
      ]),
    ]),
  ];
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
