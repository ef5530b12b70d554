/** Who can go on, by button, and who waits for what. */
import type { Far } from '../../protocol/asking.ts';
import type { Choice } from '../../protocol/snapshot.ts';
import { CodeText } from '../controls/code-text.tsx';
import { useScope } from '../use-scope.ts';
import { numbered } from './numbered.ts';

interface Props {
  /** Length of the way so far. */
  readonly steps: number;
  /** The last move is still under way. */
  readonly busy: boolean;
  /** Id of the actor whose turn it is on a shortest way, where somebody asked; null for none. */
  readonly hinted?: string | null;
  readonly onGo: (actor: string, far: Far) => void;
}

export function MoversList({ steps, busy, hinted = null, onGo }: Props) {
  const shown = useScope((state) => state.shown);
  const step = useScope((state) => state.step);
  const number = useScope((state) => state.run?.number);
  if (shown === null) return <p className="dim">…</p>;
  const { description, snapshot } = shown;
  const isNow = shown.runNumber === number && snapshot.step === step && step === steps && !busy;
  const open = numbered(shown);
  const waiting = snapshot.choices.filter(({ status }) => status === 'blocked');
  const idOf = ({ actor }: Choice) => description.actors[actor]?.id ?? '';
  return (
    <>
      <p className="lesson-small dim">
        Press whose turn it is, or its number: a thread goes on until it waits for another one, or
        part of the goal is there. Or only to its next event (Shift and the number), or by one step.
      </p>
      <ul className="lesson-movers" aria-label="Who goes on?">
        {open.map(({ id, number: key, choice }) => (
          <Mover
            key={id}
            id={id}
            number={key}
            text={choice.text}
            isHinted={hinted === id}
            isReady={isNow}
            onGo={(far) => onGo(id, far)}
          />
        ))}
      </ul>
      {open.length === 0 && <p>Nobody can move any more.</p>}
      {waiting.map((choice) => (
        <p key={choice.actor} className="dim lesson-small">
          <span className="mono">{idOf(choice)}</span>{' '}
          {choice.waitsFor === '' ? 'cannot go on.' : `waits for ${choice.waitsFor}.`}
        </p>
      ))}
    </>
  );
}

interface MoverProps {
  readonly id: string;
  readonly number: number;
  readonly text: string;
  readonly isHinted: boolean;
  readonly isReady: boolean;
  readonly onGo: (far: Far) => void;
}

function Mover({ id, number, text, isHinted, isReady, onGo }: MoverProps) {
  return (
    <li className="lesson-mover" data-hinted={isHinted}>
      <button
        type="button"
        className="lesson-mover-go"
        aria-disabled={!isReady}
        title={`${id} goes on until it waits`}
        onClick={isReady ? () => onGo('wait') : undefined}
      >
        <kbd aria-hidden="true">{number}</kbd>
        <b className="mono">{id}</b>
        <span className="mono lesson-mover-text">
          <CodeText text={text} />
        </span>
      </button>
      <Less id={id} of="event, as far as its next one" isReady={isReady} onGo={() => onGo('event')}>
        event
      </Less>
      <Less id={id} of="1 step" isReady={isReady} onGo={() => onGo('step')}>
        1 step
      </Less>
    </li>
  );
}

interface LessProps {
  readonly id: string;
  /** How far, in words. */
  readonly of: string;
  readonly isReady: boolean;
  readonly onGo: () => void;
  readonly children: string;
}

function Less({ id, of, isReady, onGo, children }: LessProps) {
  return (
    <button
      type="button"
      className="button button-small"
      aria-label={`${id}: ${of}`}
      title={`${id}: ${of}`}
      aria-disabled={!isReady}
      onClick={isReady ? onGo : undefined}
    >
      {children}
    </button>
  );
}
