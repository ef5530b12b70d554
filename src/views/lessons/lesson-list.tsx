/** All lessons with how far one is in each, and the way back into the one that was left last. */
import { useState } from 'react';
import { LESSONS } from '../../lessons/index.ts';
import type { Lesson } from '../../lessons/lesson.ts';
import { progressIn, type Progress, type ProgressShelf } from '../../store/lesson/progress.ts';
import type { LoadFiles } from '../files.ts';
import { ProgressTools } from '../progress/progress-tools.tsx';
import './lesson-list.css';

interface Props {
  readonly progress: Progress;
}

interface ListProps {
  /** Where it is kept how far one is. */
  readonly shelf: ProgressShelf;
  readonly loadFiles: LoadFiles;
}

export function LessonList({ shelf, loadFiles }: ListProps) {
  const [progress, setProgress] = useState(() => shelf.read());
  const trouble = shelf.trouble();
  return (
    <section className="lesson-list" aria-labelledby="lesson-list">
      <h3 id="lesson-list">Lessons</h3>
      <p className="dim">
        Each takes less than a quarter of an hour. What is right is found by searching every order
        of events, while you wait.
      </p>
      {trouble !== '' && <p role="status">{trouble}</p>}
      <ol>
        {LESSONS.map((lesson, index) => (
          <Item key={lesson.id} lesson={lesson} number={index + 1} progress={progress} />
        ))}
      </ol>
      <p>
        <a href="#lesson=exam">An exam</a>{' '}
        <span className="dim">of five questions, drawn by a number that a class can share.</span>
      </p>
      <ProgressTools
        progress={shelf}
        loadFiles={loadFiles}
        onChange={() => setProgress(shelf.read())}
      />
    </section>
  );
}

interface ItemProps extends Props {
  readonly lesson: Lesson;
  readonly number: number;
}

function Item({ lesson, number, progress }: ItemProps) {
  const { card, done } = progressIn(progress, lesson.id);
  const all = lesson.cards.length;
  const count = done.filter((one) => one < all).length;
  return (
    <li>
      <a href={hashOf(lesson.id, count === all ? 0 : card)}>
        <span className="lesson-list-number mono" aria-hidden="true">
          {number}
        </span>
        <span>
          <b>{lesson.title}</b>
          <span className="lesson-list-about dim">
            {lesson.minutes} min{count > 0 && `, ${count} of ${all} cards done`}
          </span>
          <progress max={all} value={count} aria-hidden="true" hidden={count === 0} />
        </span>
      </a>
    </li>
  );
}

/** Nothing where no lesson has been begun, or all are done. */
export function ContinueLesson({ progress }: Props) {
  const begun = LESSONS.findLastIndex(({ id, cards }) => {
    const { done, card } = progressIn(progress, id);
    return (done.length > 0 || card > 0) && done.length < cards.length;
  });
  const lesson = LESSONS[begun];
  if (lesson === undefined) return null;
  return (
    <a
      className="button start-bar-continue"
      href={hashOf(lesson.id, progressIn(progress, lesson.id).card)}
    >
      <span>
        Continue: lesson {begun + 1} of {LESSONS.length}
      </span>
    </a>
  );
}

const hashOf = (id: string, card: number): string => `#lesson=${id}&card=${card + 1}`;
