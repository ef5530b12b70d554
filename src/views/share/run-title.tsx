/** What somebody has written above the run: plain text, whatever is in it. */
import { useEffect } from 'react';
import { titleOf } from '../../scenario/title.ts';
import { useScope } from '../use-scope.ts';
import './run-title.css';

const PAGE = 'Resync Scope';

export function RunTitle() {
  const scenario = useScope((state) => state.run?.opened.scenario);
  const { title, note } = titleOf(scenario ?? {});
  useEffect(() => {
    if (title === '') return undefined;
    document.title = `${title} · ${PAGE}`;
    return () => {
      document.title = PAGE;
    };
  }, [title]);
  return (
    <section aria-label="Title" className="run-title">
      {title !== '' && <h2 dir="auto">{title}</h2>}
      <small className="dim">by whoever shares this run</small>
      {note !== '' && (
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls where it is long
        <p dir="auto" role="group" aria-label="Note" tabIndex={0}>
          {note}
        </p>
      )}
    </section>
  );
}
