/** The scenario as JSON: copied out, or pasted in, as JSON or as a link, and opened as a whole. */
import { useId, useState } from 'react';
import type { Failure } from '../../protocol/messages.ts';
import type { Scenario } from '../../store/state.ts';
import { CopyButton } from '../controls/copy-button.tsx';
import { asSentence } from '../format/sentence.ts';

interface Props {
  readonly scenario: Scenario;
  readonly copy: (text: string) => Promise<void>;
  /** Why what was pasted could not be opened; null if nothing was refused. */
  readonly refused: Failure | null;
  readonly onOpen: (text: string) => void;
  /** Takes what the refusal offers. */
  readonly onOffer: (offer: NonNullable<Failure['offer']>) => void;
}

export function JsonExchange({ scenario, copy, refused, onOpen, onOffer }: Props) {
  const [text, setText] = useState('');
  const id = useId();
  const offer = refused?.offer ?? null;
  return (
    <details className="settings-json">
      <summary>As JSON</summary>
      <div className="settings-json-row">
        <CopyButton text={JSON.stringify(scenario, null, 2)} label="Copy JSON" copy={copy} />
      </div>
      <label htmlFor={id} className="dim">
        Paste a scenario, or a link
      </label>
      <textarea
        id={id}
        className="input mono"
        rows={6}
        spellCheck={false}
        placeholder={`{ "model": "${scenario.model}", … }`}
        value={text}
        aria-invalid={refused !== null}
        aria-describedby={`${id}-problem`}
        onChange={({ target }) => setText(target.value)}
      />
      <p id={`${id}-problem`} className="problem" role={refused === null ? undefined : 'alert'}>
        {refused === null ? '' : asSentence(refused.sentence)}
      </p>
      <div className="settings-json-row">
        <button
          type="button"
          className="button"
          disabled={text.trim() === ''}
          onClick={() => onOpen(text)}
        >
          Open what is pasted
        </button>
        {offer !== null && (
          <button type="button" className="button" onClick={() => onOffer(offer)}>
            {offer.label}
          </button>
        )}
      </div>
    </details>
  );
}
