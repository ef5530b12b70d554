/**
 * What is dragged in a drawn picture: a pill with two arrows, or a bead, at a point of an `<svg>`. Arrows move it by a
 * step, with Shift by ten, Home and End to its ends. While it is dragged the picture shows where it would be;
 * the value is taken when it is let go, or with a key.
 */
import { useRef } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import './grip.css';

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Props {
  /** What it sets, for assistive technology. */
  readonly label: string;
  /** Where it is, in the units of the svg. */
  readonly at: Point;
  readonly along: 'x' | 'y';
  /** A pill with two arrows, or a bead on a string; a pill if left out. */
  readonly look?: 'pill' | 'bead';
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** The value in words, e.g. `25.2 ms`. */
  readonly text: string;
  /** The value that a point of the svg stands for. */
  readonly valueAt: (point: Point) => number;
  /** While it is dragged; null when that was given up. */
  readonly onPreview: (value: number | null) => void;
  readonly onTake: (value: number) => void;
}

export function Grip(props: Props) {
  const {
    look = 'pill',
    label,
    at,
    along,
    value,
    min,
    max,
    step,
    text,
    valueAt,
    onPreview,
    onTake,
  } = props;
  const dragged = useRef<number | null>(null);
  const within = (wanted: number) =>
    Math.min(max, Math.max(min, min + Math.round((wanted - min) / step) * step));
  const onPointerMove = (event: PointerEvent<SVGGElement>) => {
    if (dragged.current === null) return;
    dragged.current = within(valueAt(pointIn(event)));
    onPreview(dragged.current);
  };
  const end = (event: PointerEvent<SVGGElement>, isTaken: boolean) => {
    const wanted = dragged.current;
    if (wanted === null) return;
    dragged.current = null;
    event.currentTarget.releasePointerCapture(event.pointerId);
    onPreview(null);
    if (isTaken && wanted !== value) onTake(wanted);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const wanted = valueAfter(event, value, { min, max, step });
    if (wanted === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (within(wanted) !== value) onTake(within(wanted));
  };
  return (
    <g
      className="grip"
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={min}
      aria-valuemax={max}
      aria-valuenow={value}
      aria-valuetext={text}
      aria-orientation={along === 'x' ? 'horizontal' : 'vertical'}
      data-along={along}
      transform={`translate(${at.x} ${at.y})`}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        dragged.current = value;
      }}
      onPointerMove={onPointerMove}
      onPointerUp={(event) => end(event, true)}
      onPointerCancel={(event) => end(event, false)}
      onKeyDown={onKeyDown}
    >
      <title>{`${label}: drag it, or use the arrows`}</title>
      {look === 'pill' ? (
        <>
          <rect className="grip-pill" x={-10} y={-7} width={20} height={14} rx={7} />
          <path
            className="grip-arrows"
            transform={along === 'x' ? '' : 'rotate(90)'}
            d="M-2.5 -3 L-5.5 0 L-2.5 3 M2.5 -3 L5.5 0 L2.5 3"
          />
        </>
      ) : (
        <>
          <circle className="grip-pill" r={9} />
          <circle className="grip-bead" r={3.5} />
        </>
      )}
    </g>
  );
}

/** The event's point in the units of its svg. */
function pointIn({ currentTarget, clientX, clientY }: PointerEvent<SVGGElement>): Point {
  const matrix = currentTarget.ownerSVGElement?.getScreenCTM();
  return matrix ? new DOMPoint(clientX, clientY).matrixTransform(matrix.inverse()) : { x: 0, y: 0 };
}

interface Range {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** null for a key that means nothing here. */
function valueAfter(
  { key, shiftKey }: KeyboardEvent,
  value: number,
  { min, max, step }: Range,
): number | null {
  const by = shiftKey ? 10 * step : step;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return value + by;
    case 'ArrowLeft':
    case 'ArrowDown':
      return value - by;
    case 'Home':
      return min;
    case 'End':
      return max;
    default:
      return null;
  }
}
