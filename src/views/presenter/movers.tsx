/** Who can go on, with the numbers that let them, and how it stands with the goal. */
import type { LessonState } from '../../store/lesson/lesson-state.ts';
import type { ScopeState } from '../../store/state.ts';
import { useScope } from '../use-scope.ts';
import { numbered } from '../lesson/numbered.ts';
import { useLesson } from '../lesson/use-lesson.ts';
import { leaveToKeys } from './choices.tsx';

export function Movers({ onGo }: { readonly onGo: (place: number) => void }) {
  const shown = useScope((state) => state.shown);
  const asking = useLesson((state) => state.asking);
  const isThere = useLesson(({ standing }) => standing?.kind === 'there');
  const hint = useLesson((state) => state.hint);
  const movers = shown === null || isThere ? [] : numbered(shown);
  return (
    <>
      <ol className="presenter-choices">
        {movers.map(({ id, number }) => (
          <li key={id}>
            <button
              type="button"
              className="presenter-choice"
              data-chosen={hint !== null && hint.size < 3 && hint.actor === id}
              aria-disabled={asking}
              onClick={(event) => {
                leaveToKeys(event);
                onGo(number - 1);
              }}
            >
              <kbd aria-hidden="true">{number}</kbd>
              <span className="mono">{id}</span>
            </button>
          </li>
        ))}
      </ol>
      <p className="presenter-said" role="status">
        <Standing />
      </p>
    </>
  );
}

/** Whether what is shown is the end of the way so far: only from there somebody goes on. */
export function isAtEnd(
  { shown, run, step }: Pick<ScopeState, 'shown' | 'run' | 'step'>,
  { way, asking }: Pick<LessonState, 'way' | 'asking'>,
): boolean {
  const isShown = shown?.runNumber === run?.number && shown?.snapshot.step === step;
  return isShown && step === way.length && !asking;
}

function Standing() {
  const standing = useLesson((state) => state.standing);
  const asking = useLesson((state) => state.asking);
  const hint = useLesson((state) => state.hint);
  const par = useLesson((state) => state.par);
  const steps = useLesson(({ way, beginning }) => way.length - (beginning?.after.length ?? 0));
  if (asking) return 'The engine is asked…';
  if (standing?.kind === 'there')
    return par === null
      ? `There, in ${stepsOf(standing.steps)}.`
      : `There, in ${stepsOf(standing.steps)}: the shortest way has ${par.steps}.`;
  if (standing?.kind === 'lost') return 'No way leads there any more: U goes back.';
  if (hint !== null) return `On a shortest way it is the turn of ${hint.actor}.`;
  if (par === null) return `${stepsOf(steps)} so far.`;
  return `${stepsOf(steps)} so far: the shortest way has ${par.steps}.`;
}

const stepsOf = (count: number): string => (count === 1 ? '1 step' : `${count} steps`);
