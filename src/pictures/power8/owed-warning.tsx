/** The bug before it shows: a TB that is host time already, and a guest exit that will still subtract. */
import { readTicks } from '../../scenario/ticks.ts';
import { hexSigned } from '../../views/format/hex.ts';
import { signedDuration } from '../../views/format/duration.ts';
import { Terms } from '../../views/words/terms.tsx';
import './owed-warning.css';

interface Props {
  /** As the scenario gives it, e.g. `0x4000000000`. */
  readonly offset: string;
  readonly ticksPerMicrosecond: number;
}

export function OwedWarning({ offset, ticksPerMicrosecond }: Props) {
  const ticks = readTicks(offset);
  return (
    <p
      className="owed-warning"
      title="The TB was loaded with host time while the guest's offset was still to be subtracted: the guest exit takes it away once too often."
    >
      <span aria-hidden="true">⚠ </span>
      <Terms quiet text="will still subtract" />{' '}
      <span className="mono" title={ticks === null ? offset : hexSigned(ticks)}>
        {ticks === null ? offset : signedDuration(ticks, ticksPerMicrosecond)}
      </span>
    </p>
  );
}
