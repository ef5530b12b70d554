/** A run as far as it is drawn: one that goes round for ever has a million steps, which no picture can hold. */
import type { Run } from '../../store/state.ts';

/** Longer than any run that ends. */
export const MOST_STEPS = 400;

/** The run itself where it is not longer. */
export function headOf(run: Run): Run {
  const { trace, finished } = run;
  if (trace.length <= MOST_STEPS) return run;
  return {
    ...run,
    trace: { ...trace, length: MOST_STEPS },
    finished: finished && {
      ...finished,
      readings: finished.readings.filter(({ step }) => step <= MOST_STEPS),
    },
  };
}
