/** The figure on the card: what the guest does in each run, and under it whether its timer is on. */
import type { Preview } from '../../../protocol/card.ts';
import { useWidth } from '../../../views/controls/use-width.ts';
import type { CardFigureProps } from '../../../views/pictures.ts';
import './card-figure.css';
import { stripOf, type Stretch, type Strip } from './strip.ts';

const HEIGHT = 38;
const BAR = 19;
const TIMER = { top: 21, height: 17 } as const;

export function VtimerFigure({ runs }: CardFigureProps) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const strips = runs.map((run) => ({ run, strip: stripOf(run) }));
  const length = Math.max(1, ...strips.map(({ strip }) => strip.length));
  return (
    <div ref={ref} className="vt-card">
      {width > 0 &&
        strips.map(({ run, strip }) => (
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
  const end = width / perStep;
  const ticks = `${came} of ${wanted} ticks`;
  return (
    <div className="vt-card-row" data-verdict={came === wanted ? 'good' : 'bad'}>
      <p>
        <b className="vt-card-name">{run.label}</b> <b>{ticks}</b>
      </p>
      <svg width={width} height={HEIGHT} role="img" aria-label={`${run.label}: ${told(strip)}`}>
        {goingOn(strip.doing, end).map((one) => (
          <Piece key={one.from} kind="doing" one={one} perStep={perStep} top={0} height={BAR} />
        ))}
        {goingOn(strip.timer, end).map((one) => (
          <Piece key={one.from} kind="timer" one={one} perStep={perStep} {...TIMER} />
        ))}
      </svg>
    </div>
  );
}

/** What a guest that is asleep at the end, or done, is for ever: to the end of the picture. */
const goingOn = (stretches: readonly Stretch[], end: number): readonly Stretch[] =>
  stretches.map((one, i) => (i === stretches.length - 1 ? { ...one, to: end } : one));

interface PieceProps {
  readonly kind: 'doing' | 'timer';
  readonly one: Stretch;
  readonly perStep: number;
  readonly top: number;
  readonly height: number;
}

const CHARACTER = 6.7;
const WORDS: Readonly<Record<PieceProps['kind'], Readonly<Record<string, string>>>> = {
  doing: { host: '' },
  timer: { off: '', on: 'on', lost: 'lost: timer off' },
};

const Piece = ({ kind, one, perStep, top, height }: PieceProps) => {
  const x = one.from * perStep;
  const width = Math.max(1, (one.to - one.from) * perStep - 1);
  const words = WORDS[kind][one.what] ?? one.what;
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
