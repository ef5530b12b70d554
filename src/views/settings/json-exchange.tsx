/** The scenario as JSON: copied out, or pasted in and opened as a whole. */
import { useId, useState } from 'react';
import type { Scenario } from '../../store/state.ts';

interface Props {
  readonly scenario: Scenario;
  readonly copy: (text: string) => Promise<void>;
  /** Why what was pasted could not be opened; null if nothing was refused. */
  readonly refused: string | null;
  readonly onOpen: (scenario: unknown) => void;
}

export function JsonExchange({ scenario, copy, refused, onOpen }: Props) {
  const [text, setText] = useState('');
  const [unreadable, setUnreadable] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const id = useId();
  const json = JSON.stringify(scenario, null, 2);
  const copyJson = () => {
    copy(json).then(
      () => setSaid('Copied to the clipboard.'),
      () => {
        setText(json);
        setSaid('The clipboard is closed to this page: it is in the field below, copy it by hand.');
      },
    );
  };
  const openText = () => {
    let parsed: unknown;
    try {
      parsed = JSON.parse(text);
    } catch (error) {
      setUnreadable(`This is no JSON: ${error instanceof Error ? error.message : ''}`);
      return;
    }
    setUnreadable(null);
    onOpen(parsed);
  };
  const problem = unreadable ?? refused;
  return (
    <details className="settings-json">
      <summary>As JSON</summary>
      <div className="settings-json-row">
        <button type="button" className="button" onClick={copyJson}>
          Copy JSON
        </button>
        <span role="status">{said}</span>
      </div>
      <label htmlFor={id} className="dim">
        Paste a scenario
      </label>
      <textarea
        id={id}
        className="input mono"
        rows={6}
        spellCheck={false}
        placeholder={'{ "kernel": "pre-fix", "split": 2, "subcores": [ … ] }'}
        value={text}
        aria-invalid={problem !== null}
        aria-describedby={`${id}-problem`}
        onChange={({ target }) => setText(target.value)}
      />
      <p id={`${id}-problem`} className="problem" role={problem === null ? undefined : 'alert'}>
        {problem}
      </p>
      <button type="button" className="button" disabled={text.trim() === ''} onClick={openText}>
        Open pasted scenario
      </button>
    </details>
  );
}
