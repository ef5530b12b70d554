/** The lines that somebody has edited in the code beside this, each to be taken back. */
import { useActions, useScope } from '../use-scope.ts';

interface Props {
  /** Functions in which a line is sought; left out for all. */
  readonly among: readonly string[] | undefined;
}

export function EditedLines({ among }: Props) {
  const edits = useScope((state) => state.run?.opened.description.edits ?? NONE);
  const { edit } = useActions();
  return (
    <>
      <ul className="lesson-edits" aria-label="Edited lines">
        {edits.map(({ text }, index) => (
          <li key={text}>
            <span className="mono">{text}</span>
            <button
              type="button"
              className="button button-small"
              onClick={() => void edit((before) => before.filter((_, i) => i !== index))}
            >
              Take back
            </button>
          </li>
        ))}
      </ul>
      {edits.length === 0 && (
        <p className="lesson-small dim">
          Most lines of the code have a menu, ⋯: skip the line, split it in two steps, force its
          outcome, or move it.
        </p>
      )}
      {among !== undefined && (
        <p className="lesson-small dim">
          Look in <span className="mono">{among.join(', ')}</span>.
        </p>
      )}
    </>
  );
}

const NONE: readonly never[] = [];
