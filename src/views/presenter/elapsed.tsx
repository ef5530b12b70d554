/** How long it has been, beside how long it was to be. */
import { useEffect, useState } from 'react';
import type { Clock } from './presenting.ts';

interface Props {
  readonly clock: Clock;
  /** Minutes that the lesson is planned for. */
  readonly planned: number;
}

export function Elapsed({ clock, planned }: Props) {
  const [fromMs, setFromMs] = useState(() => clock.nowMs());
  const [nowMs, setNowMs] = useState(fromMs);
  useEffect(() => clock.everySecond(() => setNowMs(clock.nowMs())), [clock]);
  const seconds = Math.max(0, Math.floor((nowMs - fromMs) / 1000));
  return (
    <p className="notes-elapsed" data-over={seconds > planned * 60}>
      <span role="timer" aria-label="Since the notes were opened" className="mono">
        {clockOf(seconds)}
      </span>{' '}
      <span className="dim">of {planned} minutes planned</span>{' '}
      <button
        type="button"
        className="button button-small"
        onClick={() => {
          const now = clock.nowMs();
          setFromMs(now);
          setNowMs(now);
        }}
      >
        From now on
      </button>
    </p>
  );
}

/** E.g. `7:05`. */
const clockOf = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
