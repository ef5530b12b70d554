/** Who can go on, by button, and who waits for what. */
import type { Choice } from '../../protocol/snapshot.ts';
import { CodeText } from '../controls/code-text.tsx';
import { useScope } from '../use-scope.ts';

interface Props {
  /** Length of the way so far. */
  readonly steps: number;
  /** The last move is still under way. */
  readonly busy: boolean;
  /** Id of the actor whose turn it is on a shortest way, where somebody asked; null for none. */
  readonly hinted?: string | null;
  readonly onGo: (actor: string, far: 'step' | 'event') => void;
}

export function MoversList({ steps, busy, hinted = null, onGo }: Props) {
  const shown = useScope((state) => state.shown);
  const step = useScope((state) => state.step);
  const number = useScope((state) => state.run?.number);
  if (shown === null) return <p className="dim">…</p>;
  const { description, snapshot } = shown;
  const isNow = shown.runNumber === number && snapshot.step === step && step === steps && !busy;
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
            isHinted={hinted === idOf(choice)}
            isReady={isNow}
            onGo={(far) => onGo(idOf(choice), far)}
          />
        ))}
      </ul>
      {open.length === 0 && <p>Nobody can move any more.</p>}
      {waiting.map((choice) => (
        <p key={choice.actor} className="dim lesson-small">
          <span className="mono">{idOf(choice)}</span> waits for {choice.waitsFor}.
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
