/** After a change of the program: that the run is at the same event, and what it can be compared with. */
import { Message } from '../messages/message.tsx';
import { useActions, useScope } from '../use-scope.ts';

export function CompareOffer() {
  const switched = useScope((state) => state.switched);
  const isOver = useScope((state) => state.noticesHidden || state.comparing);
  const { hideNotices, setComparing } = useActions();
  if (switched === null || isOver) return null;
  const { event, from } = switched;
  return (
    <Message
      tone="note"
      onDismiss={hideNotices}
      actions={[{ label: `Compare with ${from}`, onTake: () => setComparing(true) }]}
    >
      {event === null
        ? 'This is the same time in the other run.'
        : `This is the same event: ${event}.`}
    </Message>
  );
}
