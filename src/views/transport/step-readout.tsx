/** Where the run stands: the step, out of how many, and its time. Spoken only while not playing. */
import { useScope } from '../use-scope.ts';
import { stepTime } from './step-time.ts';

export function StepReadout() {
  const run = useScope((state) => state.run);
  const step = useScope((state) => state.step);
  const playing = useScope((state) => state.playing);
  const time = run === null ? '' : stepTime(run, step);
  return (
    <p className="mono step-readout" aria-live={playing ? 'off' : 'polite'}>
      <span>
        step {step} / {run?.trace.length ?? 0}
        {run?.finished === null && <span title="the run is still growing">…</span>}
      </span>
      <span className="dim">{time}</span>
    </p>
  );
}
