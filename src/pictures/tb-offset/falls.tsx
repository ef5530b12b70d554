/** Where reads begin to say less than an earlier one: an arrow down, and the time that is read twice. */
import type { Layout } from './layout.ts';
import type { Read } from './scene.ts';
import { HOVER } from './words.ts';

interface Props {
  readonly reads: readonly Read[];
  readonly layout: Layout;
  readonly step: number;
}

/** What is more than this has no arrow: its line is drawn nearer than it is. */
const MOST_MS = 66;

export function Falls({ reads, layout, step }: Props) {
  return reads
    .filter((one, i) => one.since < 0 && !((reads[i - 1]?.since ?? 0) < 0))
    .filter((one) => one.time >= layout.from && one.time <= layout.to && -one.since < MOST_MS)
    .map((one) => (
      <g key={one.step} data-later={one.step > step}>
        <Fall fall={one} layout={layout} />
      </g>
    ));
}

/** From the largest time that was read down to the one read now. */
function Fall({ fall, layout }: { fall: Read; layout: Layout }) {
  const x = layout.x(fall.time);
  const [top, end] = [
    layout.guest(fall.time, fall.at - fall.since),
    layout.guest(fall.time, fall.at),
  ];
  const width = layout.x(fall.time - fall.since) - x;
  return (
    <g className="offset-fall" data-step={fall.step}>
      <path className="offset-fall-zone" d={`M ${x} ${top} H ${x + width} L ${x} ${end} Z`}>
        <title>{HOVER.again(-fall.since)}</title>
      </path>
      <path className="offset-fall-arrow" d={`M ${x} ${top} V ${end - 9}`} />
      <path className="offset-fall-head" d={`M ${x} ${end} l -8 -13 h 16 Z`} />
    </g>
  );
}
