/** Offsets that the kernel can hold: lines 2^24 ticks apart, along the clock of the host. */
import { lengthOf, RUNG_MS, short } from './amounts.ts';
import type { Layout } from './layout.ts';
import type { Scene } from './scene.ts';

export interface DiagonalLine {
  readonly from: number;
  readonly to: number;
  /** Where it is at a moment. */
  readonly y: (time: number) => number;
  /** Longer ones first; none for a line that has no name. */
  readonly names: readonly string[];
}

export function diagonalsOf(scene: Scene, layout: Layout): readonly DiagonalLine[] {
  const { stop, cont, stretches, hosts } = scene;
  const { fold } = layout;
  if (stop === null || cont === null || cont.time > layout.to) return [];
  const guests = stretches.filter(({ along }) => along === 'guest');
  const isAway = hosts.length > 1;
  const line = isAway
    ? guests.find(({ from }) => from >= cont.time)
    : guests.findLast(({ to }) => to <= stop.time);
  if (line === undefined) return [];
  const from = isAway ? stop.time : layout.from;
  const names = isAway
    ? [`what ${hosts.at(-1)?.label ?? ''} can hold`]
    : [`next offset the kernel can hold, ${lengthOf(short(RUNG_MS))} lower`, 'next lower offset'];
  // Nearer by what is left out, as the clock of the host is.
  const folded = (time: number) =>
    fold !== null && time >= fold.at + fold.length ? -fold.length : 0;
  return (isAway ? [0, 1] : [1])
    .map((rungs, i) => ({
      from,
      to: rungs === 0 || !isAway ? cont.time : layout.to,
      y: (time: number) =>
        layout.guest(
          time,
          line.at + time - line.from - rungs * RUNG_MS + folded(time) - folded(line.from),
        ),
      names: i === 0 ? names : [],
    }))
    .filter(({ y }) => y(from) <= layout.host(0, from) - 8);
}
