/** The figure on the card: the way of the guest in each run, and what its last stop came to. */
import type { Preview } from '../../../protocol/card.ts';
import { useWidth } from '../../../views/controls/use-width.ts';
import type { CardFigureProps } from '../../../views/pictures.ts';
import './card-figure.css';
import { wayOf, type Point } from './way-of.ts';

const ROW = 64;
const TOP = 20;
const LEVELS = { guest: 0, hardware: 10, kvm: 20, qemu: 30 } as const;

export function CardFigure({ runs }: CardFigureProps) {
  const [ref, width] = useWidth<HTMLDivElement>();
  return (
    <div ref={ref} className="stop-card">
      {width > 0 && runs.map((run) => <Way key={run.label} run={run} width={width} />)}
    </div>
  );
}

function Way({ run, width }: { readonly run: Preview; readonly width: number }) {
  const { points, end, words } = wayOf(run);
  const last = points.length - 1;
  const x = (step: number) => 6 + (step * (width - 24)) / Math.max(1, last);
  const y = ({ lane }: Point) => TOP + 10 + LEVELS[lane];
  const d = points
    .map((point, i) => {
      const before = points[i - 1];
      if (before === undefined) return `M${x(i).toFixed(1)} ${String(y(point))}`;
      const middle = ((x(i - 1) + x(i)) / 2).toFixed(1);
      return `C${middle} ${String(y(before))} ${middle} ${String(y(point))} ${x(i).toFixed(1)} ${String(y(point))}`;
    })
    .join('');
  const tip = points[last];
  return (
    <div className="stop-card-row" data-end={end}>
      <span className="stop-card-name">
        {run.label}: <b>{words}</b>
      </span>
      <svg width={width} height={ROW} role="img" aria-label={`${run.label}: ${words}`}>
        {(['guest', 'kvm', 'qemu'] as const).map((lane) => (
          <line key={lane} x1={0} x2={width} y1={y({ lane })} y2={y({ lane })} />
        ))}
        <path d={d} />
        {end === 'dead' && tip !== undefined && (
          <path
            className="stop-card-cross"
            d="M-5 -5L5 5M5 -5L-5 5"
            transform={`translate(${x(last).toFixed(1)} ${String(y(tip))})`}
          />
        )}
      </svg>
    </div>
  );
}
