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
        The same machine in Promela, one op a transition. Compiled with -DNOREDUCE -DSAFETY, SPIN
        stores as many states as a search without reductions finds here.
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
