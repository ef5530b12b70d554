/** One timebase over time: what it is ahead of the ChipTOD, or behind, as blocks on a line. */
import { blockHeight } from '../../../timeline/clock-shape.ts';
import type { Stretch } from './stretches.ts';
import type { TimeScale } from './time-scale.ts';

interface Props {
  /** The last one lasts as long as the scale does: nobody moves any more. */
  readonly stretches: readonly Stretch[];
  readonly scale: TimeScale;
  /** A difference of clocks in words, without its sign. */
  readonly inTime: (ticks: bigint) => string;
}

const HEIGHT = 124;
const LINE_Y = 72;
const NAMES_Y = 14;
const HALF = 44;
/** Of a stopped timebase that is no offset ahead. */
const LOW = 6;
/** Nearly what a character of a label takes. */
const CHARACTER = 7.4;

/** On the scale of the timeline's clocks, so that a card and its run look alike. */
const heightOf = (ticks: bigint): number => Math.abs(blockHeight(Number(ticks), HALF));

export function TbStrip({ stretches, scale, inTime }: Props) {
  const right = scale.width;
  return (
    <svg className="tb-strip" width={right} height={HEIGHT} aria-hidden="true">
      <defs>
        <pattern
          id="tb-strip-hatch"
          width="8"
          height="8"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect className="tb-strip-stripe" width="3" height="8" />
        </pattern>
      </defs>
      <line className="tb-strip-line" x1="0" x2={right} y1={LINE_Y} y2={LINE_Y} />
      {stretches.map((stretch, index) => {
        const x = Math.max(0, scale.at(stretch.from));
        const isLast = index === stretches.length - 1;
        const width = (isLast ? right : scale.at(stretch.to)) - x;
        return (
          width > 0 && (
            <Block key={stretch.from} {...blockOf(stretch, inTime)} x={x} width={width} />
          )
        );
      })}
      {turnsOf(stretches, scale, right).map(({ at, x, kind, name }) => (
        <g key={at} className={`tb-strip-${kind}`}>
          <path d={MARKS[kind](x)} />
          {name !== null && (
            <text x={name.x} y={NAMES_Y}>
              {NAMES[kind]}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}

interface Shape {
  readonly look: 'guest' | 'stopped' | 'owed' | 'wrong' | 'none';
  /** Pixels from the line, upwards; below it where negative. */
  readonly height: number;
  /** The first that fits is written into it. */
  readonly labels: readonly string[];
  /** Dashed above it: what is in it will be subtracted. */
  readonly owes: boolean;
}

function blockOf({ tone, difference, owed }: Stretch, inTime: Props['inTime']): Shape {
  const height = heightOf(difference);
  const owes = owed !== 0n;
  switch (tone) {
    case 'guest': {
      const labels = [`guest +${inTime(difference)}`, 'guest'];
      return { look: 'guest', height, labels, owes: false };
    }
    case 'stopped': {
      if (difference <= 0n) return { look: 'stopped', height: LOW, labels: [], owes };
      const labels = owes ? ['TB stopped', 'stopped'] : ['debt cancelled', 'cancelled'];
      return { look: 'stopped', height, labels, owes };
    }
    case 'wrong': {
      const side = difference < 0n ? 'behind' : 'ahead';
      const labels = [`${inTime(difference)} ${side}`, side];
      return { look: 'wrong', height: difference < 0n ? -height : height, labels, owes: false };
    }
    default: {
      if (!owes) return { look: 'none', height: 0, labels: [], owes };
      const labels = [`owes ${inTime(owed)}`, 'owes'];
      return { look: 'owed', height: heightOf(owed), labels, owes: false };
    }
  }
}

interface BlockProps extends Shape {
  readonly x: number;
  readonly width: number;
}

function Block({ look, height, labels, owes, x, width }: BlockProps) {
  if (look === 'none') return null;
  const label = labels.find(({ length }) => length * CHARACTER + 20 < width);
  const y = LINE_Y - Math.max(0, height);
  const size = Math.abs(height);
  return (
    <g className={`tb-strip-${look}`}>
      <rect x={x} y={y} width={width} height={size} />
      {owes && <path className="tb-strip-debt" d={`M ${x} ${y - 4} h ${width}`} />}
      {label !== undefined && (
        <text x={x + 10} y={y + size / 2 + 4}>
          {label}
        </text>
      )}
    </g>
  );
}

/** What lies between two stretches. */
type TurnKind = 'error' | 'cancelled' | 'reload' | 'subtract';

const NAMES: Readonly<Record<TurnKind, string>> = {
  error: 'TB error',
  cancelled: '',
  reload: 'reload',
  subtract: 'subtract',
};

const MARKS: Readonly<Record<TurnKind, (x: number) => string>> = {
  error: (x) => `M ${x} 4 V ${HEIGHT - 8}`,
  cancelled: (x) => `M ${x - 6} ${LINE_Y + 8} l 12 ${-HALF - 16}`,
  reload: (x) => `M ${x} 4 V ${LINE_Y - 2} m -6 -10 l 6 10 l 6 -10`,
  subtract: (x) => `M ${x} ${LINE_Y - HALF} V ${LINE_Y + HALF} m -6 -10 l 6 10 l 6 -10`,
};

interface Turn {
  readonly kind: TurnKind;
  /** In ticks, and in pixels. */
  readonly at: number;
  readonly x: number;
  /** Where its name begins; null where there is no room for it. */
  readonly name: { readonly x: number } | null;
}

/** With their names beside them, on the side where there is room. */
function turnsOf(stretches: readonly Stretch[], scale: TimeScale, right: number): readonly Turn[] {
  let taken = 0;
  return stretches.flatMap((after, index) => {
    const before = stretches[index - 1];
    const kind = before === undefined ? null : kindOf(before, after);
    if (kind === null) return [];
    const x = scale.at(after.from);
    const width = NAMES[kind].length * CHARACTER;
    const start = x + 7 + width < right ? x + 7 : x - 7 - width;
    const fits = width > 0 && start >= taken;
    if (fits) taken = start + width;
    return [{ kind, at: after.from, x, name: fits ? { x: start } : null }];
  });
}

function kindOf(before: Stretch, after: Stretch): TurnKind | null {
  if (after.tone === 'wrong') return 'subtract';
  if (before.tone !== 'stopped') return before.tone === 'guest' ? 'error' : null;
  return after.tone === 'stopped' ? 'cancelled' : 'reload';
}
