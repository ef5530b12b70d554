/** The figure on the card: what the guest does in each run, and under it whether its timer is on. */
import type { Preview } from '../../../protocol/card.ts';
import { useWidth } from '../../../views/controls/use-width.ts';
import type { CardFigureProps } from '../../../views/pictures.ts';
import './card-figure.css';
import { stripOf, type Stretch, type Strip } from './strip.ts';

const HEIGHT = 38;
const BAR = 20;
const TIMER = { top: 25, height: 10 } as const;

export function VtimerFigure({ runs }: CardFigureProps) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const strips = runs.map((run) => ({ run, strip: stripOf(run) }));
  const length = Math.max(1, ...strips.map(({ strip }) => strip.length));
  return (
    <div ref={ref} className="vt-card">
      {strips.map(({ run, strip }) => (
        <Row key={run.label} run={run} strip={strip} perStep={width / length} width={width} />
      ))}
    </div>
  );
}

interface RowProps {
  readonly run: Preview;
  readonly strip: Strip;
  readonly perStep: number;
  readonly width: number;
}

function Row({ run, strip, perStep, width }: RowProps) {
  const { came, wanted } = strip;
  const ticks = `${came} of ${wanted} ticks`;
  return (
    <div className="vt-card-row" data-verdict={came === wanted ? 'good' : 'bad'}>
      <p>
        <b className="vt-card-name">{run.label}</b> <b>{ticks}</b>
      </p>
      <svg width={width} height={HEIGHT} role="img" aria-label={`${run.label}: ${told(strip)}`}>
        {strip.doing.map((one) => (
          <Piece key={one.from} kind="doing" one={one} perStep={perStep} top={0} height={BAR} />
        ))}
        {strip.timer.map((one) => (
          <Piece key={one.from} kind="timer" one={one} perStep={perStep} {...TIMER} />
        ))}
      </svg>
    </div>
  );
}

interface PieceProps {
  readonly kind: 'doing' | 'timer';
  readonly one: Stretch;
  readonly perStep: number;
  readonly top: number;
  readonly height: number;
}

const CHARACTER = 6.7;

const Piece = ({ kind, one, perStep, top, height }: PieceProps) => {
  const x = one.from * perStep;
  const width = Math.max(1, (one.to - one.from) * perStep - 1);
  const words = kind === 'doing' && one.what !== 'host' ? one.what : '';
  return (
    <g className="vt-card-piece" data-kind={kind} data-what={one.what}>
      <rect x={x} y={top} width={width} height={height} rx="2" />
      {words.length * CHARACTER + 8 <= width && (
        <text x={x + 5} y={top + height / 2 + 4.5}>
          {words}
        </text>
      )}
    </g>
  );
};

function told({ doing, timer, came, wanted }: Strip): string {
  const end = doing.at(-1)?.what ?? '';
  const lost = timer.at(-1)?.what === 'lost' ? ', and its timer is off' : '';
  const what =
    end === 'asleep' ? 'asleep at the end' : end === 'done' ? 'done' : `ends in the ${end}`;
  return `${came} of ${wanted} ticks; ${what}${lost}`;
}
