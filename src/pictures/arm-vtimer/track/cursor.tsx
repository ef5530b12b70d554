/** The selected step: a line through the lanes, and what was done last. */
import type { Run } from '../../../store/state.ts';
import { NONE } from '../../../protocol/trace.ts';
import { amount, secondsOf } from '../amount.ts';
import type { Moment } from '../moment.ts';
import { letterAt, notedIn } from '../noted.ts';
import type { Axis } from './axis.ts';
import { BOLD, type Layout } from './layout.ts';

interface Chip {
  readonly x: number;
  readonly width: number;
  readonly text: string;
}

/** What was done last, and how long after the start. */
export function chipOf(run: Run, axis: Axis, moment: Moment, step: number): Chip {
  const { trace, opened } = run;
  const { description } = opened;
  const first = notedIn(run)[0]?.value('count');
  const since = first === undefined ? 0n : moment.count.value - first;
  const time = `+${amount(secondsOf(since, description.ticksPerMicrosecond))}`;
  const letter = step === 0 ? 'start' : letterAt(description, trace.instruction[step - 1] ?? NONE);
  const text = [letter, time].filter(Boolean).join(', ');
  const width = text.length * BOLD + 12;
  const x = Math.max(axis.left + width / 2, Math.min(axis.right - width / 2, axis.at(step)));
  return { x, width, text };
}

interface Props {
  readonly run: Run;
  readonly axis: Axis;
  readonly layout: Layout;
  readonly moment: Moment;
  readonly step: number;
}

export function Cursor({ run, axis, layout, moment, step }: Props) {
  const { x, width, text } = chipOf(run, axis, moment, step);
  const at = axis.at(step);
  return (
    <g className="vt-cursor">
      <line className="vt-cursor-line" x1={at} x2={at} y1={layout.ruler + 19} y2={layout.bottom} />
      <rect data-plate="" x={x - width / 2} y="0" width={width} height="20" rx="5" />
      <text x={x} y="14">
        {text}
      </text>
    </g>
  );
}
