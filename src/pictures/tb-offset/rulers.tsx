/** The clocks of the hosts: rulers that never stop, folded nearer to the guest than they are. */
import { lengthOf, RUNG_MS } from './amounts.ts';
import type { Layout } from './layout.ts';
import type { HostLine, Scene } from './scene.ts';
import { AlongLine } from './along-line.tsx';

interface Props {
  readonly scene: Scene;
  readonly layout: Layout;
}

/** Between two ticks of a ruler. */
const TICK_MS = RUNG_MS / 16;

export function Rulers({ scene, layout }: Props) {
  const { stop, hosts } = scene;
  const isAway = hosts.length > 1;
  return hosts.map((host, index) => {
    // A guest is at one host before the stop, and at the other one after it.
    const from = index > 0 && stop !== null ? Math.max(stop.time, layout.from) : layout.from;
    const to = index === 0 && isAway ? Math.max(0, layout.from) : layout.to;
    return (
      <g key={host.id}>
        {isAway && index === 0 && to < layout.to && (
          <Ruler host={host} index={0} layout={layout} from={to} to={layout.to} isDim />
        )}
        {from < to && <Ruler host={host} index={index} layout={layout} from={from} to={to} />}
        {from < to && (
          <Name {...{ host, index, layout, from, to }} isFar={hasWords(scene, layout)} />
        )}
      </g>
    );
  });
}

interface RulerProps {
  readonly host: HostLine;
  readonly index: number;
  readonly layout: Layout;
  readonly from: number;
  readonly to: number;
  readonly isDim?: boolean;
}

function Ruler({ host, index, layout, from, to, isDim = false }: RulerProps) {
  const { x } = layout;
  const y = (time: number) => layout.host(index, time);
  const marks = momentsBetween(from, to, TICK_MS, host.wrapsAt, layout);
  const wraps = momentsBetween(from, to, RUNG_MS, host.wrapsAt, layout);
  return (
    <g className="offset-ruler" data-dim={isDim} data-host={host.id}>
      <line x1={x(from)} x2={x(to)} y1={y(from)} y2={y(to)} />
      {!isDim &&
        marks.map((time) => (
          <line
            key={time}
            className="offset-ruler-tick"
            x1={x(time) + 1.5}
            x2={x(time) - 1.5}
            y1={y(time) - 5}
            y2={y(time) + 5}
          />
        ))}
      {!isDim &&
        wraps.map((time) => (
          <circle key={time} cx={x(time)} cy={y(time)} r={4.5}>
            <title>{`The low 24 bits of ${host.label} wrap here.`}</title>
          </circle>
        ))}
    </g>
  );
}

function Name({ host, index, layout, from, to, isFar }: RulerProps & { readonly isFar: boolean }) {
  const { label, beforeGuest } = host;
  const side = beforeGuest >= 0 ? 'ahead' : 'behind';
  const words = beforeGuest === 0 ? label : `${label}, ${lengthOf(beforeGuest)} ${side}`;
  const room = layout.x(to) - layout.x(from);
  // Of a host that is ahead it is below the line: above it is what was saved.
  const below = index > 0 && host.ahead > 0;
  const shift = below ? 64 : isFar ? 0.6 * room : Math.min(0.3 * room, 150);
  const time = layout.timeAt(layout.x(from) + shift);
  return (
    <AlongLine
      className="offset-name"
      layout={layout}
      x={layout.x(time)}
      y={layout.host(index, time) + (below ? 19 : -9)}
    >
      {words}
    </AlongLine>
  );
}

/** What QEMU counts is said below the guest's line, at the start. */
const hasWords = ({ rounded, stop }: Scene, { to }: Layout): boolean =>
  rounded > 0 && (stop === null || to < stop.time);

/** Every `step`, such that one is at `at`; none where time is left out. */
function momentsBetween(
  from: number,
  to: number,
  step: number,
  at: number,
  { fold }: Layout,
): number[] {
  const first = at + Math.ceil((from - at) / step) * step;
  const count = Math.max(0, Math.floor((to - first) / step) + 1);
  return Array.from({ length: count }, (_, i) => first + i * step).filter(
    (time) => fold === null || time <= fold.at || time >= fold.at + fold.length,
  );
}
