/** Moving by hand: who can go on, what he would do, and how it stands with the goal. */
import { Terms } from '../words/terms.tsx';
import { MoversList } from './movers.tsx';
import { told } from './told.ts';
import { useCard, useLesson, useLessonActions } from './use-lesson.ts';

export function GoTask() {
  const standing = useLesson((state) => state.standing);
  return standing?.kind === 'there' ? <There /> : <Movers />;
}

function Movers() {
  const asking = useLesson((state) => state.asking);
  const hint = useLesson((state) => state.hint);
  const way = useLesson((state) => state.way);
  const { go } = useLessonActions();
  const { task } = useCard();
  return (
    <>
      {task?.kind === 'reach' && task.counts !== undefined && (
        <p className="lesson-small dim">{task.counts}</p>
      )}
      <MoversList
        steps={way.length}
        busy={asking}
        hinted={hint !== null && hint.size < 3 ? hint.actor : null}
        onGo={(actor, far) => void go(actor, far)}
      />
      <Standing />
    </>
  );
}

/** Whether the goal can still be reached is always said; the way there is not, unless it is asked for. */
function Standing() {
  const standing = useLesson((state) => state.standing);
  const { rescue } = useLessonActions();
  if (standing?.kind !== 'lost')
    return (
      <p className="lesson-small lesson-standing" role="status">
        The goal can still be reached.
      </p>
    );
  return (
    <>
      <p className="lesson-said" data-right={false} role="status">
        <b>Out of reach.</b> From here the goal cannot be reached any more
        {standing.lost === null ? '.' : `: it was lost at step ${standing.lost.atStep}.`}
      </p>
      {standing.lost !== null && (
        <button type="button" className="button" onClick={() => void rescue()}>
          Back to before that step
        </button>
      )}
    </>
  );
}

function There() {
  const standing = useLesson((state) => state.standing);
  const par = useLesson((state) => state.par);
  if (standing?.kind !== 'there') return null;
  const isShortest = par !== null && standing.turns <= par.turns;
  return (
    <p className="lesson-said" data-right role="status">
      <b>There it is{isShortest ? ', ★ in no more turns than the search' : ''}.</b>{' '}
      <Terms
        text={`Yours: ${told(standing)}.${par === null ? '' : ` The shortest: ${told(par)}.`}`}
      />
    </p>
  );
}
