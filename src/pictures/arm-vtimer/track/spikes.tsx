/** One for each interrupt that the host takes; red from the second of an expiry on. */
import type { Run } from '../../../store/state.ts';
import { interruptsIn } from '../noted.ts';
import type { Axis } from './axis.ts';

interface Props {
  readonly run: Run;
  readonly axis: Axis;
  readonly top: number;
  readonly height: number;
  readonly step: number;
}

export const Spikes = ({ run, axis, top, height, step }: Props) => (
  <g>
    {interruptsIn(run).map(({ step: at, isOneMore }) => (
      <line
        key={at}
        className="vt-spike"
        data-to-come={at > step}
        data-many={isOneMore}
        x1={axis.at(at)}
        x2={axis.at(at)}
        y1={top + 2}
        y2={top + height - 2}
      />
    ))}
  </g>
);
