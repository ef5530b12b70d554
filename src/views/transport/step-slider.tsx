/** The slider over all steps, with marks where something happens. */
import { useMemo } from 'react';
import type { Run } from '../../store/state.ts';
import { marksOf } from '../../store/marks.ts';
import { useActions, useScope } from '../use-scope.ts';
import { stepTime } from './step-time.ts';
import './step-slider.css';

/** As many marks as can be told apart. */
const BUCKETS = 240;

export function StepSlider() {
  const run = useScope((state) => state.run);
  const step = useScope((state) => state.step);
  const { select, setPlaying } = useActions();
  const last = run?.trace.length ?? 0;
  return (
    <div className="step-slider">
      {/* While a run grows, its marks would move at every chunk. */}
      {run !== null && run.finished !== null && <Marks run={run} />}
      <input
        type="range"
        aria-label="Step"
        aria-valuetext={
          run === null ? undefined : `step ${step} of ${last}, ${stepTime(run, step)}`
        }
        min={0}
        max={last}
        value={Math.min(step, last)}
        disabled={run === null}
        onChange={(event) => {
          setPlaying(false);
          select(Number(event.target.value));
        }}
      />
    </div>
  );
}

function Marks({ run }: { readonly run: Run }) {
  const marks = useMemo(() => marksOf(run, BUCKETS), [run]);
  const last = Math.max(1, run.trace.length);
  return (
    <div className="step-slider-marks" aria-hidden="true">
      {marks.map(({ step, kind, label }) => (
        <span
          key={step}
          data-kind={kind}
          title={`step ${step}: ${label}`}
          style={{ left: `${((step / last) * 100).toFixed(3)}%` }}
        />
      ))}
    </div>
  );
}
