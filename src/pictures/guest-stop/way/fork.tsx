/** The three ways on from a stop: those that this run did not take, as dots. */
import type { Geometry } from './geometry.ts';
import type { Box, Wanted } from './labels.ts';
import { boxOfStop } from './marks.ts';
import type { Stop } from './story.ts';

type Way = 'pause' | 'call' | 'crash';

/** How far each goes on beyond the stop, in pixels. */
const REACH: Readonly<Record<Way, number>> = { pause: 62, call: 78, crash: 112 };
const DOWN = 26;

/** Those that were not taken; while it is not known what comes of a trap, all that may. */
const otherWays = ({ outcome }: Stop): readonly Way[] =>
  (['pause', 'call', 'crash'] as const).filter(
    (way) => way !== (outcome === 'again' ? 'call' : outcome),
  );

/** From the stop on. */
function pathOf(way: Way, { right, top, bottom }: Box, geometry: Geometry): string {
  const y = (top + bottom) / 2;
  const low = geometry.y('kvm');
  const end = right + REACH[way];
  if (way === 'pause') return `M${right} ${y}H${end}`;
  const down = right + DOWN;
  const up = end - DOWN;
  const [a, b] = [(right + down) / 2, (up + end) / 2];
  return `M${right} ${y}C${a} ${y} ${a} ${low} ${down} ${low}H${up}C${b} ${low} ${b} ${y} ${end} ${y}`;
}

interface Props {
  readonly stop: Stop;
  readonly geometry: Geometry;
}

export function Fork({ stop, geometry }: Props) {
  const box = boxOfStop(stop, geometry);
  return otherWays(stop).map((way) => (
    <path key={way} className="fork-way" data-way={way} d={pathOf(way, box, geometry)} />
  ));
}

/** What no other words may stand upon: where they come down, and up again. */
export function takenByFork(stop: Stop, geometry: Geometry): readonly Box[] {
  const { right, top } = boxOfStop(stop, geometry);
  const bottom = geometry.y('kvm');
  return otherWays(stop)
    .filter((way) => way !== 'pause')
    .flatMap((way) => {
      const end = right + REACH[way];
      return [
        { left: right, right: right + DOWN, top, bottom },
        { left: end - DOWN, right: end, top, bottom },
      ];
    });
}

/** Their names; what there is no room for is left out. */
export function forkWords(stop: Stop, geometry: Geometry): readonly Wanted[] {
  const { right, top, bottom } = boxOfStop(stop, geometry);
  const y = (top + bottom) / 2;
  const middle = (y + geometry.y('kvm')) / 2;
  const tones = { pause: 'good', call: 'warn', crash: 'bad' } as const;
  return otherWays(stop).map((way) => {
    const end = right + REACH[way];
    const spots =
      way === 'pause'
        ? [
            { x: right + 8, y: y - 9, anchor: 'start' as const },
            { x: right + 8, y: y + 18, anchor: 'start' as const },
          ]
        : [12, -4, 26].flatMap((by) => [
            { x: end + 4, y: middle + by, anchor: 'start' as const },
            { x: end - DOWN - 4, y: middle + by, anchor: 'end' as const },
          ]);
    return { key: `fork ${way}`, text: way, tone: tones[way], spots };
  });
}
