/** A run that reads like a part of the log, and the way to it; or why there is none. */
import type { LogRun } from '../../protocol/log-reading.ts';
import { useActions } from '../use-scope.ts';
import { SentenceList } from './sentence-list.tsx';
import { lineWords } from './sure.ts';

export function RunOffer({ run: { link, lines, sentences } }: { readonly run: LogRun }) {
  return (
    <div className="log-run">
      <div className="log-run-head">
        <p>About {lineWords(lines)}</p>
        {link !== null && <OpenRun link={link} about={lineWords(lines)} />}
      </div>
      <SentenceList sentences={sentences.map((sentence) => ({ sentence }))} />
    </div>
  );
}

interface OpenProps {
  readonly link: string;
  readonly about: string;
  readonly isAccent?: boolean;
}

/** Opens it at the step at which it reads like the log. */
export function OpenRun({ link, about, isAccent = true }: OpenProps) {
  const { open, setDialog } = useActions();
  return (
    <button
      type="button"
      className={`button ${isAccent ? 'button-accent' : ''}`}
      aria-label={`Open the run of ${about}`}
      onClick={() => {
        setDialog(null);
        void open({ kind: 'link', hash: link }, 'link');
      }}
    >
      Open the run
    </button>
  );
}
