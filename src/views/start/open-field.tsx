/** Takes a link that somebody has sent, or a scenario as JSON. */
import { useId, useState } from 'react';
import type { SyntheticEvent } from 'react';
import { asSentence } from '../format/sentence.ts';
import { useActions, useScope } from '../use-scope.ts';
import './open-field.css';

export function OpenField() {
  const [text, setText] = useState('');
  const id = useId();
  const failure = useScope((state) => state.refusal?.failure ?? null);
  const opening = useScope((state) => state.opening);
  const { open, dismissRefusal } = useActions();
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (text.trim() !== '') void open({ kind: 'text', text }, 'link');
  };
  return (
    <form className="open-field" onSubmit={submit}>
      <label htmlFor={id}>Got a link?</label>
      <input
        id={id}
        className="input mono"
        value={text}
        autoComplete="off"
        spellCheck={false}
        placeholder="…#v=1&m=2&p=…, or a scenario as JSON"
        aria-invalid={failure !== null}
        aria-describedby={`${id}-problem`}
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
