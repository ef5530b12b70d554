/** The card: what is to be seen, and what is asked. */
import { useEffect, useRef } from 'react';
import { asSentence } from '../format/sentence.ts';
import { Terms } from '../words/terms.tsx';
import { EditTask } from './edit-task.tsx';
import { GoTask } from './go-task.tsx';
import { KINDS } from './kinds.ts';
import { LessonEnd } from './lesson-end.tsx';
import { PredictTask } from './predict-task.tsx';
import { SettingsTask } from './settings-task.tsx';
import { useCard, useLesson, useLessonActions } from './use-lesson.ts';
import './lesson-card.css';

export function LessonCard() {
  const { caption, task } = useCard();
  const card = useLesson((state) => state.card);
  const status = useLesson((state) => state.status);
  const trouble = useLesson((state) => state.trouble);
  const isLast = useLesson((state) => state.card === state.lesson.cards.length - 1);
  const { show } = useLessonActions();
  const heading = useRef<HTMLHeadingElement>(null);
  // Whoever goes on by keyboard or hears the page is on the card, and not where a button was.
  useEffect(() => heading.current?.focus({ preventScroll: true }), [card]);
  return (
    <section className="lesson-card panel" aria-label="Card">
      <h3 ref={heading} tabIndex={-1} className="lesson-card-kind">
        {task === null ? 'Look' : KINDS[task.kind]}
      </h3>
      <p className="lesson-card-caption">
        <Terms text={caption} />
      </p>
      {status === 'there' && task !== null && (
        <>
          <p className="lesson-card-asks">
            <Terms text={task.asks} />
          </p>
          {(task.kind === 'predict' || task.kind === 'where') && (
            <PredictTask key={card} task={task} />
          )}
          {task.kind === 'reach' && <GoTask />}
          {(task.kind === 'break' || task.kind === 'repair') && <EditTask task={task} />}
          {task.kind === 'settings' && <SettingsTask task={task} />}
        </>
      )}
      {status === 'coming' && <p className="dim">The run of this card is being found…</p>}
      {trouble !== '' && (
        <div className="lesson-card-trouble" role="alert">
          <p>{asSentence(trouble)}</p>
          {status === 'failed' && (
            <button type="button" className="button" onClick={() => void show(card)}>
              Try again
            </button>
          )}
        </div>
      )}
      {isLast && status === 'there' && <LessonEnd />}
    </section>
  );
}
