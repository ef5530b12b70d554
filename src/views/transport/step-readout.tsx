/**
 * Where the run stands: the step, out of how many, and its time. Spoken only while not playing. It is as
 * wide as its last step needs, or that of a usual run, so that nothing beside it moves when the run comes,
 * and while it is walked through.
 */
import { useScope } from '../use-scope.ts';
import { stepTime } from './step-time.ts';

export function StepReadout() {
  const run = useScope((state) => state.run);
  const step = useScope((state) => state.step);
  const playing = useScope((state) => state.playing);
  const last = run?.trace.length ?? 0;
  const timeAt = (moment: number) => (run === null ? '' : stepTime(run, moment));
  return (
    <p className="mono step-readout" aria-live={playing ? 'off' : 'polite'}>
      <span style={{ minWidth: widthOf(`step ${last} / ${last}`, 'step 100 / 100') }}>
        {/* One text: the parts of several would push each other. */}
        {`step ${step} / ${last}`}
        {run?.finished === null && <span title="the run is still growing">…</span>}
      </span>
      <span className="dim" style={{ minWidth: widthOf(timeAt(last), '10.000 µs') }}>
        {timeAt(step)}
      </span>
    </p>
  );
}

/** Of text whose characters are all equally wide, and at least of `usual`. */
function widthOf(text: string, usual: string): string {
  return `${Math.max(text.length, usual.length)}ch`;
}
