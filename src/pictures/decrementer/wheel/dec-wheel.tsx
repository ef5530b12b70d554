/**
 * DEC as a wheel: one turn is all that its bits hold. The needle falls to 0 anticlockwise; in the right half
 * it is silent, in the left half, which is negative, an interrupt is pending.
 */
import type { CSSProperties } from 'react';
import { amount } from '../amount.ts';
import type { Moment } from '../moment.ts';
import './dec-wheel.css';

interface Props {
  readonly moment: Moment;
  /** Seconds of one turn. */
  readonly turn: number;
  readonly radius: number;
}

const TICKS = 24;
/** Around the wheel, for the words at its top and bottom, and at its right. */
const MARGIN = 24;
const WORDS = 118;
const LINE = 17;

export function DecWheel({ moment, turn, radius }: Props) {
  const { timer, taken, dec, toGo, verdict, isLoaded } = moment;
  const c = { x: radius + 8, y: radius + MARGIN };
  const size = { width: 2 * radius + 16 + WORDS, height: 2 * (radius + MARGIN) };
  const isOn = timer === 'set' || taken !== null;
  const needle = turnsOf(dec, turn);
  const right = turnsOf(toGo, turn);
  const point = (turns: number, r: number) => pointAt(c, turns, r);
  return (
    <svg
      className="dec-wheel"
      {...size}
      role="img"
      aria-label={wordsOf(moment, turn)}
      data-verdict={verdict}
    >
      <title>{wordsOf(moment, turn)}</title>
      <defs>
        <pattern
          id="dec-wheel-hatch"
          width="8"
          height="8"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect className="dec-wheel-stripe" width="2.5" height="8" />
        </pattern>
      </defs>
      <path className="dec-wheel-silent" d={half(c, radius, 1)} />
      <path className="dec-wheel-pending" d={half(c, radius, 0)} />
      <path className="dec-wheel-hatched" d={half(c, radius, 0)} fill="url(#dec-wheel-hatch)" />
      {Array.from({ length: TICKS }, (_, i) => {
        const [a, b] = [
          point(i / TICKS, radius),
          point(i / TICKS, radius - (i % 6 === 0 ? 10 : 5)),
        ];
        return <line key={i} className="dec-wheel-tick" x1={a.x} y1={a.y} x2={b.x} y2={b.y} />;
      })}
      {isOn && verdict === 'late' && arcOf(right, needle) > 0.004 && (
        <path className="dec-wheel-arc" d={arc(c, radius * 0.74, right, needle)} />
      )}
      <rect
        className="dec-wheel-plate"
        x={c.x - radius * 0.55 - 31}
        y={c.y - 10}
        width="62"
        height="20"
        rx="4"
      />
      <text className="dec-wheel-bad" x={c.x - radius * 0.55} y={c.y + 4} textAnchor="middle">
        pending
      </text>
      {isOn && (
        <>
          {verdict !== 'right' && (
            <Hand turns={right} c={c} length={radius * 0.95} className="dec-wheel-right" />
          )}
          <Hand
            turns={needle}
            c={c}
            length={radius * 0.95}
            className="dec-wheel-needle"
            isHollow={!isLoaded}
          />
        </>
      )}
      <circle className="dec-wheel-hub" cx={c.x} cy={c.y} r="8" />
      <path className="dec-wheel-way" d={`${way(c, radius + 8)}${wayTip(c, radius + 8)}`} />
      <text className="dec-wheel-strong" x={c.x - 2} y={MARGIN - 9} textAnchor="end">
        0 fires
      </text>
      <text x={c.x} y={size.height - 8} textAnchor="middle">
        {amount(turn / 2)}
      </text>
      {isOn && <Words moment={moment} turn={turn} radius={radius} c={c} />}
    </svg>
  );
}

interface Point {
  readonly x: number;
  readonly y: number;
}

interface HandProps {
  readonly turns: number;
  readonly c: Point;
  readonly length: number;
  readonly className: string;
  readonly isHollow?: boolean;
}

/** Turned, so that it goes to where it will be. */
function Hand({ turns, c, length, className, isHollow = false }: HandProps) {
  const style: CSSProperties = {
    transform: `rotate(${turns}turn)`,
    transformOrigin: `${c.x}px ${c.y}px`,
  };
  return (
    <line
      className={className}
      data-hollow={isHollow}
      style={style}
      x1={c.x}
      y1={c.y}
      x2={c.x}
      y2={c.y - length}
    />
  );
}

interface WordsProps {
  readonly moment: Moment;
  readonly turn: number;
  readonly radius: number;
  readonly c: Point;
}

