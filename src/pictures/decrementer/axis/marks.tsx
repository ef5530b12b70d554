/** Moments that matter to several rows of the axis: when the timer is due, and when the guest took it. */
import type { Moment } from '../moment.ts';
import { takenTexts, takenTitle } from '../words.ts';
import { labelBeside, widthOf } from './label.ts';
import type { Layout } from './layout.ts';
import type { Scale } from './scale.ts';

interface Props {
  readonly moment: Moment;
  readonly layout: Layout;
  readonly scale: Scale;
}

const DUE = 'due';
const GAP = 8;
/** Left of it there is room for the word. */
const ROOM = 40;

/** Words stand over their lines. The fuses go on with the line of `due` where they are. */
export function Marks({ moment, layout, scale }: Props) {
  const due = scale.at(moment.toGo);
  const isLeft = due > scale.left + ROOM;
  return (
    <>
      <Line className="time-axis-due" x={due} layout={layout} />
      <text
        className="time-axis-due-word"
        x={due + (isLeft ? 0 : 4)}
        y={layout.due}
        textAnchor={isLeft ? 'end' : 'start'}
      >
        {DUE}
      </text>
      {moment.taken !== null && (
        <Taken
          {...{ moment, layout, scale }}
          from={isLeft ? due + GAP : due + widthOf(DUE) + 2 * GAP}
        />
      )}
    </>
  );
}

/** `from`: where its words may begin. */
function Taken({ moment, layout, scale, from }: Props & { readonly from: number }) {
  const x = scale.at(moment.taken ?? 0);
  const room = { from, to: scale.right };
  const start = Math.max(from, x);
  const { x: at, anchor, text } = labelBeside({ left: x, right: start }, takenTexts(moment), room);
  return (
    <g>
      <title>{takenTitle(moment)}</title>
      <Line className="time-axis-taken" x={x} layout={layout} />
      <text className="time-axis-taken-word" x={at} y={layout.due} textAnchor={anchor}>
        {text}
      </text>
    </g>
  );
}

interface LineProps {
  readonly className: string;
  readonly x: number;
  readonly layout: Layout;
}

/** From its word down to the fuses, and not through names of rows that stand above them. */
function Line({ className, x, layout: { due, guest, host, fuses, names } }: LineProps) {
  const top = due + 4;
  const rows =
    names === 0
      ? [[top, fuses[0] - 10]]
      : [
          [top, guest.top - names],
          [guest.top, host.top - names],
          [host.top, host.top + host.height],
        ];
  return rows.map(([from = 0, to = 0]) => (
    <line key={from} className={className} x1={x} x2={x} y1={from} y2={Math.max(from, to)} />
  ));
}
