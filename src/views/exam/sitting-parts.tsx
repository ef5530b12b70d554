/** The screen of a sitting: bar, picture, question, foot. */
import { useState } from 'react';
import type { Pictures } from '../pictures.ts';
import { Dots } from '../lesson/dots.tsx';
import { useSoughtFunction } from '../lesson/use-sought-function.ts';
import { useCard } from '../lesson/use-lesson.ts';
import { PanelBoundary } from '../shell/panel-boundary.tsx';
import { ExamBar } from './exam-bar.tsx';
import { ExamQuestion } from './exam-question.tsx';
import { LessonStage } from '../lesson/lesson-stage.tsx';
import { HandIn } from './hand-in.tsx';
import { useSitting, useSittingActions } from './use-sitting.ts';
import { useSittingKeys } from './use-sitting-keys.ts';

interface Props {
  readonly pictures: Pictures;
  readonly reload: () => void;
  readonly number: number;
  /** A sentence about what was kept in the address; '' for none. */
  readonly trouble: string;
  readonly onHandIn: (name: string) => void;
}

export function SittingParts({ pictures, reload, number, trouble, onHandIn }: Props) {
  const { task } = useCard();
  const card = useSitting((state) => state.card);
  const done = useSitting((state) => state.done);
  const count = useSitting(({ lesson }) => lesson.cards.length);
  const { show } = useSittingActions();
  const [isHandingIn, setHandingIn] = useState(false);
  useSittingKeys(isHandingIn);
  useSoughtFunction();
  const isCode = task?.kind === 'break' || task?.kind === 'repair';
  return (
    <div className="lesson">
      <PanelBoundary name="Exam">
        <ExamBar number={number}>
          <Dots
            count={count}
            now={card}
            done={done}
            nameOf={(one, isDone) => `Question ${one + 1}${isDone ? ', answered' : ''}`}
            onShow={(one) => {
              setHandingIn(false);
              void show(one);
            }}
          />
        </ExamBar>
      </PanelBoundary>
      <main className="lesson-main" data-code={isCode}>
        <div className="lesson-head">
          <h2>Exam</h2>
          <p className="dim">
            question {card + 1} of {count}
          </p>
        </div>
        <LessonStage pictures={pictures} reload={reload} isCode={isCode} />
        <PanelBoundary name="Question">
          {isHandingIn ? (
            <HandIn onHandIn={onHandIn} onBack={() => setHandingIn(false)} />
          ) : (
            <ExamQuestion trouble={trouble} />
          )}
        </PanelBoundary>
      </main>
      <Foot isHandingIn={isHandingIn} onHandIn={() => setHandingIn(true)} />
    </div>
  );
}

interface FootProps {
  readonly isHandingIn: boolean;
  readonly onHandIn: () => void;
}

function Foot({ isHandingIn, onHandIn }: FootProps) {
  const { task } = useCard();
  const card = useSitting((state) => state.card);
  const last = useSitting(({ lesson }) => lesson.cards.length - 1);
  const answered = useSitting(({ done }) => done.size);
  const hasBefore = useSitting(({ waysBefore }) => waysBefore.length > 0);
  const { show, undo } = useSittingActions();
  const isLast = card === last;
  return (
    <footer className="lesson-foot">
      <button
        type="button"
        className="button lesson-foot-button"
        aria-disabled={card === 0 || isHandingIn}
        onClick={card === 0 || isHandingIn ? undefined : () => void show(card - 1)}
      >
        Back
      </button>
      <p className="exam-count dim" role="status">
        {answered} of {last + 1} answered
      </p>
      {task?.kind === 'reach' && !isHandingIn && (
        <button
          type="button"
          className="button"
          aria-disabled={!hasBefore}
          onClick={hasBefore ? () => void undo() : undefined}
        >
          Undo
        </button>
      )}
      <button
        type="button"
        className="button lesson-foot-button"
        aria-disabled={isLast || isHandingIn}
        onClick={isLast || isHandingIn ? undefined : () => void show(card + 1)}
      >
        Next
      </button>
      <button
        type="button"
        className={`button lesson-foot-button ${answered > last ? 'button-accent' : ''}`}
        aria-disabled={isHandingIn}
        onClick={isHandingIn ? undefined : onHandIn}
      >
        Hand in…
      </button>
    </footer>
  );
}
