/** After a change of the program: that the run is at the same event, and what it can be compared with. */
import type { Switched } from '../../store/state.ts';
import { Message } from '../messages/message.tsx';
import { useActions, useScope } from '../use-scope.ts';

export function CompareOffer() {
  const switched = useScope((state) => state.switched);
  const isOver = useScope((state) => state.noticesHidden || state.comparing);
  const { hideNotices, setComparing } = useActions();
  if (switched === null || isOver) return null;
  return (
    <Message
      tone="note"
      onDismiss={hideNotices}
      actions={[{ label: `Compare with ${switched.from}`, onTake: () => setComparing(true) }]}
    >
      {momentWords(switched)}
    </Message>
  );
}

function momentWords({ event, isAtEvent }: Switched): string {
  if (event === null) return 'The step is at the same time as before.';
  return isAtEvent
    ? `The step is at the same event as before: ${event}.`
    : `The step is as long as before after the event “${event}”.`;
}
