/** The moment as something else than a link: a command, text for a mail, a scenario as JSON. */
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { CopyButton } from '../controls/copy-button.tsx';
import { capitalised } from '../format/sentence.ts';
import { useActions, useScope } from '../use-scope.ts';
import { commandFor } from './command-for.ts';

interface Props {
  readonly address: string;
  readonly hash: string;
  readonly copy: (text: string) => Promise<void>;
  readonly save: (fileName: string, text: string) => void;
}

export function OtherForms({ address, hash, copy, save }: Props) {
  const scenario = useScope((state) => state.run?.opened.scenario);
  return (
    <>
      <Form summary="Text for a mail">
        <Mail address={address} hash={hash} copy={copy} />
      </Form>
      <Form summary="Command for scripts">
        <p>In a folder with this program, the verdicts and the registers of the run as JSON:</p>
        <Shown label="command" text={commandFor(hash)} rows={3} copy={copy} />
      </Form>
      <Form summary="Scenario as JSON">
        <p>
          Without the step. Drop the file on this page, or paste it, to open it; the terminal takes
          it, too.
        </p>
        <Shown
          label="JSON"
          text={`${JSON.stringify(scenario, null, 2)}\n`}
          rows={8}
          copy={copy}
          save={(text) => save(`${scenario?.model ?? 'scenario'}.json`, text)}
        />
      </Form>
    </>
  );
}

/** What is in it is made when it is opened. */
function Form({ summary, children }: { readonly summary: string; readonly children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="share-form" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{summary}</summary>
      {isOpen && <div className="share-form-body">{children}</div>}
    </details>
  );
}

function Mail({ address, hash, copy }: Omit<Props, 'save'>) {
  const { mail } = useActions();
  const [text, setText] = useState<string | null>('');
  // Another link is another text.
  useEffect(() => {
    let live = true;
    void mail(address).then((found) => {
      if (live) setText(found);
    });
    return () => {
      live = false;
    };
  }, [mail, address, hash]);
  if (text === null) return <p className="problem">The text could not be made.</p>;
  return <Shown label="mail" text={text} rows={14} copy={copy} />;
}

interface ShownProps {
  readonly label: string;
  readonly text: string;
  readonly rows: number;
  readonly copy: (text: string) => Promise<void>;
  readonly save?: (text: string) => void;
}

function Shown({ label, text, rows, copy, save }: ShownProps) {
  return (
    <>
      <textarea
        className="input mono share-dialog-link"
        aria-label={capitalised(label)}
        readOnly
        rows={rows}
        wrap={rows > 3 ? 'off' : 'soft'}
        value={text}
      />
      <div className="share-form-row">
        <CopyButton text={text} label={`Copy ${label}`} copy={copy} disabled={text === ''} />
        {save !== undefined && (
          <button type="button" className="button" onClick={() => save(text)}>
            Save as a file
          </button>
        )}
      </div>
    </>
  );
}
