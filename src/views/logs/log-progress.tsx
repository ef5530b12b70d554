/** How far a log has been read. */
import { useEffect, useRef } from 'react';
import type { Pasted } from '../../store/pasted.ts';

interface Props {
  readonly pasted: Pasted;
  readonly onCancel: () => void;
}

export function LogProgress({ pasted: { bytes, done }, onCancel }: Props) {
  const cancel = useRef<HTMLButtonElement>(null);
  useEffect(() => cancel.current?.focus(), []);
  return (
    <div className="log-progress">
      <p role="status">
        {done < bytes ? 'The log is being read…' : 'A run that reads like it is being looked for…'}
      </p>
      <progress aria-label="Read so far" max={bytes} value={done} />
      <button ref={cancel} type="button" className="button" onClick={onCancel}>
        Cancel
      </button>
    </div>
  );
}
