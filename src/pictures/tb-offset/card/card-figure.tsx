/**
 * The figure on the card: the guest's clock in two runs, before a pause and after it. In the first it falls;
 * dashed is what it reads in the other one.
 */
import { useWidth } from '../../../views/controls/use-width.ts';
import type { CardFigureProps } from '../../../views/pictures.ts';
import type { Preview } from '../../../protocol/card.ts';
import { msOf, short, signedLength } from '../amounts.ts';
import { endsOf, layoutOf, type Layout } from '../layout.ts';
import { sceneOf, type Scene, type Stretch } from '../scene.ts';
import { fallOf } from '../words.ts';
import './card-figure.css';

const HEIGHT = 132;

export function OffsetFigure({ runs }: CardFigureProps) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const [broken, mended] = runs.map(sceneOfRun);
  return (
    <div className="offset-card" role="img" aria-label={runs.map(told).join(' ')}>
      <div ref={ref} className="offset-card-plot">
        {width > 0 && broken && <Figure broken={broken} mended={mended ?? null} width={width} />}
      </div>
    </div>
  );
}

const sceneOfRun = ({ description, finished }: Preview): Scene | null =>
  sceneOf(description, finished.readings);

interface FigureProps {
  readonly broken: Scene;
  readonly mended: Scene | null;
  readonly width: number;
}

function Figure({ broken, mended, width }: FigureProps) {
  const { stop, cont } = broken;
  if (stop === null || cont === null) return null;
  const other = mended === null ? [] : afterPause(mended, msOf(mended.base - broken.base));
  const layout = layoutOf(
    { ...broken, stretches: [...broken.stretches, ...other] },
    Infinity,
    { left: 0, right: width, top: 14, bottom: HEIGHT - 26 },
    false,
  );
  const fall = fallOf(broken);
  const isAway = broken.hosts.length > 1;
  const [start, end] = [layout.x(stop.time), layout.x(cont.time)];
  const last = layout.guest(stop.time, lastBefore(broken));
  return (
    <svg width={width} height={HEIGHT} aria-hidden="true">
      {other.map((one) => (
        <Line key={one.step} stretch={one} layout={layout} kind="mended" />
      ))}
      {broken.stretches
        .filter(({ along }) => along === 'guest')
        .map((one) => (
          <Line
            key={one.step}
            stretch={one}
            layout={layout}
            kind={one.from >= cont.time ? 'after' : 'before'}
          />
        ))}
      <line className="offset-card-pause" x1={start} x2={end} y1={last} y2={last} />
      {fall !== null && (
        <path
          className="offset-card-fall"
          d={`M ${end} ${last} V ${layout.guest(fall.time, fall.at) - 6} m -5 -1 h 10 l -5 9 Z`}
        />
      )}
      <text className="dim" x={start} y={HEIGHT - 6} textAnchor="middle">
        {isAway ? 'host A' : 'stop'}
      </text>
      {fall !== null && (
        <text className="offset-card-amount" x={end} y={HEIGHT - 6} textAnchor="middle">
          {signedLength(short(fall.since))}
        </text>
      )}
      <text className="dim" x={width - 8} y={HEIGHT - 6} textAnchor="end">
        {isAway ? 'host B' : 'cont'}
      </text>
    </svg>
  );
}

/** Of another run what comes after the pause, in the time of the first. */
const afterPause = ({ stretches, cont }: Scene, by: number): readonly Stretch[] =>
  stretches
    .filter(({ along, from }) => along === 'guest' && from >= (cont?.time ?? Infinity))
    .map((one) => ({ ...one, at: one.at + by }));

/** What the guest has read last before the pause. */
const lastBefore = ({ reads, stop }: Scene): number =>
  reads.findLast(({ step }) => step < (stop?.step ?? 0))?.at ?? 0;

interface LineProps {
  readonly stretch: Stretch;
  readonly layout: Layout;
  readonly kind: 'before' | 'after' | 'mended';
}

function Line({ stretch, layout, kind }: LineProps) {
  const [start, end] = endsOf(stretch, layout.from, layout.to);
  return (
    start &&
    end && (
      <line
        className="offset-card-line"
        data-kind={kind}
        x1={layout.x(start.time)}
        x2={layout.x(end.time)}
        y1={layout.guest(start.time, start.at)}
        y2={layout.guest(end.time, end.at)}
      />
    )
  );
}

/** A run in words. */
function told(run: Preview): string {
  const scene = sceneOfRun(run);
  const fall = scene === null ? null : fallOf(scene);
  return fall === null
    ? `${run.label}: the guest’s clock never goes back.`
    : `${run.label}: the guest reads ${signedLength(fall.since)} after the pause.`;
}
