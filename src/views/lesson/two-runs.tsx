/** The two runs that a card looks at, one under the other, aligned at the error. */
import type { ReactNode } from 'react';
import { alignmentsOf, chosenAlignment } from '../../store/alignment.ts';
import { stepBeside } from '../../store/corresponding.ts';
import type { Run } from '../../store/state.ts';
import { useLater } from '../controls/use-later.ts';
import { useScope } from '../use-scope.ts';
import { useCard, useShownCard } from './use-lesson.ts';

const loadBeside = async () => (await import('../compare/beside-timeline.tsx')).BesideTimeline;

/** `children`: what is shown where a card is about one run. */
export function TwoRunsOr({ children }: { readonly children: ReactNode }) {
  const { task } = useCard();
  const run = useScope((state) => state.run);
  const other = useScope((state) => state.other);
  const isAnswered = useShownCard(({ outcome }) => outcome?.kind === 'choice' && outcome.isSeen);
  const there = other?.of === run?.number ? (other?.run ?? null) : null;
  if (task?.kind !== 'where' || isAnswered || run === null || there === null) return children;
  return <TwoRuns here={run} there={there} label={other?.side.label ?? ''} />;
}

interface Props {
  readonly here: Run;
  readonly there: Run;
  readonly label: string;
}

function TwoRuns({ here, there, label }: Props) {
  const step = useScope((state) => state.step);
  const later = useLater(loadBeside);
  if (typeof later === 'string') return null;
  const alignments = alignmentsOf(here, there);
  const alignment = chosenAlignment(alignments, 'error');
  const words = `Clocks of both runs over time. A: the run that is asked about. B: ${label}.`;
  return (
    <div className="lesson-two-runs">
      <later.part
        here={here}
        there={there}
        // Where they part is what is asked.
        alignments={{ ...alignments, difference: null }}
        alignment={alignment}
        otherStep={stepBeside(here, step, there, alignment.pair)}
        words={words}
      />
      <p className="dim">
        <b>A</b>: the run that is asked about. <b>B</b>: {label}. Both stand at the error.
      </p>
    </div>
  );
}
