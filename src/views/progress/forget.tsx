/** Forgetting all progress: asked once more, and taken back while the page is open. */
import { useEffect, useRef, useState } from 'react';

interface Props {
  /** There is nothing to be forgotten. */
  readonly isNone: boolean;
  readonly hasForgotten: boolean;
  readonly onForget: () => void;
  readonly onRemember: () => void;
}

export function Forget({ isNone, hasForgotten, onForget, onRemember }: Props) {
  const [isAsking, setAsking] = useState(false);
  const keep = useRef<HTMLButtonElement>(null);
  // Whoever asked is at the answer.
  useEffect(() => {
    if (isAsking) keep.current?.focus();
  }, [isAsking]);
  if (isAsking)
    return (
      <div className="progress-buttons" role="group" aria-label="Forget all of it?">
        <b>Forget all of it?</b>
        <button ref={keep} type="button" className="button" onClick={() => setAsking(false)}>
          Keep it
        </button>
        <button
          type="button"
          className="button"
          onClick={() => {
            setAsking(false);
            onForget();
          }}
        >
          Forget it
        </button>
      </div>
    );
  return (
    <div className="progress-buttons">
      <button
        type="button"
        className="button"
        aria-disabled={isNone}
        onClick={isNone ? undefined : () => setAsking(true)}
      >
        Forget how far I am…
      </button>
      {hasForgotten && (
        <button type="button" className="button" onClick={onRemember}>
          Undo: have it back
        </button>
      )}
    </div>
  );
}
