/** Bars of one lane: what has been is filled, what is to come is an outline. */
import type { Axis } from './axis.ts';
import type { Bar } from './bars.ts';
import { BOLD, CHARACTER } from './layout.ts';

interface Props {
  readonly bars: readonly Bar[];
  readonly axis: Axis;
  readonly top: number;
  readonly height: number;
  readonly step: number;
}

const PADDING = 3;

export const LaneBars = ({ bars, axis, top, height, step }: Props) => (
  <g>
    {bars.flatMap((bar) => {
      const parts = partsOf(bar, axis, step);
      const told = [...parts].sort((a, b) => rank(b) - rank(a)).find((one) => wordsFor(bar, one));
      return parts.map((part) => (
        <g
          key={`${bar.from}-${part.tense}`}
          className="vt-bar"
          data-doing={bar.doing}
          data-tense={part.tense}
        >
          <title>{nameOf(bar)}</title>
          <rect
            data-plate=""
            x={part.x + 0.5}
            y={top + 1}
            width={part.width}
            height={height - 2}
            rx="3"
          />
          {part === told && (
            <text x={part.x + PADDING} y={top + height / 2 + 4.5}>
              {wordsFor(bar, part)}
            </text>
          )}
        </g>
      ));
    })}
  </g>
);

/** Of the parts of a bar: what is now comes first, else the wider one. */
const rank = ({ tense, width }: Part): number => (tense === 'now' ? Infinity : width);

interface Part {
  readonly x: number;
  readonly width: number;
  readonly tense: 'past' | 'now' | 'to come';
}

/** Cut where the selected step is. */
function partsOf({ from, to }: Bar, axis: Axis, step: number): readonly Part[] {
  const part = (a: number, b: number, tense: Part['tense']): Part[] => {
    const width = axis.at(b) - axis.at(a) - 1;
    return a < b ? [{ x: axis.at(a), width: Math.max(1, width), tense }] : [];
  };
  const middle = Math.min(to, Math.max(from, step));
  const isNow = from < step && step <= to;
  return [...part(from, middle, isNow ? 'now' : 'past'), ...part(middle, to, 'to come')];
}

const NAMES = {
  guest: 'guest',
  host: '',
  save: 'save',
  restore: 'restore',
  asleep: 'asleep',
  off: 'no CPU',
  done: 'done',
} as const;

function nameOf({ doing, letters: [first, last] }: Bar): string {
  const letters = first === last ? first : `${first}–${last}`;
  if (doing === 'host') return letters === '' ? 'host' : letters;
  return doing === 'save' || doing === 'restore' ? `${letters} ${NAMES[doing]}` : NAMES[doing];
}

/** The longest of what it may say that fits. */
function wordsFor(bar: Bar, { width, tense }: Part): string {
  const isCopy = bar.doing === 'save' || bar.doing === 'restore';
  const all = [nameOf(bar), ...(isCopy || bar.doing === 'host' ? [bar.letters[1]] : [])];
  const character = tense === 'now' ? BOLD : CHARACTER;
  return all.find((words) => words.length * character + 2 * PADDING <= width) ?? '';
}
