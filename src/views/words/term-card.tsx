/** What a word means, beside the word: over everything, and within the dialog if there is one. */
import { useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { CodeText } from '../controls/code-text.tsx';
import { useMenuPlace } from '../controls/use-menu-place.ts';
import { useShowPanel } from '../shell/use-show-panel.ts';
import { useActions, useScope } from '../use-scope.ts';
import type { Entry } from './vocabulary.ts';
import type { Asked } from './watch-terms.ts';
import './term-card.css';

export function TermCard({ asked }: { readonly asked: Asked }) {
  const { element, entry, by } = asked;
  const word = useRef(element);
  const card = useRef<HTMLDivElement>(null);
  useMenuPlace(true, word, card);
  useLayoutEffect(() => {
    if (by === 'press') card.current?.querySelector('button')?.focus();
  }, [by]);
  return createPortal(
    <div
      ref={card}
      popover="manual"
      role="group"
      aria-label={`What ${entry.name} means`}
      className="term-card"
      data-by={by}
    >
      <p className="term-card-head">
        <b className="mono">{entry.name}</b>
        {entry.also.length > 0 && (
          <small className="dim">also called {entry.also.join(', ')}</small>
        )}
      </p>
      <p>{entry.sentence}</p>
      <Lines entry={entry} />
    </div>,
    element.closest('dialog') ?? document.body,
  );
}

/** Where it is in the code, and the way there. */
function Lines({ entry: { lines, function: info } }: { readonly entry: Entry }) {
  const { seekLine } = useActions();
  const showPanel = useShowPanel();
  const [first] = lines;
  const isListed = useScope(
    ({ run, atStart, dialog }) =>
      !atStart &&
      dialog === null &&
      run?.opened.description.lines.some(({ id }) => id === first?.id) === true,
  );
  if (first === undefined || info === null) return null;
  return (
    <>
      <code className="term-card-lines">
        {lines.map(({ id, label, text }) => (
          <span key={id}>
            {label !== '' && <b>{label} </b>}
            <CodeText text={text} />
          </span>
        ))}
      </code>
      <p className="dim term-card-source">
        {[info.name, info.file, info.origin].filter((part) => part !== '').join(' · ')}
      </p>
      {isListed && (
        <button
          type="button"
          className="button button-small"
          onClick={() => {
            seekLine(first.id, true);
            showPanel('Code');
          }}
        >
          Go to the line
        </button>
      )}
    </>
  );
}
