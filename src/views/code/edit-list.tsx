/** What was changed against the kernel, each with a way back. */
import type { EditInfo } from '../../protocol/description.ts';
import './edit-list.css';
import { useEdits } from './use-edits.ts';

export function EditList({ edits }: { readonly edits: readonly EditInfo[] }) {
  const { remove, removeAll } = useEdits();
  if (edits.length === 0) return null;
  return (
    <section className="edit-list" aria-label="Edits">
      <div className="edit-list-head">
        <b>Edited kernel: {edits.length === 1 ? '1 change' : `${edits.length} changes`}</b>
        {edits.length > 1 && (
          <button type="button" className="button button-small" onClick={removeAll}>
            Undo all
          </button>
        )}
      </div>
      <ol>
        {edits.map(({ at, function: name, text }, index) => (
          <li key={`${at} ${text}`}>
            <span>
              <span className="mono">{text}</span> <span className="dim">in {name}</span>
            </span>
            <button
              type="button"
              className="button button-small"
              aria-label={`Undo ${text}`}
              onClick={() => remove(index)}
            >
              Undo
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
