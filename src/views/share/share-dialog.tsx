/** The link to this very moment, with a title and a note on it, and the moment in other forms. */
import { useEffect, useRef, useState } from 'react';
import { titleOf } from '../../scenario/title.ts';
import { CopyButton } from '../controls/copy-button.tsx';
import { Dialog } from '../controls/dialog.tsx';
import type { LoadFiles } from '../files.ts';
import { useActions, useScope } from '../use-scope.ts';
import { OtherForms } from './other-forms.tsx';
import './share-dialog.css';
import { TitleFields } from './title-fields.tsx';

interface Props {
  readonly loadFiles: LoadFiles;
  /** The page's address without its hash. */
  readonly address: string;
  /** Puts text on the clipboard; rejects where that is not allowed. */
  readonly copy: (text: string) => Promise<void>;
}

export function ShareDialog({ address, copy, loadFiles }: Props) {
  const { link, setDialog } = useActions();
  const step = useScope((state) => state.step);
  const run = useScope((state) => state.run);
  const [hash, setHash] = useState<string | null>(null);
  const [isRefused, setRefused] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const copyButton = useRef<HTMLButtonElement>(null);
  const hasLink = hash !== null;
  // It cannot take focus when the dialog opens: there is nothing to copy yet.
  useEffect(() => {
    if (hasLink) copyButton.current?.focus();
  }, [hasLink]);
  const scenario = run?.opened.scenario;
  useEffect(() => {
    let live = true;
    void link().then((found) => {
      if (live) setHash(found);
    });
    return () => {
      live = false;
    };
  }, [link, step, run?.number, scenario]);
  const url = hash === null ? '' : address + hash;
  return (
    <Dialog title="Share this moment" onClose={() => setDialog(null)}>
      <div className="share-dialog">
        <p>
          The link carries the scenario, every choice made in it, and step {step}. Nothing is sent
          to a server: whoever opens it sees exactly this.
        </p>
        {scenario !== undefined && (
          <TitleFields key={run?.number} written={titleOf(scenario)} onRefused={setRefused} />
        )}
        <span className="share-dialog-label dim">
          <label htmlFor="share-link">Link</label>
          <span>{url === '' ? '' : `${url.length} characters`}</span>
        </span>
        <textarea
          ref={field}
          id="share-link"
          className="input mono share-dialog-link"
          readOnly
          rows={3}
          value={url === '' ? 'The run is still being simulated…' : url}
          onFocus={(event) => event.target.select()}
        />
        <CopyButton
          text={url}
          label="Copy link"
          copy={copy}
          field={field}
          button={copyButton}
          className="button-accent"
          disabled={!hasLink || isRefused}
        />
        <p className="dim">
          {run?.finished ? `Checksum of the run's last state: ${run.finished.checksum}.` : ''}
        </p>
        {hash !== null && (
          <OtherForms address={address} hash={hash} copy={copy} loadFiles={loadFiles} />
        )}
      </div>
    </Dialog>
  );
}
