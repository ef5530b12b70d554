/** What the class is asked, and what it can do about it. */
import type { Task } from '../../lessons/lesson.ts';
import { useCard, useLesson } from '../lesson/use-lesson.ts';
import { Choices } from './choices.tsx';
import { Movers } from './movers.tsx';
import type { Votes } from './votes.ts';

interface Props {
  readonly votes: Votes;
  /** For the choice, or the thread, at this place. */
  readonly onVote: (place: number) => void;
}

export function ClassTask(props: Props) {
  const { task } = useCard();
  const status = useLesson((state) => state.status);
  if (task === null || status === 'failed') return <div className="presenter-task" />;
  if (status === 'coming')
    return (
      <div className="presenter-task">
        <p className="dim">The run of this card is being found…</p>
      </div>
    );
  return (
    <section className="presenter-task" aria-label="Question">
      <h2 className="presenter-asks">{task.asks}</h2>
      <Answers {...props} task={task} />
    </section>
  );
}

function Answers({ task, votes, onVote }: Props & { readonly task: Task }) {
  switch (task.kind) {
    case 'predict':
    case 'where':
      return <Choices choices={task.choices} votes={votes} onVote={onVote} />;
    case 'reach':
      return <Movers onGo={onVote} />;
    case 'break':
    case 'repair':
    case 'settings':
      return (
        <p className="presenter-said">
          There is no single answer to reveal: open it in the workbench with W.
        </p>
      );
  }
}
