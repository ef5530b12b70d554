/** The clocks of the hosts: rulers that never stop, folded nearer to the guest than they are. */
import { RUNG_MS } from './amounts.ts';
import type { Layout } from './layout.ts';
import { rulerSpansOf, type RulerSpan } from './ruler-spans.ts';
import type { Scene } from './scene.ts';

interface Props {
  readonly scene: Scene;
  readonly layout: Layout;
}

/** Between two ticks of a ruler. */
const TICK_MS = RUNG_MS / 16;

export const Rulers = ({ scene, layout }: Props) =>
  rulerSpansOf(scene, layout).map((span) => (
    <Ruler key={`${span.host.id} ${span.from}`} {...span} layout={layout} />
  ));

interface RulerProps extends RulerSpan {
  readonly layout: Layout;
}

function Ruler({ host, index, layout, from, to, isDim }: RulerProps) {
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
