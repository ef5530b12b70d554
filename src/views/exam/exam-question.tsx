/** One question, and where its answer is given. Nothing here knows whether it is right. */
import { useEffect, useRef } from 'react';
import { asSentence } from '../format/sentence.ts';
import { Choices } from '../lesson/choices.tsx';
import { EditedLines } from '../lesson/edited-lines.tsx';
import { KINDS } from '../lesson/kinds.ts';
import { MoversList } from '../lesson/movers.tsx';
import { Offers } from '../lesson/offers.tsx';
import { useCard } from '../lesson/use-lesson.ts';
import type { Task } from '../../lessons/lesson.ts';
import { useScope } from '../use-scope.ts';
import { Terms } from '../words/terms.tsx';
import { useSitting, useSittingActions } from './use-sitting.ts';

interface Props {
  /** A sentence about what was kept; '' for none. */
  readonly trouble: string;
}

export function ExamQuestion({ trouble: ofDraft }: Props) {
  const { caption, task } = useCard();
  const card = useSitting((state) => state.card);
  const status = useSitting((state) => state.status);
  const own = useSitting((state) => state.trouble);
  const { show } = useSittingActions();
  const trouble = own === '' ? ofDraft : own;
  const heading = useRef<HTMLHeadingElement>(null);
  // Whoever goes on by keyboard or hears the page is at the question, and not where a button was.
  useEffect(() => heading.current?.focus({ preventScroll: true }), [card]);
  return (
    <section className="lesson-card panel" aria-label="Question">
      <h3 ref={heading} tabIndex={-1} className="lesson-card-kind">
        Question {card + 1}: {task !== null && KINDS[task.kind]}
      </h3>
      <p className="lesson-card-caption">
        <Terms text={caption} />
      </p>
      {status === 'there' && task !== null && (
        <>
          <p className="lesson-card-asks">
            <Terms text={task.asks} />
          </p>
          <Answer key={card} task={task} />
        </>
      )}
      {status === 'coming' && <p className="dim">The run of this question is being found…</p>}
      {trouble !== '' && (
        <div className="lesson-card-trouble" role="alert">
          <p>{asSentence(trouble)}</p>
          {status === 'failed' && (
            <button type="button" className="button" onClick={() => void show(card)}>
              Try again
            </button>
          )}
        </div>
      )}
    </section>
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
