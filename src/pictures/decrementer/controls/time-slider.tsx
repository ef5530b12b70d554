/** A length of time that is dragged along a line: its name and value above, a mark with its words below. */
import { useState } from 'react';
import { useWidth } from '../../../views/controls/use-width.ts';
import { Grip } from '../../../views/picture/grip.tsx';
import { lastStep, stepAt, ticksAt, type Octaves } from './octaves.ts';
import './time-slider.css';

interface Props {
  readonly label: string;
  readonly octaves: Octaves;
  /** Exact, as the scenario has it. */
  readonly ticks: bigint;
  /** The least of it; 0 for a length that cannot be negative. */
  readonly least: bigint;
  readonly most?: bigint;
  readonly mark: { readonly ticks: bigint; readonly text: string };
  readonly inWords: (ticks: bigint) => string;
  /** It changes nothing in this run. */
  readonly isIdle?: boolean;
  readonly onTake: (ticks: bigint) => void;
}

const HEIGHT = 18;
const ENDS = 11;
/** Nearly what a character takes. */
const CHARACTER = 6.4;

/** Where words begin whose middle is at `x`, or near it: none sticks out of `width`. */
function startOf(words: string, x: number, width: number): number {
  const length = words.length * CHARACTER;
  return Math.max(0, Math.min(x - length / 2, width - length));
}

export function TimeSlider(props: Props) {
  const { label, octaves, ticks, least, most, mark, inWords, isIdle = false, onTake } = props;
  const [ref, width] = useWidth<HTMLDivElement>();
  const [preview, setPreview] = useState<number | null>(null);
  const end = lastStep(octaves);
  const start = least < 0n ? -end : 0;
  const length = Math.max(0, width - 2 * ENDS);
  const x = (step: number) =>
    ENDS + (length * (Math.min(end, Math.max(start, step)) - start)) / (end - start);
  const exact = stepAt(ticks, octaves);
  const value = Math.round(exact);
  const shown = preview ?? exact;
  const text = inWords(preview === null ? ticks : ticksAt(preview, octaves));
  const markX = x(stepAt(mark.ticks, octaves));
  return (
    <div className="time-slider" data-idle={isIdle}>
      <p className="time-slider-head">
        <span className="dim">{label}</span>
        {isIdle ? <span className="dim">no effect here</span> : <b>{text}</b>}
      </p>
      <div ref={ref}>
        <svg width={width} height={HEIGHT}>
          <rect
            className="time-slider-rail"
            x="0"
            y={HEIGHT / 2 - 3}
            width={width}
            height="6"
            rx="3"
          />
          <line className="time-slider-mark" x1={markX} x2={markX} y1="2" y2={HEIGHT - 2} />
          {width > 0 && (
            <Grip
              label={isIdle ? `${label}, no effect here` : label}
              at={{ x: x(shown), y: HEIGHT / 2 }}
              along="x"
              value={value}
              min={Math.max(start, Math.ceil(stepAt(least, octaves)))}
              max={most === undefined ? end : Math.min(end, Math.floor(stepAt(most, octaves)))}
              step={1}
              text={text}
              valueAt={(point) => start + ((point.x - ENDS) / length) * (end - start)}
              onPreview={setPreview}
              onTake={(step) => onTake(ticksAt(step, octaves))}
            />
          )}
        </svg>
        <p
          className="time-slider-foot dim"
          style={{ paddingLeft: startOf(mark.text, markX, width) }}
        >
          <span>{mark.text}</span>
        </p>
      </div>
    </div>
  );
}
