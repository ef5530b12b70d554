/** Choices, one of which is right: chosen, played, and taken back. */
import type { Predict, Where } from '../../lessons/lesson.ts';
import type { Outcome } from '../../store/lesson/lesson-state.ts';
import { Terms } from '../words/terms.tsx';
import { Choices, type Rightness } from './choices.tsx';
import { Said } from './said.tsx';
import { useLesson, useLessonActions } from './use-lesson.ts';
import { Why } from './why.tsx';

export function PredictTask({ task }: { readonly task: Predict | Where }) {
  const chosen = useLesson((state) => state.chosen);
  const asking = useLesson((state) => state.asking);
  const outcome = useLesson((state) => state.outcome);
  const { choose, answer } = useLessonActions();
  const given = outcome?.kind === 'choice' ? outcome : null;
  return (
    <>
      <Choices
        task={task}
        chosen={chosen}
        disabled={outcome !== null || asking}
        rightOf={(place) => outcomeOf(outcome, chosen === place)}
        onChoose={choose}
      />
      <Said right={given?.right}>
        {given !== null && (
          <>
            <b>{leadOf(given)}</b> <Terms text={restOf(given)} />
          </>
        )}
      </Said>
      {outcome === null && (
        <>
          <button
            type="button"
            className="button button-accent lesson-main-button"
            aria-disabled={chosen === null || asking}
            onClick={() => void answer()}
          >
            {asking ? 'The engine is asked…' : 'Play my answer'}
          </button>
          <p className="dim lesson-small">
            The machine answers, with a run where one can show it. Undo brings you back here.
          </p>
        </>
      )}
      {given !== null && <Afterwards outcome={given} />}
    </>
  );
}

function outcomeOf(outcome: Outcome | null, isChosen: boolean): Rightness | undefined {
  if (outcome?.kind !== 'choice' || !isChosen) return undefined;
  return outcome.right ? 'yes' : 'no';
}

type ChoiceOutcome = Extract<Outcome, { readonly kind: 'choice' }>;

function Afterwards({ outcome }: { readonly outcome: ChoiceOutcome }) {
  const { undo, reveal, replay } = useLessonActions();
  const { right } = outcome;
  const isShowing = useLesson((state) => state.isShowing);
  return (
    <>
      {right && !isShowing && <Why />}
      <p className="lesson-buttons">
        {outcome.isPlayed && (
          <button type="button" className="button" onClick={replay}>
            Play it again
          </button>
        )}
        <button type="button" className="button" onClick={() => void undo()}>
          {right ? 'Undo' : 'Undo: another answer'}
        </button>
        {!right && (
          <button type="button" className="button" onClick={() => void reveal()}>
            Show the answer, and why
          </button>
        )}
      </p>
      {/* Below the buttons, which stay where they are when it goes. */}
      {isShowing && <p className="dim lesson-small">The run is still being played.</p>}
    </>
  );
}

function leadOf({ right, given, isSeen }: ChoiceOutcome): string {
  if (right) return given ? 'Yes.' : 'This is it.';
  return isSeen ? 'Look: it is otherwise.' : 'No.';
}

function restOf(outcome: ChoiceOutcome): string {
  const { right, states, isSeen, isPlayed, isLate, yours, lost } = outcome;
  if (lost !== null) return `At step ${lost.atStep}: from there on, no order could end otherwise.`;
  if (isLate) return 'By then it was decided already, or that never came: look for another step.';
  const all =
    states > 1
      ? `The search has looked at all ${states.toLocaleString('en')} situations that can come about.`
      : '';
  if (right) return isSeen ? 'Here is a run that shows it.' : all;
  if (isSeen) return 'This run shows why your answer is not right.';
  const played = isPlayed ? 'What happens is played.' : '';
  const drawn = yours === null ? played : 'Your answer is the dashed clock.';
  return `In no run is it so. ${all} ${drawn}`.trim();
}
