/** What one takes away from a lesson, and where it goes on. */
import { useActions } from '../use-scope.ts';
import { useFollowing } from './use-following.ts';
import { useLesson } from './use-lesson.ts';

export function LessonEnd() {
  const lesson = useLesson((state) => state.lesson);
  const done = useLesson((state) => state.done);
  const { setLesson } = useActions();
  const next = useFollowing();
  const last = lesson.cards.length - 1;
  if (!done.has(last)) return null;
  return (
    <div className="lesson-end">
      <p>
        <b>Now {lesson.promise}</b>
      </p>
      <p className="dim">What many believe, and you no longer do:</p>
      <ul>
        {lesson.corrects.map((wrong) => (
          <li key={wrong}>
            <s>{wrong}</s>
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
