/** A flag on the line of a clock: its fill says whose time it holds, the line how it is read. */
import type { Clock, Verdict } from '../moment.ts';
import { labelBeside, type Room } from './label.ts';

interface Props {
  readonly x: number;
  /** Of the line that it stands on. */
  readonly line: number;
  readonly pole: number;
  /** null for a number that is no time. */
  readonly unit: Clock | null;
  /** `wrong`: on a clock to which it does not belong. `meant`: where it should be. */
  readonly look: 'planted' | 'wrong' | 'meant' | 'sleep';
  /** Of the time at which it stands. */
  readonly verdict: Verdict;
  /** A few letters on it. */
  readonly sign: string;
  /** What is said of it, from long to short. */
  readonly texts: readonly string[];
  readonly title: string;
  readonly room: Room;
  /** In a box at its other side; '' for none. */
  readonly note?: string;
}

const WIDTH = 40;
const HEIGHT = 18;
const GAP = 10;
const NOTE = { width: 92, height: 18 };

export function PlantedFlag(props: Props) {
  const { x, line, pole, unit, look, verdict, sign, texts, title, room, note = '' } = props;
  const top = line - pole;
  // Where there is no room for it, as at the end of the axis, it flies to the other side.
  const way = x + WIDTH > room.to && x - WIDTH >= room.from ? -1 : 1;
  const [from, to] = way > 0 ? [x, x + WIDTH] : [x - WIDTH, x];
  const label = labelBeside({ left: from - GAP, right: to + GAP }, texts, room);
  const noteX = label.anchor === 'end' ? to + GAP : from - GAP - NOTE.width;
  const hasNote = note !== '' && noteX >= room.from && noteX + NOTE.width <= room.to;
  return (
    <g className="planted-flag" data-unit={unit ?? 'none'} data-look={look} data-verdict={verdict}>
      <title>{title}</title>
      <line className="planted-flag-pole" x1={x} x2={x} y1={line} y2={top} />
      <g>
        <path
          className="planted-flag-cloth"
          data-plate
          d={`M${x} ${top}h${way * WIDTH}l${way * -7} ${HEIGHT / 2}l${way * 7} ${HEIGHT / 2}H${x}Z`}
        />
        <text className="planted-flag-sign" x={x + way * 4} y={top + 13} data-way={way}>
          {sign}
        </text>
      </g>
      <circle className="planted-flag-foot" cx={x} cy={line} r="4" />
      <text className="planted-flag-words" x={label.x} y={top + 13.5} textAnchor={label.anchor}>
        {label.text}
      </text>
      {hasNote && (
        <g className="planted-flag-note">
          <rect data-plate x={noteX} y={top} width={NOTE.width} height={NOTE.height} rx="4" />
          <text x={noteX + NOTE.width / 2} y={top + 13} textAnchor="middle">
            {note}
          </text>
        </g>
      )}
    </g>
  );
}
