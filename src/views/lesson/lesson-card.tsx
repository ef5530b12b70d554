/** The card of a lesson: its task by kind, and at the last one what somebody takes away. */
import type { Task } from '../../lessons/lesson.ts';
import { CardFrame } from './card-frame.tsx';
import { EditTask } from './edit-task.tsx';
import { GoTask } from './go-task.tsx';
import { KINDS } from './kinds.ts';
import { LessonEnd } from './lesson-end.tsx';
import { PredictTask } from './predict-task.tsx';
import { SettingsTask } from './settings-task.tsx';
import { useCard, useLesson, useLessonActions } from './use-lesson.ts';

export function LessonCard() {
  const { task } = useCard();
  const card = useLesson((state) => state.card);
  const trouble = useLesson((state) => state.trouble);
  const opening = useLesson(({ card: at, lesson }) => (at === 0 ? lesson : null));
  const isEnd = useLesson(
    ({ card: at, lesson, status }) => at === lesson.cards.length - 1 && status === 'there',
  );
  const { show } = useLessonActions();
  return (
    <CardFrame
      name="Card"
      kind={task === null ? 'Look' : KINDS[task.kind]}
      before={
        opening !== null && (
          <p className="dim">{opening.opens ?? `Afterwards ${opening.promise}`}</p>
        )
      }
      trouble={trouble}
      onAgain={() => void show(card)}
      answer={task !== null && <Answer key={card} task={task} />}
    >
      {isEnd && <LessonEnd />}
    </CardFrame>
  );
}

function Answer({ task }: { readonly task: Task }) {
  switch (task.kind) {
    case 'predict':
    case 'where':
      return <PredictTask task={task} />;
    case 'reach':
      return <GoTask />;
    case 'break':
    case 'repair':
      return <EditTask task={task} />;
    case 'settings':
      return <SettingsTask task={task} />;
  }
}
