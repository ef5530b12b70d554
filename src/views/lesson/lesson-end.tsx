/** What one takes away from a lesson, and where it goes on. */
import { useEffect, useRef } from 'react';
import { useActions } from '../use-scope.ts';
import { useFollowing } from './use-following.ts';
import { useLesson } from './use-lesson.ts';

export function LessonEnd() {
  const lesson = useLesson((state) => state.lesson);
  const done = useLesson((state) => state.done);
  const { setLesson } = useActions();
  const next = useFollowing();
  const isDone = done.has(lesson.cards.length - 1);
  const end = useRef<HTMLDivElement>(null);
  // Below the fold of the card nobody would look for it.
  useEffect(() => {
    if (isDone) end.current?.scrollIntoView({ block: 'nearest' });
  }, [isDone]);
  if (!isDone) return null;
  return (
    <div ref={end} className="lesson-end">
      <p>
        <b>Now {lesson.promise}</b>
      </p>
      <p className="dim">What many believe, and you no longer do:</p>
      <ul>
        {lesson.corrects.map(({ wrong, right }) => (
          <li key={wrong}>
            <s>{wrong}</s> {right}
          </li>
        ))}
      </ul>
      {next !== undefined && (
        <button
          type="button"
          className="button button-accent"
          onClick={() => setLesson({ id: next.id, card: 0, view: 'lesson' })}
        >
          Next lesson: {next.title}
        </button>
      )}
    </div>
  );
}
