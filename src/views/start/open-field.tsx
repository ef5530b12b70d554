/** Takes what a machine has printed, a link that somebody has sent, or a scenario as JSON. */
import { useId, useState } from 'react';
import type { ClipboardEvent, SyntheticEvent } from 'react';
import { asSentence } from '../format/sentence.ts';
import { useActions, useScope } from '../use-scope.ts';
import './open-field.css';

export function OpenField() {
  const [text, setText] = useState('');
  const id = useId();
  const failure = useScope((state) => state.refusal?.failure ?? null);
  const opening = useScope((state) => state.opening);
  const { takeText, dismissRefusal } = useActions();
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (text.trim() !== '') takeText(text);
  };
  // One line has no room for them.
  const takeLines = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text/plain');
    if (text !== '' || !pasted.trim().includes('\n')) return;
    event.preventDefault();
    takeText(pasted);
  };
  return (
    <form className="open-field" onSubmit={submit}>
      <label htmlFor={id}>Got a log or a link?</label>
      <input
        id={id}
        className="input mono"
        value={text}
        autoComplete="off"
        spellCheck={false}
        placeholder="What a machine has printed, a link: …#v=1&m=2&p=…, or a scenario as JSON"
        aria-invalid={failure !== null}
        aria-describedby={`${id}-problem`}
        onPaste={takeLines}
        onChange={({ target }) => {
          setText(target.value);
          dismissRefusal();
        }}
      />
      <button type="submit" className="button" disabled={opening || text.trim() === ''}>
        Open
      </button>
      <p id={`${id}-problem`} className="problem" role={failure === null ? undefined : 'alert'}>
        {failure === null ? '' : asSentence(failure.sentence)}
      </p>
    </form>
  );
}
