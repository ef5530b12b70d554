/** A bar as long as the time until something fires, with a mark for the longest that its register holds. */
import type { Verdict } from '../moment.ts';
import { labelBeside, widthOf } from './label.ts';
import type { Scale } from './scale.ts';

interface Props {
  readonly scale: Scale;
  readonly y: number;
  readonly height: number;
  readonly seconds: number;
  readonly verdict: Verdict;
  /** Time that is to come, or another answer. */
  readonly isHollow?: boolean;
  /** Longest that the register holds; null for no register. */
  readonly most: number | null;
  /** On the bar, where there is room: '' for nothing. */
  readonly inside?: string;
  /** From long to short. */
  readonly texts: readonly string[];
  /** At the end of the row, where there is room left. */
  readonly end?: string;
  readonly title: string;
  /** When it is right to fire, in pixels, and from how far above the bar its line comes. */
  readonly due: number;
  readonly above: number;
}

const GAP = 10;
/** What is folded up at the beginning of a bar. */
const FOLDED = 20;

export function Fuse(props: Props) {
  const {
    scale,
    y,
    height,
    seconds,
    verdict,
    isHollow = false,
    most,
    texts,
    title,
    due,
    above,
  } = props;
  const { inside = '', end = '' } = props;
  const to = scale.at(seconds);
  const length = to - scale.left;
  const mark = most === null ? null : scale.at(most);
  const baseline = y + height / 2 + 4.5;
  // Words behind the mark of the width, where it stands close to the end of the bar.
  const from = mark !== null && mark >= to && mark - to < 90 && mark < scale.right - 1 ? mark : to;
  const isDueElsewhere = Math.abs(due - to) > 1;
  const lines = [...(isDueElsewhere ? [due] : []), ...(mark === null ? [] : [mark])];
  const room = { from: scale.left + FOLDED, to: scale.right - 4, lines };
  const label = labelBeside({ left: to - GAP, right: from + GAP, isRow: true }, texts, room);
  const isWithin = label.anchor === 'end';
  const taken = isWithin ? widthOf(label.text) + GAP : 0;
  const isWordy = inside !== '' && length > widthOf(inside) + 44 + taken;
  const last = Math.max(to, ...lines.filter((x) => x < scale.right - 1));
  const isEndFree =
    end !== '' &&
    Math.max(last, label.anchor === 'start' ? label.x + widthOf(label.text) : to) + GAP <
      scale.right - 8 - widthOf(end);
  return (
    <g className="fuse" data-verdict={verdict} data-hollow={isHollow}>
      <title>{title}</title>
      <rect
        className="fuse-row"
        x={scale.left}
        y={y}
        width={scale.right - scale.left}
        height={height}
        rx="3"
      />
      {length > 0 && (
        <rect className="fuse-bar" x={scale.left} y={y} width={length} height={height} rx="3" />
      )}
      {length > 24 && !isHollow && <Fold x={scale.left + 9} y={y} height={height} />}
      <line className="time-axis-due" x1={due} x2={due} y1={y - above} y2={y + height} />
      {mark !== null && (
        <line className="fuse-most" x1={mark} x2={mark} y1={y - 3} y2={y + height + 3} />
      )}
      {isWordy && (
        <text className="fuse-inside" x={scale.left + 26} y={baseline}>
          {inside}
        </text>
      )}
      <text
        className="fuse-words"
        data-within={isWithin}
        x={label.x}
        y={baseline}
        textAnchor={label.anchor}
      >
        {label.text}
      </text>
      {isEndFree && (
        <text className="fuse-end" x={scale.right - 8} y={baseline} textAnchor="end">
          {end}
        </text>
      )}
    </g>
  );
}

/** The axis is not drawn from its beginning. */
function Fold({
  x,
  y,
  height,
}: {
  readonly x: number;
  readonly y: number;
  readonly height: number;
}) {
  const quarter = height / 4;
  return (
    <path
      className="fuse-fold"
      d={`M${x} ${y}l4 ${quarter}l-4 ${quarter}l4 ${quarter}l-4 ${quarter}`}
    />
  );
}
