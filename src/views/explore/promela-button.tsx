/** The scenario on the page as a model for SPIN, a file to keep. */
import { useState } from 'react';
import { useActions, useScope } from '../use-scope.ts';

interface Props {
  readonly save: (fileName: string, text: string) => void;
}

export function PromelaButton({ save }: Props) {
  const { promela } = useActions();
  const disabled = useScope((state) => state.run === null);
  const [said, setSaid] = useState('');
  const download = async () => {
    setSaid('Writing the model…');
    const file = await promela();
    if (file !== null) save(file.fileName, file.text);
    setSaid(file === null ? 'The model could not be written.' : `Saved as ${file.fileName}.`);
  };
  return (
    <section aria-label="Check with SPIN" className="explore-promela">
      <h3>Check with SPIN</h3>
      <p className="dim">
        SPIN is a model checker of its own, and Promela is the language it reads: the file holds
        this very machine, one op a transition, so that somebody else’s program can check what is
        said here. <code>-DSAFETY</code> makes SPIN look for broken invariants and deadlocks only,
        and <code>-DNOREDUCE</code> makes it try every order: it then counts as many states as a
        search here with the reductions off.
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
    </section>
  );
}
