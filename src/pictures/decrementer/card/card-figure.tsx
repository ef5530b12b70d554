/** The figure on the card of the decrementer: how long the timer takes in each run, as bars on one axis. */
import type { Preview } from '../../../protocol/card.ts';
import { useWidth } from '../../../views/controls/use-width.ts';
import type { CardFigureProps } from '../../../views/pictures.ts';
import { amount } from '../amount.ts';
import { labelBeside } from '../axis/label.ts';
import { scaleOf, type Scale } from '../axis/scale.ts';
import type { Verdict } from '../moment.ts';
import { answerOf, type Answer } from './answer.ts';
import './card-figure.css';

const HEIGHT = 132;
const WORDS = 16;
const TOP = 24;
const ROW = 46;
const BAR = 20;
/** 2^55 ticks of 512 MHz: the longest that any DEC holds. */
const LONGEST = 2 ** 55 / 512e6;

export function CardFigure({ runs }: CardFigureProps) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const scale = scaleOf(1, Math.max(1, width - 1), LONGEST);
  return (
    <div ref={ref} className="fuse-card">
      {width > 0 && (
        <svg className="fuse-card-axis" width={width} height={HEIGHT} aria-hidden="true">
          {scale.ticks.map(({ x, label }, i) => (
            <g key={label}>
              <line x1={x} x2={x} y1={TOP} y2={HEIGHT} />
              {(i === scale.ticks.length - 1 || x < width - 110) && (
                <text x={x} y={WORDS} textAnchor={i === scale.ticks.length - 1 ? 'end' : 'middle'}>
                  {label}
                </text>
              )}
            </g>
          ))}
        </svg>
      )}
      {runs.map((run, index) => (
        <Bar key={run.label} run={run} scale={scale} y={TOP + 6 + index * (ROW + 4)} />
      ))}
    </div>
  );
}

interface BarProps {
  readonly run: Preview;
  readonly scale: Scale;
  readonly y: number;
}

function Bar({ run, scale, y }: BarProps) {
  const answer = answerOf(run);
  if (answer === null) return null;
  const { verdict, fires } = answer;
  const to = Math.max(scale.left + 6, scale.at(fires));
  const words = wordsOf(answer);
  const room = { from: scale.left + 4, to: scale.right };
  const label = labelBeside({ left: to - 8, right: to + 8 }, [words], room);
  return (
    <div className="fuse-card-row" style={{ top: y }} data-verdict={verdict}>
      <span className="fuse-card-name">{run.label}</span>
      <svg width={scale.right + 1} height={BAR} role="img" aria-label={`${run.label}: ${words}`}>
        <rect x={scale.left} y="0" width={to - scale.left} height={BAR} rx="3" />
        <text
          x={label.x}
          y={BAR / 2 + 4.5}
          textAnchor={label.anchor}
          data-inside={label.anchor === 'end'}
        >
          {words}
        </text>
      </svg>
    </div>
  );
}

const END: Readonly<Record<Verdict, string>> = {
  late: ', and nobody calls',
  early: ': one interrupt too many',
  right: ': on time',
};

/** What is this late is not waited for. */
const HOUR = 3600;

function wordsOf({ fires, verdict, due }: Answer): string {
  const when = fires <= 0 ? 'at once' : amount(fires);
  return verdict === 'late' && fires < HOUR
    ? `${when}, due in ${amount(due)}`
    : `${when}${END[verdict]}`;
}
