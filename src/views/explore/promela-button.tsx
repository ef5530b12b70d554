/** The scenario on the page as a model for SPIN, a file to keep, and the command lines that search it. */
import { useState } from 'react';
import type { SpinMode } from '../../protocol/exploration.ts';
import { CopyButton } from '../controls/copy-button.tsx';
import type { LoadFiles } from '../files.ts';
import { useActions, useScope } from '../use-scope.ts';
import './promela-button.css';

interface Props {
  readonly loadFiles: LoadFiles;
  /** Puts text on the clipboard; rejects where that is not allowed. */
  readonly copy: (text: string) => Promise<void>;
}

export function PromelaButton({ loadFiles, copy }: Props) {
  const { promela } = useActions();
  const disabled = useScope((state) => state.run === null);
  const [said, setSaid] = useState('');
  const [modes, setModes] = useState<readonly SpinMode[]>([]);
  const download = async () => {
    setSaid('Writing the model…');
    const file = await promela();
    if (file !== null) (await loadFiles()).saveFile(file.fileName, file.text);
    setModes(file?.modes ?? []);
    setSaid(file === null ? 'The model could not be written.' : `Saved as ${file.fileName}.`);
  };
  return (
    <section aria-label="Check with SPIN" className="explore-promela">
      <h3>Check with SPIN</h3>
      <p className="dim">
        SPIN is a model checker of its own, and Promela is the language it reads: the file holds
        this very machine, one op a transition, so that somebody else’s program can check what is
        said here, on as many cores as there are. <code>-DCHECK_ALL</code> makes it look for broken
        invariants: it stops at the first, <code>errors: 1</code>. Without that it looks for
        deadlocks alone, and <code>-DNOREDUCE</code> makes it try every order: then it counts as
        many states as a search here with the reductions off.
      </p>
      <div className="explore-promela-row">
        <button
          type="button"
          className="button"
          disabled={disabled}
          onClick={() => void download()}
        >
          Download Promela
        </button>
        <span role="status">{said}</span>
      </div>
      {modes.length > 0 && (
        <p className="dim">
          In the folder of the file, by a shell. <code>scope replay</code> in a terminal opens the
          trail that SPIN writes of a break as a run.
        </p>
      )}
      {modes.map((mode) => (
        <Mode key={mode.id} mode={mode} copy={copy} />
      ))}
    </section>
  );
}

function Mode({ mode, copy }: { readonly mode: SpinMode; readonly copy: Props['copy'] }) {
  const { title, worth, lines } = mode;
  const text = lines.join('\n');
  return (
    <details className="explore-spin-mode">
      <summary>{title}</summary>
      <p className="dim">{worth}</p>
      <pre className="mono">{text}</pre>
      <CopyButton text={text} label="Copy the commands" copy={copy} />
    </details>
  );
}
