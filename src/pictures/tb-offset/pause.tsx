/** The stop and the end of the pause: two bars, dots between them, and what is left out of it. */
import { lengthOf } from './amounts.ts';
import type { Layout } from './layout.ts';
import type { Scene } from './scene.ts';

interface Props {
  readonly scene: Scene;
  readonly layout: Layout;
  readonly step: number;
}

export function Pause({ scene, layout, step }: Props) {
  const { stop, cont } = scene;
  const { top, bottom, x, fold, to } = layout;
  if (stop === null || stop.time > to) return null;
  const [start, end] = [x(stop.time), x(cont?.time ?? to)];
  return (
    <g className="offset-pause" data-later={stop.step > step}>
      <defs>
        <pattern id="offset-dots" width="6" height="6" patternUnits="userSpaceOnUse">
          <circle cx="1.5" cy="1.5" r="0.9" />
        </pattern>
      </defs>
      <rect
        className="offset-pause-zone"
        x={start}
        y={top}
        width={Math.max(0, end - start)}
        height={bottom - top}
      />
      <line className="offset-stop" x1={start} x2={start} y1={top} y2={bottom} />
      {cont !== null && (
        <line
          className="offset-cont"
          data-later={cont.step > step}
          x1={end}
          x2={end}
          y1={top}
          y2={bottom}
        />
      )}
      {fold !== null && (
        <g className="offset-fold">
          <path d={zigzag(x(fold.at) - 4, top, bottom)} />
          <path d={zigzag(x(fold.at) + 4, top, bottom)} />
          <title>{`${lengthOf(fold.length)} are left out here, whole rungs.`}</title>
        </g>
      )}
    </g>
  );
}

function zigzag(x: number, top: number, bottom: number): string {
  const count = Math.floor((bottom - top) / 12);
  const turns = Array.from(
    { length: count },
    (_, i) => `L ${x + (i % 2 === 0 ? 3 : -3)} ${top + 12 * (i + 0.5)}`,
  );
  return `M ${x} ${top} ${turns.join(' ')} L ${x} ${bottom}`;
}
