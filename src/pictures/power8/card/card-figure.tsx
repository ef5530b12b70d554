/**
 * The figure on the card of the POWER8 core: how the timebase of subcore 0 fares in each run, from
 * shortly before the error to the end, above a line that is the ChipTOD.
 */
import { duration } from '../../../base/duration.ts';
import type { Preview } from '../../../protocol/card.ts';
import { useWidth } from '../../../views/controls/use-width.ts';
import type { CardFigureProps } from '../../../views/pictures.ts';
import './card-figure.css';
import { stretchesOf, type Stretch } from './stretches.ts';
import { TbStrip } from './tb-strip.tsx';
import { timeScale, type TimeScale } from './time-scale.ts';

/** The subcore that the card is about. */
const GROUP = 0;
/** Of the time after the error: what is shown before it. */
const BEFORE = 0.3;
/** Between two ticks of the rail, about. */
const TICK_PX = 40;

export function CardFigure({ runs }: CardFigureProps) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const strips = runs.map((run) => ({ run, stretches: stretchesOf(run, GROUP) }));
  const scale = scaleOf(
    strips.map(({ stretches }) => stretches),
    width,
  );
  return (
    <div className="card-figure">
      <div className="card-figure-row" aria-hidden="true">
        <b className="card-figure-label">ChipTOD</b>
        <div ref={ref} className="card-figure-plot">
          <svg width={width} height="16">
            <line className="card-figure-tod" x1="0" x2={width} y1="8" y2="8" />
            {scale.ticks(width / TICK_PX).map((tick) => (
              <line key={tick} x1={scale.at(tick)} x2={scale.at(tick)} y1="4" y2="12" />
            ))}
          </svg>
        </div>
      </div>
      {strips.map(({ run, stretches }) => (
        <Strip key={run.label} run={run} stretches={stretches} scale={scale} />
      ))}
    </div>
  );
}

interface StripProps {
  readonly run: Preview;
  readonly stretches: readonly Stretch[];
  readonly scale: TimeScale;
}

function Strip({ run, stretches, scale }: StripProps) {
  const { description, label } = run;
  const inTime = (ticks: bigint) =>
    duration(Math.abs(Number(ticks)) / description.ticksPerMicrosecond);
  const end = stretches.at(-1)?.difference ?? 0n;
  const amount = end === 0n ? '0 s' : `${end < 0n ? '−' : '+'}${inTime(end)}`;
  return (
    <div className="card-figure-row" data-tone={end === 0n ? 'good' : 'bad'}>
      <span className="card-figure-label">
        <b>{label}</b> <span className="dim">{description.groups[GROUP]?.label}</span>
      </span>
      <div
        className="card-figure-plot card-figure-strip"
        role="img"
        aria-label={`${label}: ${told(stretches, inTime)}`}
      >
        <TbStrip stretches={stretches} scale={scale} inTime={inTime} />
      </div>
      <span className="card-figure-amount">{amount}</span>
    </div>
  );
}

/** From shortly before the first error to the last end. */
function scaleOf(strips: readonly (readonly Stretch[])[], width: number): TimeScale {
  const error = Math.min(
    ...strips.flatMap((strip) => strip.find(({ tone }) => tone === 'stopped')?.from ?? []),
  );
  const end = Math.max(...strips.map((strip) => strip.at(-1)?.to ?? 0));
  return timeScale(error - BEFORE * (end - error), end, width);
}

/** The strip in words. */
function told(stretches: readonly Stretch[], inTime: (ticks: bigint) => string): string {
  const words = stretches.map(({ tone, difference, owed }) => {
    if (tone === 'guest')
      return `${inTime(difference)} ahead of the ChipTOD, as its guest wants it`;
    if (tone === 'host')
      return owed === 0n ? 'host time' : `host time, with ${inTime(owed)} still to be subtracted`;
    if (tone === 'stopped') return owed === 0n ? 'stopped, nothing to be subtracted' : 'stopped';
    return `${inTime(difference)} ${difference < 0n ? 'behind' : 'ahead'}`;
  });
  return words.join('; then ');
}
