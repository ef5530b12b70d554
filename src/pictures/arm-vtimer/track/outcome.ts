/** How many ticks have come of those that the guests wanted. */
import { valueAt } from '../../../scenario/settings.ts';
import type { Run } from '../../../store/state.ts';
import type { Moment } from '../moment.ts';

export interface Outcome {
  readonly big: string;
  readonly words: string;
  readonly verdict: 'plain' | 'good' | 'bad';
}

export function outcomeOf({ opened, finished }: Run, { vcpus }: Moment, step: number): Outcome {
  const rounds = Number(valueAt(opened.scenario, 'length.R'));
  const wanted = rounds * vcpus.length;
  const came = wanted - vcpus.reduce((sum, { roundsLeft }) => sum + roundsLeft.value, 0);
  const { invariants } = opened.description;
  const isOver = finished?.violations.some(
    (one) => invariants[one.invariant]?.id === 'ticks-came' && one.step <= step,
  );
  const verdict = isOver === true ? 'bad' : came === wanted ? 'good' : 'plain';
  return {
    big: `${came} of ${wanted}`,
    words: isOver === true ? 'ticks, for good' : 'ticks taken',
    verdict,
  };
}
