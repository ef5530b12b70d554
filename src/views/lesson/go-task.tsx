/** Moving by hand: who can go on, what he would do, and how it stands with the goal. */
import { Terms } from '../words/terms.tsx';
import { MoversList } from './movers.tsx';
import { Said } from './said.tsx';
import { told } from './told.ts';
import { useCard, useLesson, useLessonActions } from './use-lesson.ts';
import { Why } from './why.tsx';

export function GoTask() {
  const standing = useLesson((state) => state.standing);
  const { rescue } = useLessonActions();
  const isThere = standing?.kind === 'there';
  const isLost = standing?.kind === 'lost';
  return (
    <>
      {!isThere && <Movers />}
      <Said right={isThere ? true : isLost ? false : undefined}>
        <StandingWords />
      </Said>
      {isThere && <Why />}
      {isLost && standing.lost !== null && (
        <button type="button" className="button" onClick={() => void rescue()}>
          Back to before that step
        </button>
      )}
    </>
  );
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
    </>
  );
}

/** Whether the goal can still be reached is always said; the way there is not, unless it is asked for. */
function StandingWords() {
  const standing = useLesson((state) => state.standing);
  const par = useLesson((state) => state.par);
  if (standing?.kind === 'lost')
    return (
      <>
        <b>Out of reach.</b> From here the goal cannot be reached any more
        {standing.lost === null ? '.' : `: it was lost at step ${standing.lost.atStep}.`}
      </>
    );
  if (standing?.kind !== 'there')
    return <span className="lesson-small">The goal can still be reached.</span>;
  const isShortest = par !== null && standing.turns <= par.turns;
  return (
    <>
      <b>There it is{isShortest ? ', ★ in no more turns than the run of the fewest steps' : ''}.</b>{' '}
      <Terms
        text={`Yours: ${told(standing)}.${par === null ? '' : ` The run of the fewest steps: ${told(par)}.`}`}
      />
    </>
  );
}
