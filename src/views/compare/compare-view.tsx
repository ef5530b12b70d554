/**
 * Two runs on the whole stage: A is the one on the page, B the one that says most about it. Both verdicts,
 * one axis with one cursor, and of all the rest only what differs.
 */
import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { RefObject } from 'react';
import { alignmentsOf, chosenAlignment } from '../../store/alignment.ts';
import { stepBeside } from '../../store/corresponding.ts';
import type { Run } from '../../store/state.ts';
import { settingAt, labelOf } from '../../scenario/settings.ts';
import { useActions, useScope } from '../use-scope.ts';
import { BesideTimeline } from './beside-timeline.tsx';
import { CodeDifferences } from './code-differences.tsx';
import { CompareBar } from './compare-bar.tsx';
import './compare-view.css';
import { RunVerdict, verdictWords } from './run-verdict.tsx';
import { WhatDiffers } from './what-differs.tsx';

export function CompareView() {
  const run = useScope((state) => state.run);
  const other = useScope((state) => state.other);
  const here = run === null || run.finished === null ? null : run;
  const beside = other !== null && other.of === run?.number ? other : null;
  const there = beside?.run ?? null;
  const view = useFocusBack();
  return (
    <section ref={view} aria-label="Comparison" className="compare-view">
      {here === null || beside === null || there === null ? (
        <>
          <CompareBar alignments={null} at={null} />
          <Waiting failure={beside?.failure ?? ''} isLone={here !== null && beside === null} />
        </>
      ) : (
        <Comparison here={here} there={there} label={beside.side.label} />
      )}
    </section>
  );
}

/** When it closes with the focus in it, the button that opens it has the focus. */
function useFocusBack(): RefObject<HTMLElement | null> {
  const ref = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const view = ref.current;
    // Runs while the view is still in the page.
    return () => {
      if (view === null || !view.contains(document.activeElement)) return;
      document.querySelector<HTMLElement>('[data-opens="compare"]')?.focus();
    };
  }, []);
  return ref;
}

interface WaitingProps {
  readonly failure: string;
  /** There is nothing that this run could be compared with. */
  readonly isLone: boolean;
}

function Waiting({ failure, isLone }: WaitingProps) {
  if (failure !== '') return <p role="alert">The other run cannot be shown. {failure}</p>;
  return (
    <p className="dim">
      {isLone
        ? 'There is no other run of this scenario yet: edit a line, take another choice or inject an error.'
        : 'The other run is simulated.'}
    </p>
  );
}

interface Props {
  readonly here: Run;
  readonly there: Run;
  /** What the other run is. */
  readonly label: string;
}

function Comparison({ here, there, label }: Props) {
  const step = useScope((state) => state.step);
  const wished = useScope((state) => state.alignAt);
  const futureName = useScope((state) => state.futureName);
  const { needOther } = useActions();
  const alignments = useMemo(() => alignmentsOf(here, there), [here, there]);
  const alignment = chosenAlignment(alignments, wished);
  const otherStep = stepBeside(here, step, there, alignment.pair);
  useEffect(() => needOther(otherStep), [needOther, otherStep, there]);
  const words = `Clocks of both runs over time. A: ${verdictWords(here).lead} B: ${verdictWords(there).lead}`;
  return (
    <>
      <CompareBar alignments={alignments} at={alignment.at} />
      <div className="compare-verdicts">
        <RunVerdict letter="A" label={ownLabel(here, futureName)} run={here} />
        <RunVerdict letter="B" label={label} run={there} />
      </div>
      <div className="compare-axis panel">
        <BesideTimeline
          here={here}
          there={there}
          alignments={alignments}
          alignment={alignment}
          otherStep={otherStep}
          words={words}
        />
      </div>
      <div className="compare-details">
        <WhatDiffers
          here={here}
          there={there}
          step={step}
          otherStep={otherStep}
          parting={alignments.difference}
        />
        <CodeDifferences here={here} there={there} />
      </div>
    </>
  );
}

/** The program of the run on the page, and what else sets it apart: `v4.8, the fix, edited`. */
function ownLabel({ opened: { description, scenario } }: Run, future: string | null): string {
  const { groupedBy } = description.settings;
  const setting = settingAt(description.settings, groupedBy);
  const label = setting === undefined ? 'this run' : labelOf(setting, scenario[groupedBy]);
  return [label, scenario.edits.length > 0 ? 'edited' : '', future ?? '']
    .filter((part) => part !== '')
    .join(', ');
}
