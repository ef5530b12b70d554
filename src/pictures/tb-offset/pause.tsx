/** The stop and the end of the pause: two bars, dots between them, and what is left out of it. */
import { lengthOf } from './amounts.ts';
import type { Layout } from './layout.ts';
import type { Scene } from './scene.ts';

interface Props {
  readonly scene: Scene;
  readonly layout: Layout;
  readonly step: number;
  /** The guest goes back when it goes on. */
  readonly falls: boolean;
}

export function Pause({ scene, layout, step, falls }: Props) {
  const { stop, cont, hosts } = scene;
  const { top, bottom, x, fold, to } = layout;
  if (stop === null || stop.time > to) return null;
  const [start, end] = [x(stop.time), x(cont?.time ?? to)];
  const length = (cont?.time ?? scene.to) - stop.time;
  const isAway = hosts.length > 1;
  const words = `${isAway ? 'away' : 'paused'} ${lengthOf(length)}`;
  const width = 6.8 * words.length + 12;
  const isBeside = end - start > width + 50;
  const isLong = end - start > (isBeside ? width : 0) + 142;
  const plate = isBeside
    ? { x: end - width - 6, y: top + 3 }
    : { x: (start + end - width) / 2, y: top + 24 };
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
      <Label x={start + 7} y={top + 16} tone="warn">
        {isLong ? 'stop: QEMU saves' : 'stop'}
      </Label>
      {cont !== null && (
        <g data-later={cont.step > step}>
          <line
            className="offset-cont"
            data-later={cont.step > step}
            x1={end}
            x2={end}
            y1={top}
            y2={bottom}
          />
          <Label x={end + 9} y={top + 16} tone={falls ? 'bad' : 'good'}>
            {layout.right - end > 150
              ? `${isAway ? 'run' : 'cont'}: the guest reads`
              : isAway
                ? 'run'
                : 'cont'}
          </Label>
        </g>
      )}
      {end - start > width + 8 && (
        <g className="offset-plate">
          <rect x={plate.x} y={plate.y} width={width} height={20} rx={4} />
          <text x={plate.x + width / 2} y={plate.y + 14} textAnchor="middle">
            {words}
          </text>
        </g>
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

interface LabelProps {
  readonly x: number;
  readonly y: number;
  readonly tone: 'warn' | 'bad' | 'good';
  readonly children: string;
}

function Label({ x, y, tone, children }: LabelProps) {
  return (
    <text className={`offset-label offset-${tone}`} x={x} y={y}>
      {children}
    </text>
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
