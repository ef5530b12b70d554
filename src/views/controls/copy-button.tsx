/**
 * Copies a text and says so. Where the clipboard is closed to the page, the text is selected, in a field
 * of the caller's or in one of its own, to be copied by hand.
 */
import { useState } from 'react';
import type { RefObject } from 'react';
import './copy-button.css';

interface Props {
  readonly text: string;
  readonly label: string;
  /** Puts text on the clipboard; rejects where that is not allowed. */
  readonly copy: (text: string) => Promise<void>;
  /** Shows the text already. */
  readonly field?: RefObject<HTMLTextAreaElement | null>;
  readonly button?: RefObject<HTMLButtonElement | null>;
  readonly className?: string;
  readonly disabled?: boolean;
}

type Came = 'nothing' | 'copied' | 'refused';

const SAID: Readonly<Record<Came, string>> = {
  nothing: '',
  copied: 'Copied to the clipboard.',
  refused: 'The clipboard is closed to this page: the text is selected, copy it by hand.',
};

export function CopyButton(props: Props) {
  const { text, label, copy, field, button, className = '', disabled = false } = props;
  const [came, setCame] = useState<Came>('nothing');
  const take = async () => {
    try {
      await copy(text);
      setCame('copied');
    } catch {
      if (field !== undefined) selectAll(field.current);
      setCame('refused');
    }
  };
  return (
    <div className="copy-button">
      <button
        ref={button}
        type="button"
        className={`button ${className}`}
        disabled={disabled}
        onClick={() => void take()}
      >
        {label}
      </button>
      <span role="status">{SAID[came]}</span>
      {came === 'refused' && field === undefined && (
        <textarea
          ref={selectAll}
          className="input mono copy-button-text"
          aria-label={`${label}, by hand`}
          readOnly
          rows={4}
          value={text}
        />
      )}
    </div>
  );
}

function selectAll(field: HTMLTextAreaElement | null): void {
  field?.focus();
  field?.select();
}
