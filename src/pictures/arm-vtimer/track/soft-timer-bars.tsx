/** The soft timer as a hollow bar that ends in a flag where it fires. */
import { amount, secondsOf } from '../amount.ts';
import type { Axis } from './axis.ts';
import { BOLD } from './layout.ts';
import type { Armed } from './soft-timers.ts';

interface Props {
  readonly armed: readonly Armed[];
  readonly axis: Axis;
  readonly top: number;
  readonly height: number;
  readonly step: number;
  readonly perMicrosecond: number;
}

const FLAG = 34;

export const SoftTimerBars = (props: Props) => (
  <g>
    {props.armed.map((one) => (
      <Bar key={one.from} {...props} one={one} />
    ))}
  </g>
);

function Bar({ one, axis, top, height, step, perMicrosecond }: Props & { readonly one: Armed }) {
  const x = axis.at(one.from);
  const end = axis.at(one.to);
  const width = Math.max(2, end - x - 1);
  const hasFlag = one.fires && end + FLAG <= axis.right;
  const middle = top + height / 2;
  // Words go where the selected step does not cut them.
  const cut = one.from < step && step < one.to ? axis.at(step) : x;
  const at = end - cut >= cut - x ? cut : x;
  const room = at === cut ? end - cut : cut - x;
  return (
    <g className="vt-soft" data-to-come={one.from >= step}>
      <rect data-plate="" x={x + 0.5} y={top + 1.5} width={width} height={height - 3} rx="3" />
      <text x={at + 5} y={middle + 4.5}>
        {wordsFor(one, room - 9, perMicrosecond)}
      </text>
      {hasFlag && (
        <g>
          <path
            data-plate=""
            d={`M${end} ${top + 3}h${FLAG - 4}l-5 ${height / 2 - 3}l5 ${height / 2 - 3}h${4 - FLAG}z`}
          />
          <text x={end + 5} y={middle + 4.5}>
            bg
          </text>
        </g>
      )}
    </g>
  );
}

function wordsFor({ dueIn }: Armed, width: number, perMicrosecond: number): string {
  const time = dueIn === null ? null : amount(secondsOf(dueIn, perMicrosecond));
  const all =
    time === null ? ['armed'] : [`armed: fires in ${time}`, `fires in ${time}`, time, 'armed'];
  return all.find((words) => words.length * BOLD <= width) ?? '';
}
