/** Progress from elsewhere: a file that is chosen or dropped, or text that is pasted. */
import { useRef, useState } from 'react';
import { useDrop } from './use-drop.ts';

interface Props {
  readonly onText: (text: string) => void;
  /** A sentence about what cannot be read. */
  readonly onTrouble: (sentence: string) => void;
}

/** Far more than any progress; what it says is looked at by whoever takes it. */
const MOST_BYTES = 2_000_000;

export function BringIn({ onText, onTrouble }: Props) {
  const [text, setText] = useState('');
  const room = useRef<HTMLDivElement>(null);
  const takeFile = async (file: File | undefined) => {
    if (file === undefined) return;
    if (file.size > MOST_BYTES) {
      onTrouble('This file is too long to be the progress of lessons.');
      return;
    }
    try {
      onText(await file.text());
    } catch {
      onTrouble('This file cannot be read.');
    }
  };
  const isOver = useDrop(room, (file) => void takeFile(file));
  return (
    <div ref={room} className="progress-bring" data-over={isOver}>
      <label className="progress-field">
        <span>Bring in a file, or drop it here</span>
        <input
          type="file"
          accept="application/json,.json"
          onChange={({ target }) => {
            void takeFile(target.files?.[0]);
            // The same file can be chosen once more.
            target.value = '';
          }}
        />
      </label>
      <label className="progress-field">
        <span>or paste what is in it</span>
        <textarea
          className="input mono"
          rows={2}
          spellCheck={false}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </label>
      <button
        type="button"
        className="button"
        aria-disabled={text.trim() === ''}
        onClick={
          text.trim() === ''
            ? undefined
            : () => {
                onText(text);
                setText('');
              }
        }
      >
        Bring it in
      </button>
    </div>
  );
}
