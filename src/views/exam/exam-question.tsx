/** One question, and where its answer is given. Nothing here knows whether it is right. */
import { CardFrame } from '../lesson/card-frame.tsx';
import { Choices } from '../lesson/choices.tsx';
import { EditedLines } from '../lesson/edited-lines.tsx';
import { KINDS } from '../lesson/kinds.ts';
import { MoversList } from '../lesson/movers.tsx';
import { Offers } from '../lesson/offers.tsx';
import { useCard } from '../lesson/use-lesson.ts';
import type { Task } from '../../lessons/lesson.ts';
import { useScope } from '../use-scope.ts';
import { useSitting, useSittingActions } from './use-sitting.ts';

interface Props {
  /** A sentence about what was kept; '' for none. */
  readonly trouble: string;
}

export function ExamQuestion({ trouble: ofDraft }: Props) {
  const { task } = useCard();
  const card = useSitting((state) => state.card);
  const own = useSitting((state) => state.trouble);
  const { show } = useSittingActions();
  return (
    <CardFrame
      name="Question"
      kind={`Question ${card + 1}: ${task === null ? '' : KINDS[task.kind]}`}
      trouble={own === '' ? ofDraft : own}
      onAgain={() => void show(card)}
      answer={task !== null && <Answer key={card} task={task} />}
    />
  );
}

function Answer({ task }: { readonly task: Task }) {
  const chosen = useSitting((state) => state.chosen);
  const steps = useSitting(({ way }) => way.length);
  const asking = useSitting((state) => state.asking);
  const { choose, go, changeSetting } = useSittingActions();
  switch (task.kind) {
    case 'predict':
    case 'where':
      return <Choices task={task} chosen={chosen} disabled={false} onChoose={choose} />;
    case 'reach':
      return (
        <>
          <MoversList steps={steps} busy={asking} onGo={(actor, far) => void go(actor, far)} />
          <p className="dim lesson-small">
            Your run so far is your answer: {steps} {steps === 1 ? 'step' : 'steps'}.
          </p>
        </>
      );
    case 'break':
    case 'repair':
      return (
        <>
          <EditedLines among={task.among} />
          <TooMany />
        </>
      );
    case 'settings':
      return (
        <Offers task={task} onChange={(setting, value) => void changeSetting(setting, value)} />
      );
  }
}

function TooMany() {
  const count = useScope((state) => state.run?.opened.description.edits.length ?? 0);
  if (count < 2) return null;
  return (
    <p className="lesson-card-trouble" role="status">
      {count} lines are edited, and one may be: take the others back, or this is no answer.
    </p>
  );
}
