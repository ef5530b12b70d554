/** One form of a moment: folded away until somebody wants it, text to be copied or saved. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { CopyButton } from '../controls/copy-button.tsx';
import { capitalised } from '../format/sentence.ts';

/** What is in it is made when it is opened. */
export function Form({
  summary,
  children,
}: {
  readonly summary: string;
  readonly children: ReactNode;
}) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="share-form" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{summary}</summary>
      {isOpen && <div className="share-form-body">{children}</div>}
    </details>
  );
}

interface ShownProps {
  readonly label: string;
  readonly text: string;
  readonly rows: number;
  readonly copy: (text: string) => Promise<void>;
  readonly save?: (text: string) => void;
}

export function Shown({ label, text, rows, copy, save }: ShownProps) {
  return (
    <>
      <textarea
        className="input mono share-dialog-link"
        aria-label={capitalised(label)}
        readOnly
        rows={rows}
        wrap={rows > 3 ? 'off' : 'soft'}
        value={text}
      />
      <div className="share-form-row">
        <CopyButton text={text} label={`Copy ${label}`} copy={copy} disabled={text === ''} />
        {save !== undefined && (
          <button type="button" className="button" onClick={() => save(text)}>
            Save as a file
          </button>
        )}
      </div>
    </>
  );
}
