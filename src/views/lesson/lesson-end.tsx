/** What one takes away from a lesson, and where it goes on. */
import { useFollowing } from './use-following.ts';
import { useLesson } from './use-lesson.ts';

export function LessonEnd() {
  const lesson = useLesson((state) => state.lesson);
  const done = useLesson((state) => state.done);
  const next = useFollowing();
  const isDone = done.has(lesson.cards.length - 1);
  const isShowing = useLesson((state) => state.isShowing);
  if (!isDone || isShowing) return null;
  return (
    <div className="lesson-end">
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
      {next !== undefined && <p className="dim">Next lesson: {next.title}</p>}
    </div>
  );
}
