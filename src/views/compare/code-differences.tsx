/** Lines that only one of the two programs has, or only one of the two runs has come to. */
import { useMemo } from 'react';
import { codeDifference, type CodeRow } from '../../store/code-difference.ts';
import type { Run } from '../../store/state.ts';
import { CodeText } from '../controls/code-text.tsx';
import { ScrollBox } from './scroll-box.tsx';

interface Props {
  readonly here: Run;
  readonly there: Run;
}

export function CodeDifferences({ here, there }: Props) {
  const functions = useMemo(() => codeDifference(here, there), [here, there]);
  return (
    <section aria-label="The difference in the code" className="panel code-differences">
      <div className="panel-head">
        <h2>The difference in the code</h2>
      </div>
      <ScrollBox label="Lines that differ">
        {functions.length === 0 && <p>Both have the same code, and both run the same lines.</p>}
        {functions.map(({ name, of, rows }) =>
          of === 'both' ? (
            <div key={name}>
              <h3 className="mono">{name}</h3>
              <Lines rows={rows} />
            </div>
          ) : (
            <details key={name}>
              <summary>
                <b>{LETTERS[of]}</b> only: <code>{name}</code>, lines: {rows.length}
              </summary>
              <Lines rows={rows} />
            </details>
          ),
        )}
      </ScrollBox>
    </section>
  );
}

const LETTERS = { here: 'A', there: 'B', both: '' } as const;

function Lines({ rows }: { readonly rows: readonly CodeRow[] }) {
  return (
    <ul>
      {rows.map((row, index) => (
        <Line key={`${index} ${row.text}`} row={row} />
      ))}
    </ul>
  );
}

function Line({ row }: { readonly row: CodeRow }) {
  const { of, label, indent, text } = row;
  const note = noteOf(row);
  return (
    <li className="code-difference" data-of={of} data-noted={note !== ''}>
      <span className="code-difference-of">
        {LETTERS[of]}
        {of !== 'both' && <span className="visually-hidden"> only: </span>}
      </span>
      <span className="dim mono">{label}</span>
      <span className="mono" data-indent={indent}>
        <CodeText text={text} />
      </span>
      <span className="code-difference-note">{note}</span>
    </li>
  );
}

/** Which run has come to it, where that says something. */
function noteOf({ of, ranBy }: CodeRow): string {
  if (ranBy === null || ranBy === 'both') return '';
  if (of !== 'both') return ranBy === 'neither' ? `${LETTERS[of]} does not run it` : '';
  if (ranBy === 'neither') return '';
  return ranBy === 'here' ? 'A runs it, B does not' : 'B runs it, A does not';
}
