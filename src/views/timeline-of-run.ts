/** What a timeline is given of a run, wherever it is drawn. */
import type { Run } from '../store/state.ts';
import type { TimelineProps } from './timeline/timeline-props.ts';

type OfRun = Pick<
  TimelineProps,
  | 'description'
  | 'trace'
  | 'steps'
  | 'run'
  | 'initialPlaces'
  | 'signals'
  | 'violations'
  | 'selectedStep'
>;

const NOTHING: readonly never[] = [];

export function timelineOf({ number, opened, trace, finished }: Run, step: number): OfRun {
  return {
    description: opened.description,
    trace,
    steps: trace.length,
    run: number,
    initialPlaces: opened.initialPlaces,
    signals: finished?.signals ?? NOTHING,
    violations: finished?.violations ?? NOTHING,
    selectedStep: Math.min(step, trace.length),
  };
}
