/** The lesson that waits while its moment is open in the workbench: what was asked there, and the way back. */
import { LESSONS } from '../../lessons/index.ts';
import { useActions, useScope } from '../use-scope.ts';
import './lesson-aside.css';

export function LessonAside() {
  const place = useScope((state) => state.lesson);
  const { setLesson } = useActions();
  const lesson = LESSONS.find(({ id }) => id === place?.id);
  const card = lesson?.cards[place?.card ?? 0];
  if (place === null || lesson === undefined || card === undefined) return null;
  return (
    <section className="lesson-aside" aria-label="Lesson">
      <p>
        <b>{lesson.title}</b>{' '}
        <span className="dim">
          card {place.card + 1} of {lesson.cards.length}
        </span>
      </p>
      <p>{card.task?.asks ?? card.caption}</p>
      <p className="lesson-aside-buttons">
        <button
          type="button"
          className="button button-accent"
          onClick={() => setLesson({ ...place, view: 'lesson' })}
        >
          Back to the lesson
        </button>
        <button type="button" className="button" onClick={() => setLesson(null)}>
          Stay here
        </button>
      </p>
    </section>
  );
}
