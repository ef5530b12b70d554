/** What the page has to tell apart from the run: refusals, notices, a worker that died, waiting. */
import { useActions, useScope } from '../use-scope.ts';
import { Message } from './message.tsx';
import { noticeWords } from './notice-words.ts';

/** What came of the reader's last act: above the transport, where it moves nothing that is watched. */
export function Answers() {
  return (
    <div className="answers" tabIndex={-1}>
      <RefusalMessage />
      <NoticeMessage />
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
  const step = useScope((state) => state.step);
  const { dismissConnection } = useActions();
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
          The simulation stopped unexpectedly; it was restarted and is back at step {step}.
        </Message>
      );
    case 'gave-up':
      return (
        <Message tone="bad">
          The simulation stops again and again. {connection.sentence} Open another scenario to go
          on.
        </Message>
      );
  }
}

function RefusalMessage() {
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
      action={
        offer === null
          ? null
          : { label: offer.label, onTake: () => void open(offer.source, 'scenario') }
      }
    >
      {noticeWords(sentence)} The run on the page is unchanged.
    </Message>
  );
}

function NoticeMessage() {
  const notices = useScope((state) => (state.noticesHidden ? null : state.run?.opened.notices));
  const { hideNotices } = useActions();
  if (!notices || notices.length === 0) return null;
  return (
    <Message tone="note" onDismiss={hideNotices}>
      {notices.map(noticeWords).join(' ')}
    </Message>
  );
}
