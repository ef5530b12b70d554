/** Hints of the search, a larger one each time: whose turn, which line, the turn itself. */
import { useScope } from '../use-scope.ts';
import { useLesson, useLessonActions } from './use-lesson.ts';

export function HintButton() {
  const isOver = useLesson(
    ({ standing }) => standing?.kind === 'there' || standing?.kind === 'lost',
  );
  const size = useLesson(({ hint }) => hint?.size ?? 0);
  const { askHint } = useLessonActions();
  const label = size === 1 ? 'Hint: the line' : size === 2 ? 'Hint: do it' : 'Hint';
  return (
    <button
      type="button"
      className="button"
      aria-disabled={isOver}
      onClick={isOver ? undefined : () => void askHint()}
    >
      {label}
    </button>
  );
}

export function HintWords() {
  const hint = useLesson((state) => state.hint);
  const shown = useScope((state) => state.shown);
  if (hint === null || shown === null) return <p className="lesson-hint" role="status" />;
  const { description, snapshot } = shown;
  const place = description.actors.findIndex(({ id }) => id === hint.actor);
  const text = snapshot.choices.find(({ actor }) => actor === place)?.text ?? '';
  const words = {
    1: `On a shortest way it is the turn of ${hint.actor}, with ${hint.steps} steps to go.`,
    2: `${hint.actor} goes on with: ${text}`,
    3: `The turn of ${hint.actor} was taken for you.`,
  };
  return (
    <p className="lesson-hint" role="status">
      {words[hint.size]}
    </p>
  );
}
