/**
 * How far DEC and dec_expires are off, because a TB that they are computed from was not what the code
 * takes it for (B-4 of domain 5.2). In units of tb_offset: E11 assumes that the TB carries the offset
 * once, and so does X5. DEC has 32 bits, so that only the offset modulo 2^32 is lost in it.
 */
import { any, both, equal, minus, not, type Expression } from '../../machine/expression.ts';
import { set, type Effect } from '../../machine/statement.ts';
import type { Subcore } from './core.ts';
import type { Thread } from './thread.ts';
import { GUEST_DEC } from './timebase.ts';
import { DEFECT } from './values.ts';

/** No part of the offset is left in 32 bits. */
const isLostInDec = ({ tbOffset }: Subcore): boolean => BigInt.asUintN(32, tbOffset) === 0n;

/** E11: DEC is computed from a TB that carries `k` offsets instead of one. */
export function noteDecrementer(s: Subcore, t: Thread): Effect[] {
  return [...(isLostInDec(s) ? [] : [set(t.decError, minus(1, s.k))]), ...loadDec(t)];
}

/** X5, before it is done: what it saves is not when the guest's timer is due. */
export function decExpiresWrong(s: Subcore, t: Thread): Expression {
  const { min, max } = t.decError;
  const right: Expression[] = [];
  for (let error = min; error <= max; error++)
    for (let k = s.k.min; k <= s.k.max; k++)
      if (savedError(s.tbOffset, error, k) === 0n)
        right.push(both(equal(t.decError, error), equal(s.k, k)));
  const wrong = not(both(equal(s.short, DEFECT.NONE), any(...right)));
  return t.decLost === null ? wrong : any(t.decLost, wrong);
}

/** X5: what is saved is judged, and the next DEC is another one. */
export function judgeSaved(s: Subcore, t: Thread): Effect[] {
  return [set(t.savedWrong, decExpiresWrong(s, t)), set(t.decError, 0), ...loadDec(t)];
}

/** DEC is written anew: what firmware has put there is gone. */
export const loadDec = ({ decLost }: Thread): Effect[] =>
  decLost === null ? [] : [set(decLost, 0)];

/** dec_expires less what it should be, in ticks: sext32(DEC) + mftb - tb_offset. */
function savedError(tbOffset: bigint, decError: number, k: number): bigint {
  if (tbOffset === 0n) return 0n;
  const dec = BigInt.asIntN(32, GUEST_DEC + BigInt(decError) * tbOffset);
  return dec - GUEST_DEC + BigInt(k - 1) * tbOffset;
}
