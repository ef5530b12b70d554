/** At the start of a guest: the offset that QEMU gave, and the rung to which the kernel rounded it up. */
import { endsOf, type Layout } from './layout.ts';
import type { Scene } from './scene.ts';
import { HOVER } from './words.ts';

interface Props {
  readonly scene: Scene;
  readonly layout: Layout;
}

export function RoundedUp({ scene, layout }: Props) {
  const { stretches, rounded, saved } = scene;
  const first = stretches.find(({ along }) => along === 'guest');
  const [start] = first === undefined ? [] : endsOf(first, layout.from, layout.to);
  const isSaved = saved !== null && saved.time <= layout.to;
  if (rounded <= 0 || isSaved || start === undefined || first === undefined) return null;
  const y = (time: number, by: number) => layout.guest(time, first.at + time - first.from - by);
  const x = layout.x(start.time);
  const [high, low] = [y(start.time, 0), y(start.time, rounded)];
  return (
    <g>
      <line
        className="offset-counted"
        x1={x}
        x2={layout.x(layout.to)}
        y1={low}
        y2={y(layout.to, rounded)}
      >
        <title>{HOVER.qemu(rounded)}</title>
      </line>
      <path className="offset-bracket" d={`M ${x - 8} ${high} h 6 m -3 0 V ${low} m -3 0 h 6`} />
    </g>
  );
}
