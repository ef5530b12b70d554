/** Where a log is pasted, or a file of it chosen. */
import { useEffect, useId } from 'react';
import type { RefObject, SyntheticEvent } from 'react';
import { asSentence } from '../format/sentence.ts';
import { useActions } from '../use-scope.ts';

interface Props {
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  /** Why the last one could not be read; null for nothing. */
  readonly problem: string | null;
}

export function LogForm({ text, setText, field, problem }: Props) {
  const id = useId();
  const { takeText, takeFile } = useActions();
  // Back from an answer: what had the focus is gone.
  useEffect(() => field.current?.focus(), [field]);
  const read = (event: SyntheticEvent) => {
    event.preventDefault();
    if (text.trim() !== '') takeText(text);
  };
  return (
    <form className="log-form" onSubmit={read}>
      <p id={`${id}-help`}>
        What firmware or Linux has printed about an error of the clocks, or single values of
        registers, as they come: cut, mixed, or in any order. Nothing leaves this page.
      </p>
      <label htmlFor={id}>Log</label>
      <textarea
        ref={field}
        id={id}
        className="input mono log-form-text"
        rows={8}
        spellCheck={false}
        autoComplete="off"
        wrap="off"
        placeholder={PLACEHOLDER}
        value={text}
        aria-invalid={problem !== null}
        aria-describedby={`${id}-help ${id}-problem`}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) read(event);
        }}
      />
      <p id={`${id}-problem`} className="problem" role={problem === null ? undefined : 'alert'}>
        {problem === null ? '' : asSentence(problem)}
      </p>
      <div className="log-form-actions">
        <button type="submit" className="button button-accent" disabled={text.trim() === ''}>
          Read it
        </button>
        <label className="button log-form-file">
          Choose a file…
          <input
            type="file"
            className="visually-hidden"
            onChange={({ target }) => {
              const [file] = target.files ?? [];
              if (file !== undefined) void takeFile(file, file.name);
            }}
          />
        </label>
        <span className="dim">or drop one anywhere on the page, up to 20 MB</span>
      </div>
    </form>
  );
}

const PLACEHOLDER = `[   90.746464] a line of the log
NAME: 0123456789abcdef`;
