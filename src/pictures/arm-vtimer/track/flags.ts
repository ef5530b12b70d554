/** What a guest waits for: a flag at its deadline, by its own time. */
import type { Moment, VcpuMoment } from '../moment.ts';
import type { Axis } from './axis.ts';
import { BOLD } from './layout.ts';
import { amount, secondsOf } from '../amount.ts';

export interface Flag {
  readonly vcpu: number;
  readonly x: number;
  readonly text: string;
  readonly width: number;
  /** The cloth is on this side of the pole. */
  readonly way: 1 | -1;
  /** Nobody will call: neither copy of its timer is on. */
  readonly isLost: boolean;
}

/** One for each guest that has its timer on. */
export function flagsOf({ vcpus }: Moment, axis: Axis, perMicrosecond: number): readonly Flag[] {
  return vcpus
    .filter(({ guestCtl }) => guestCtl === 1)
    .map((v) => flagOf(v, axis, perMicrosecond, vcpus.length > 1));
}

function flagOf(v: VcpuMoment, axis: Axis, perMicrosecond: number, isOneOf: boolean): Flag {
  const time = amount(secondsOf(v.deadline, perMicrosecond));
  const text = `${isOneOf ? `${v.index}: ` : ''}CVAL ${time}`;
  const width = text.length * BOLD + 12;
  // By the offset of its VM; what the registers make of it is their affair.
  const x = axis.atCount(BigInt.asUintN(64, v.deadline + v.cntvoff.value));
  return {
    vcpu: v.index,
    x,
    text,
    width,
    // Of two guests that wait for the same moment, each has its flag on a side of its own.
    way: x + width <= axis.right && (v.index > 0 || !isOneOf || x - width < axis.left) ? 1 : -1,
    isLost: v.isWordLost,
  };
}
