/** Moving by hand: who can go on, what he would do, and how it stands with the goal. */
import type { Choice } from '../../protocol/snapshot.ts';
import { CodeText } from '../controls/code-text.tsx';
import { Terms } from '../words/terms.tsx';
import { useScope } from '../use-scope.ts';
import { useLesson, useLessonActions } from './use-lesson.ts';

export function GoTask() {
  const standing = useLesson((state) => state.standing);
  return standing?.kind === 'there' ? <There /> : <Movers />;
}

function Movers() {
  const shown = useScope((state) => state.shown);
  const step = useScope((state) => state.step);
  const number = useScope((state) => state.run?.number);
  const asking = useLesson((state) => state.asking);
  const hint = useLesson((state) => state.hint);
  const way = useLesson((state) => state.way);
  const { go } = useLessonActions();
  if (shown === null) return <p className="dim">…</p>;
  const { description, snapshot } = shown;
  const isNow =
    shown.runNumber === number && snapshot.step === step && step === way.length && !asking;
  const open = snapshot.choices.filter(({ status }) => status === 'enabled');
  const waiting = snapshot.choices.filter(({ status }) => status === 'blocked');
  const idOf = ({ actor }: Choice) => description.actors[actor]?.id ?? '';
  return (
    <>
      <ul className="lesson-movers" aria-label="Who goes on?">
        {open.map((choice, index) => (
          <Mover
            key={choice.actor}
            id={idOf(choice)}
            number={index + 1}
            text={choice.text}
            isHinted={hint !== null && hint.size < 3 && hint.actor === idOf(choice)}
            isReady={isNow}
            onGo={(far) => void go(idOf(choice), far)}
          />
        ))}
      </ul>
      {open.length === 0 && <p>Nobody can move any more.</p>}
      {waiting.map((choice) => (
        <p key={choice.actor} className="dim lesson-small">
          <span className="mono">{idOf(choice)}</span> waits for {choice.waitsFor}.
        </p>
      ))}
      <Standing />
    </>
  );
}

interface MoverProps {
  readonly id: string;
  readonly number: number;
  readonly text: string;
  readonly isHinted: boolean;
  readonly isReady: boolean;
  readonly onGo: (far: 'step' | 'event') => void;
}

function Mover({ id, number, text, isHinted, isReady, onGo }: MoverProps) {
  return (
    <li className="lesson-mover" data-hinted={isHinted}>
      <button
        type="button"
        className="lesson-mover-go"
        aria-disabled={!isReady}
        title={`${id} goes on until something happens, or until it waits`}
        onClick={isReady ? () => onGo('event') : undefined}
      >
        <kbd aria-hidden="true">{number}</kbd>
        <b className="mono">{id}</b>
        <span className="mono lesson-mover-text">
          <CodeText text={text} />
        </span>
      </button>
      <button
        type="button"
        className="button button-small"
        aria-label={`${id}: one step`}
        aria-disabled={!isReady}
        onClick={isReady ? () => onGo('step') : undefined}
      >
        1 step
      </button>
    </li>
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
        <b>No way back.</b> The goal cannot be reached from here
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
      <b>There it is{isShortest ? ', ★ by a shortest way' : ''}.</b>{' '}
      <Terms
        text={`Yours: ${told(standing)}.${par === null ? '' : ` The shortest: ${told(par)}.`}`}
      />
    </p>
  );
}

export function told({ steps, turns }: { readonly steps: number; readonly turns: number }): string {
  return `${turns} ${turns === 1 ? 'turn' : 'turns'}, ${steps} ${steps === 1 ? 'step' : 'steps'}`;
}