interface Word {
  /** Baseline of the first of its lines. */
  readonly y: number;
  readonly lines: readonly string[];
  readonly look: 'right' | 'needle' | 'arc';
}

/** Beside the wheel, at the height of what they are about, and none upon another. */
function Words({ moment, turn, radius, c }: WordsProps) {
  const { dec, toGo, verdict } = moment;
  const at = (seconds: number) => pointAt(c, turnsOf(seconds, turn), radius).y + 4;
  const words: Word[] = [{ y: at(toGo), lines: [`${hand(toGo)}, right`], look: 'right' }];
  if (verdict !== 'right') words.push({ y: at(dec), lines: [`DEC: ${hand(dec)}`], look: 'needle' });
  if (verdict === 'late') {
    const y = (at(toGo) + at(dec)) / 2 - LINE / 2;
    words.push({ y, lines: arcLines(moment, turn), look: 'arc' });
  }
  return placed(words, MARGIN + 4, c.y + radius + 8).map(({ y, lines, look }) => (
    <text key={look} className={`dec-wheel-word-${look}`} y={y}>
      {lines.map((line, i) => (
        <tspan key={line} x={c.x + radius + 12} dy={i === 0 ? 0 : LINE}>
          {line}
        </tspan>
      ))}
    </text>
  ));
}

const hand = (seconds: number): string => (seconds <= 0 ? 'at once' : amount(seconds));

/** A clock that is the wrong one leaves of an offset that does not fit what is no whole turn. */
function arcLines({ flag, late }: Moment, turn: number): readonly string[] {
  const left = amount(((late % turn) + turn) % turn);
  const isAstray = flag !== null && flag.unit !== null && flag.unit !== flag.readAs;
  const isCut = isAstray && Math.abs(flag.read - flag.meant) > turn / 2;
  return isCut ? [`${left} of the`, 'offset is left'] : [left, 'too late'];
}

/** In the order of their heights, a line apart, between both heights. */
function placed(words: readonly Word[], from: number, to: number): readonly Word[] {
  const sorted = [...words].sort((a, b) => a.y - b.y);
  const down: Word[] = [];
  let least = from;
  for (const word of sorted) {
    const y = Math.max(word.y, least);
    down.push({ ...word, y });
    least = y + LINE * word.lines.length;
  }
  let most = to + LINE;
  return down
    .reverse()
    .map((word) => {
      most = Math.min(word.y, most - LINE * word.lines.length);
      return { ...word, y: most };
    })
    .reverse();
}

/** Clockwise from the top, 0 to 1. */
export function turnsOf(seconds: number, turn: number): number {
  const part = seconds / turn;
  return part - Math.floor(part);
}

const arcOf = (from: number, to: number): number => (to - from + 1) % 1;

function pointAt(c: Point, turns: number, r: number): Point {
  const angle = turns * 2 * Math.PI;
  return { x: c.x + r * Math.sin(angle), y: c.y - r * Math.cos(angle) };
}

const half = ({ x, y }: Point, r: number, sweep: 0 | 1): string =>
  `M${x} ${y - r}A${r} ${r} 0 0 ${sweep} ${x} ${y + r}Z`;

function arc(c: Point, r: number, from: number, to: number): string {
  const [a, b] = [pointAt(c, from, r), pointAt(c, to, r)];
  return `M${a.x} ${a.y}A${r} ${r} 0 ${arcOf(from, to) > 0.5 ? 1 : 0} 1 ${b.x} ${b.y}`;
}

/** The way that the needle falls. */
function way(c: Point, r: number): string {
  const [a, b] = [pointAt(c, 0.085, r), pointAt(c, 0.02, r)];
  return `M${a.x} ${a.y}A${r} ${r} 0 0 0 ${b.x} ${b.y}`;
}

function wayTip(c: Point, r: number): string {
  const tip = pointAt(c, 0.02, r);
  return `M${tip.x + 6} ${tip.y - 4}L${tip.x} ${tip.y}L${tip.x + 6} ${tip.y + 5}`;
}

function wordsOf({ from, timer, taken, dec, toGo, verdict }: Moment, turn: number): string {
  const at = { now: '', entry: ' at the entry', set: ' as it was set' }[from];
  const wheel = `DEC wheel${at}, one turn ${amount(turn)}`;
  if (timer !== 'set' && taken === null) return `${wheel}.`;
  if (dec < 0) return `${wheel}: negative, an interrupt is pending.`;
  const right = verdict === 'right' ? 'which is right' : `right would be ${hand(toGo)}`;
  return `${wheel}: ${amount(dec)} to 0, ${right}.`;
}
