/** The clocks of two runs under one another, on one axis with one cursor. A click selects. */
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Alignments } from '../../store/alignment.ts';
import type { Pair } from '../../store/corresponding.ts';
import type { AlignAt, Run } from '../../store/state.ts';
import { besideHeights } from '../../timeline/beside-geometry.ts';
import { TimelineModel } from '../../timeline/timeline-model.ts';
import { useActions, useScope } from '../use-scope.ts';
import { BesideController } from './beside-controller.ts';

interface Props {
  readonly here: Run;
  readonly there: Run;
  readonly alignments: Alignments;
  readonly alignment: { readonly at: AlignAt; readonly pair: Pair };
  /** The step of the other run at the cursor. */
  readonly otherStep: number;
  /** What the picture shows, for those who do not see it. */
  readonly words: string;
}

export function BesideTimeline({ here, there, alignments, alignment, otherStep, words }: Props) {
  const step = useScope((state) => state.step);
  const { frames, select, setPlaying } = useActions();
  const [controller] = useState(() => new BesideController(frames));
  const canvas = useRef<HTMLCanvasElement>(null);
  const mine = useMemo(() => modelOf(here), [here]);
  const theirs = useMemo(() => modelOf(there), [there]);
  const { at, pair } = alignment;

  useEffect(
    () => (canvas.current === null ? undefined : controller.attach(canvas.current)),
    [controller],
  );
  useEffect(() =>
    controller.update({
      here: mine,
      there: theirs,
      zero: { ...pair, isError: at === 'error' },
      difference: alignments.difference,
      selectedStep: step,
    }),
  );

  const { least, most } = besideHeights(mine.description, theirs.description);
  return (
    // Keys step as they do everywhere on the page.
    <div className="beside-room" style={{ minHeight: least, maxHeight: most }}>
      <canvas
        ref={canvas}
        role="slider"
        tabIndex={0}
        aria-label={words}
        aria-orientation="horizontal"
        aria-valuemin={0}
        aria-valuemax={here.trace.length}
        aria-valuenow={step}
        aria-valuetext={`step ${step} of A, ${otherStep} of B`}
        onClick={({ nativeEvent }) => {
          const chosen = controller.stepAt(nativeEvent.offsetX);
          if (chosen === null) return;
          setPlaying(false);
          select(chosen);
        }}
      />
    </div>
  );
}

function modelOf({ opened, trace, finished }: Run): TimelineModel {
  const model = new TimelineModel(opened.description, trace, opened.initialPlaces, true);
  model.extend(trace.length);
  model.setSignals(finished?.signals ?? []);
  model.setViolations(finished?.violations ?? []);
  return model;
}
