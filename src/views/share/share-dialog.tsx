/** The link to this very moment: shown, copied, and said to be copied. */
import { useEffect, useRef, useState } from 'react';
import { Dialog } from '../controls/dialog.tsx';
import { useActions, useScope } from '../use-scope.ts';
import './share-dialog.css';

interface Props {
  /** The page's address without its hash. */
  readonly address: string;
  /** Puts text on the clipboard; rejects where that is not allowed. */
  readonly copy: (text: string) => Promise<void>;
}

export function ShareDialog({ address, copy }: Props) {
  const { link, setDialog } = useActions();
  const step = useScope((state) => state.step);
  const run = useScope((state) => state.run);
  const [hash, setHash] = useState<string | null>(null);
  const [said, setSaid] = useState('');
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
  const copyUrl = () => {
    copy(url).then(
      () => setSaid('Copied to the clipboard.'),
      () => {
        field.current?.select();
        setSaid('The clipboard is closed to this page: the link is selected, copy it by hand.');
      },
    );
  };
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
        <div className="share-dialog-row">
          <button
            ref={copyButton}
            type="button"
            className="button button-accent"
            disabled={!hasLink}
            onClick={copyUrl}
          >
            Copy link
          </button>
          <span role="status">{said}</span>
        </div>
        <p className="dim">
          {url === '' ? '' : `${url.length} characters. `}
          {run?.finished ? `Checksum of the run's last state: ${run.finished.checksum}.` : ''}
        </p>
      </div>
    </Dialog>
  );
}
