/** The link to this very moment: shown, copied, and said to be copied. */
import { useEffect, useRef, useState } from 'react';
import { CopyButton } from '../controls/copy-button.tsx';
import { Dialog } from '../controls/dialog.tsx';
import type { LoadFiles } from '../files.ts';
import { useActions, useScope } from '../use-scope.ts';
import { EmbedSnippet } from './embed-snippet.tsx';
import { KeepFiles } from './keep-files.tsx';
import './share-dialog.css';

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
  const field = useRef<HTMLTextAreaElement>(null);
  const copyButton = useRef<HTMLButtonElement>(null);
  const hasLink = hash !== null;
  // It cannot take focus when the dialog opens: there is nothing to copy yet.
  useEffect(() => {
    if (hasLink) copyButton.current?.focus();
  }, [hasLink]);
  useEffect(() => {
    let live = true;
    void link().then((found) => {
      if (live) setHash(found);
    });
    return () => {
      live = false;
    };
  }, [link, step, run?.number]);
  const url = hash === null ? '' : address + hash;
  return (
    <Dialog title="Share this moment" onClose={() => setDialog(null)}>
      <div className="share-dialog">
        <p>
          The link carries the scenario, every choice made in it, and step {step}. Nothing is sent
          to a server: whoever opens it sees exactly this.
        </p>
        <label className="dim" htmlFor="share-link">
          Link
        </label>
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
          disabled={!hasLink}
        />
        <p className="dim">
          {url === '' ? '' : `${url.length} characters. `}
          {run?.finished ? `Checksum of the run's last state: ${run.finished.checksum}.` : ''}
        </p>
        <KeepFiles loadFiles={loadFiles} url={url} />
        <EmbedSnippet address={address} hash={hash} copy={copy} />
      </div>
    </Dialog>
  );
}
