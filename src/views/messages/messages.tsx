/** What the page has to tell apart from the run: refusals, notices, a worker that died, waiting. */
import { CompareOffer } from '../compare/compare-offer.tsx';
import { CopyButton } from '../controls/copy-button.tsx';
import { useActions, useScope } from '../use-scope.ts';
import { Message } from './message.tsx';
import { noticeWords } from './notice-words.ts';

interface AnswersProps {
  /** Puts text on the clipboard; rejects where that is not allowed. */
  readonly copy: (text: string) => Promise<void>;
  /** The browser's name and version. */
  readonly browser: string;
}

/** What came of the reader's last act: above the transport, where it moves nothing that is watched. */
export function Answers(props: AnswersProps) {
  return (
    <div className="answers" tabIndex={-1}>
      <RefusalMessage />
      <NoticeMessage {...props} />
      <CompareOffer />
    </div>
  );
}

/** How the worker does. */
export function Messages() {
  return (
    <div className="messages" tabIndex={-1}>
      <ConnectionMessage />
    </div>
  );
}

function ConnectionMessage() {
  const connection = useScope((state) => state.connection);
  const hasRun = useScope((state) => state.run !== null);
  const [other] = useScope((state) => state.presets);
  const { dismissConnection, open, retry } = useActions();
  switch (connection.status) {
    case 'ready':
      return null;
    case 'restarting':
      return (
        <Message tone="bad">
          The simulation stopped unexpectedly and is being restarted. {connection.sentence}
        </Message>
      );
    case 'restored':
      return (
        <Message tone="good" onDismiss={dismissConnection}>
          The simulation stopped unexpectedly; it was restarted and is back at step{' '}
          {connection.step}.
        </Message>
      );
    case 'gave-up':
      // Without a run the whole page says it.
      if (!hasRun) return null;
      return (
        <Message
          tone="bad"
          actions={[
            { label: 'Try again', onTake: () => void retry() },
            ...(other === undefined
              ? []
              : [
                  {
                    label: `Open “${other.title}”`,
                    onTake: () =>
                      void open({ kind: 'preset', id: other.id, model: other.model }, 'scenario'),
                  },
                ]),
          ]}
        >
          The simulation does not go on. {connection.sentence}
        </Message>
      );
  }
}

function RefusalMessage() {
  const settings = useScope((state) => state.run?.opened.description.settings ?? null);
  const refusal = useScope((state) => state.refusal);
  const hasRun = useScope((state) => state.run !== null);
  const inDialog = useScope((state) => state.dialog === 'settings');
  const { open, dismissRefusal } = useActions();
  // Without a run the whole page says it; the settings say it beside their fields.
  if (refusal === null || !hasRun || (inDialog && refusal.act === 'settings')) return null;
  const { sentence, offer } = refusal.failure;
  return (
    <Message
      tone="bad"
      onDismiss={dismissRefusal}
      actions={
        offer === null
          ? []
          : [{ label: offer.label, onTake: () => void open(offer.source, 'scenario') }]
      }
    >
      {noticeWords(sentence, settings)} The run on the page is unchanged.
    </Message>
  );
}

function NoticeMessage({ copy, browser }: AnswersProps) {
  const settings = useScope((state) => state.run?.opened.description.settings ?? null);
  const notices = useScope((state) => (state.noticesHidden ? null : state.run?.opened.notices));
  const report = useScope((state) => state.run?.opened.report ?? null);
  const { hideNotices } = useActions();
  if (!notices || notices.length === 0) return null;
  return (
    <Message
      tone="note"
      onDismiss={hideNotices}
      aside={
        report === null ? null : (
          <CopyButton
            text={`${report}\nBrowser: ${browser}`}
            label="Copy the report"
            copy={copy}
            className="button-small"
          />
        )
      }
    >
      {notices.map((notice) => noticeWords(notice, settings)).join(' ')}
    </Message>
  );
}
