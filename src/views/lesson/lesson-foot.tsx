/** To and fro between cards, and how far it is to a goal. */
import { Terms } from '../words/terms.tsx';
import { HintButton, HintWords } from './hint.tsx';
import { told } from './told.ts';
import { useFollowing } from './use-following.ts';
import { useCard, useLesson, useLessonActions } from './use-lesson.ts';
import { useOnward } from './use-onward.ts';

export function LessonFoot() {
  const card = useLesson((state) => state.card);
  const last = useLesson((state) => state.lesson.cards.length - 1);
  const isDone = useLesson((state) => state.done.has(state.card));
  const asking = useLesson((state) => state.asking);
  const { back } = useLessonActions();
  const { task } = useCard();
  const following = useFollowing();
  const onLabel = isDone || task === null ? 'Next' : 'Skip';
  const onward = useOnward();
  return (
    <footer className="lesson-foot">
      <button
        type="button"
        className="button lesson-foot-button"
        aria-disabled={card === 0}
        onClick={card === 0 ? undefined : () => void back()}
      >
        Back
      </button>
      <div className="lesson-foot-goal">{task?.kind === 'reach' && <Goal asks={task.asks} />}</div>
      {task?.kind === 'reach' && <UndoButton />}
      {task?.kind === 'reach' && <HintButton />}
      <button
        type="button"
        className={`button lesson-foot-button ${isDone ? 'button-accent' : ''}`}
        aria-disabled={asking}
        title={isDone ? 'The next card (N)' : 'The next card, without an answer (N)'}
        onClick={onward}
      >
        {card === last ? (following === undefined ? 'Leave' : 'Next lesson') : onLabel}
      </button>
    </footer>
  );
}

function UndoButton() {
  const hasBefore = useLesson((state) => state.waysBefore.length > 0);
  const { undo } = useLessonActions();
  return (
    <button
      type="button"
      className="button"
      aria-disabled={!hasBefore}
      onClick={hasBefore ? () => void undo() : undefined}
    >
      Undo
    </button>
  );
}

/** The way so far beside the shortest one, on one scale. */
function Goal({ asks }: { readonly asks: string }) {
  const way = useLesson((state) => state.way);
  const from = useLesson((state) => state.beginning?.after.length ?? 0);
  const par = useLesson((state) => state.par);
  const steps = way.length - from;
  const scale = Math.max(steps, par?.steps ?? 0, 1) * 1.1;
  const left = (of: number) => `${((100 * of) / scale).toFixed(2)}%`;
  return (
    <>
      <p className="lesson-goal">
        <b>Goal</b> <Terms text={asks} />
      </p>
      <div className="lesson-goal-scale">
        <span className="dim">
          your order: {steps} {steps === 1 ? 'step' : 'steps'}
        </span>
        <span className="lesson-goal-line" aria-hidden="true">
          <span className="lesson-goal-mine" style={{ left: left(steps) }} />
          {par !== null && <span className="lesson-goal-par" style={{ left: left(par.steps) }} />}
        </span>
        <span className="lesson-goal-needs">
          {par === null ? 'the shortest is searched…' : `fewest steps: ${told(par)}`}
        </span>
      </div>
      <HintWords />
    </>
  );
}
