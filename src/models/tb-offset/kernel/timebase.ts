/** What mftb, TBU40 and TBWU/TBWL do to the TB of a (sub)core: it is the clock of its host plus a skew. */
import { minus, plus, type Term } from '../../../machine/expression.ts';
import { set } from '../../../machine/statement.ts';
import {
  exactly,
  highOfSum,
  putDifference,
  putSum,
  type Quantity,
  type Step,
  type Value,
} from '../quantity.ts';
import { RUNG, signed, throughTbu40 } from '../../kvm-hv/timebase.ts';
import type { Host } from '../site.ts';
import type { Vcore } from '../vcore.ts';

/** `to = mftb` */
export const mftb = (to: Value, { now }: Host, { skew }: Vcore): Step[] => putSum(to, now, skew);

/** `TBU40 = value + rungs`: the upper 40 bits of the TB become those of the value, its low 24 run on. */
export function writeTbu40(
  { now }: Host,
  { skew }: Vcore,
  value: Quantity,
  rungs: 0 | 1 = 0,
): Step[] {
  const ownHigh = minus(highOfSum(now, skew), skew.high);
  const high: Term = plus(value.high, rungs);
  return [
    set(skew.high, minus(high, ownHigh)),
    exactly(skew, [now, skew, value], (at) => {
      const host = now.exact(at);
      const written = value.exact(at) + BigInt(rungs) * RUNG;
      return throughTbu40(written, host + signed(skew.exact(at))) - host;
    }),
  ];
}

/** `TBWU, TBWL = value`: what has passed since the value was read is lost. */
export const writeWhole = ({ now }: Host, { skew }: Vcore, value: Quantity): Step[] =>
  putDifference(skew, value, now);
