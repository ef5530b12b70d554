/** The moment as something else than a link: a command, text for a mail, a scenario as JSON. */
import { useEffect, useState } from 'react';
import type { LoadFiles } from '../files.ts';
import { useActions, useScope } from '../use-scope.ts';
import { commandFor } from './command-for.ts';
import { EmbedHtml } from './embed-html.tsx';
import { Form, Shown } from './form.tsx';
import { KeepFiles } from './keep-files.tsx';

interface Props {
  readonly address: string;
  readonly hash: string;
  readonly copy: (text: string) => Promise<void>;
  readonly loadFiles: LoadFiles;
}

export function OtherForms({ address, hash, copy, loadFiles }: Props) {
  const scenario = useScope((state) => state.run?.opened.scenario);
  return (
    <>
      <Form summary="Text for a mail">
        <Mail address={address} hash={hash} copy={copy} />
      </Form>
      <Form summary="Keep it as a file">
        <KeepFiles loadFiles={loadFiles} url={address + hash} />
      </Form>
      <Form summary="Command for scripts">
        <p>In a folder with this program, the verdicts and the registers of the run as JSON:</p>
        <Shown label="command" text={commandFor(hash)} rows={3} copy={copy} />
      </Form>
      {address.startsWith('http') && (
        <Form summary="Put it into a page of your own">
          <p>
            A still picture of this moment with its verdict, which can be stepped through once it is
            pressed. Where a page may have no frames, the words and the link remain.
          </p>
          <EmbedHtml address={address} hash={hash} copy={copy} />
        </Form>
      )}
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
          save={(text) =>
            void loadFiles().then(({ saveFile }) =>
              saveFile(`${scenario?.model ?? 'scenario'}.json`, text),
            )
          }
        />
      </Form>
    </>
  );
}

function Mail({ address, hash, copy }: Omit<Props, 'loadFiles'>) {
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
