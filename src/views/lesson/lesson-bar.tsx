/** Which lesson, how far one is in it, and the ways out. */
import { LESSONS } from '../../lessons/index.ts';
import { HomeLink } from '../controls/home-link.tsx';
import { HelpButton } from '../top-bar/help-button.tsx';
import { ThemeButton } from '../top-bar/theme-button.tsx';
import { useActions } from '../use-scope.ts';
import { Dots } from './dots.tsx';
import { useLesson, useLessonActions } from './use-lesson.ts';

export function LessonBar() {
  const lesson = useLesson((state) => state.lesson);
  const card = useLesson((state) => state.card);
  const { setLesson, setPlaying } = useActions();
  const number = LESSONS.findIndex(({ id }) => id === lesson.id) + 1;
  return (
    <header className="lesson-bar">
      <h1>
        <HomeLink className="lesson-bar-home">Resync Scope</HomeLink>
      </h1>
      <p className="lesson-bar-place dim">
        Lesson {number} of {LESSONS.length}
      </p>
      <Cards />
      <div className="lesson-bar-actions">
        <ThemeButton />
        <HelpButton />
        <button
          type="button"
          className="button lesson-bar-present"
          title="For a class: large, with keys and a remote"
          onClick={() => {
            setPlaying(false);
            setLesson({ id: lesson.id, card, view: 'presenter' });
          }}
        >
          Present
        </button>
        <button
          type="button"
          className="button"
          title="This moment, with every panel; the lesson waits"
          onClick={() => {
            setPlaying(false);
            setLesson({ id: lesson.id, card, view: 'workbench' });
          }}
        >
          Open in workbench
        </button>
        <HomeLink className="button">Leave</HomeLink>
      </div>
    </header>
  );
}

function Cards() {
  const count = useLesson(({ lesson }) => lesson.cards.length);
  const now = useLesson((state) => state.card);
  const done = useLesson((state) => state.done);
  const { show } = useLessonActions();
  return (
    <Dots
      count={count}
      now={now}
      done={done}
      nameOf={(card, isDone) => `Card ${card + 1}${isDone ? ', done' : ''}`}
      onShow={(card) => void show(card)}
    />
  );
}
