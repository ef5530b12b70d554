/** The seed of the run, decimal or hexadecimal; what is wrong with it is said below the field. */
import { useId, useState } from 'react';
import type { SyntheticEvent } from 'react';
import { readSeed, showSeed } from '../format/seed.ts';
import { useActions } from '../use-scope.ts';
import './seed-field.css';

export function SeedField({ seed }: { readonly seed: number | null }) {
  const { change } = useActions();
  const shown = seed === null ? '' : showSeed(seed);
  const [text, setText] = useState(shown);
  const [touched, setTouched] = useState(false);
  const id = useId();
  const reading = readSeed(text);
  const problem = touched && !reading.ok ? reading.sentence : null;
  const submit = (event?: SyntheticEvent) => {
    event?.preventDefault();
    setTouched(true);
    if (reading.ok && reading.value !== seed) void change({ seed: reading.value });
  };
  return (
    <form className="seed-field" onSubmit={submit}>
      <label htmlFor={id} className="dim">
        Seed
      </label>
      <input
        id={id}
        className="input mono"
        value={text}
        size={7}
        maxLength={20}
        autoComplete="off"
        spellCheck={false}
        disabled={seed === null}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : `${id}-problem`}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => submit()}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          setText(shown);
          setTouched(false);
        }}
      />
      {problem !== null && (
        <span id={`${id}-problem`} role="alert" className="problem seed-field-problem">
          {problem}
        </span>
      )}
    </form>
  );
}
