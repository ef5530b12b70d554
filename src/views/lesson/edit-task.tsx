/** An edit of one line as the answer: made in the code beside this, and graded by the engine. */
import type { Break, Repair } from '../../lessons/lesson.ts';
import { CheckButton } from './check-button.tsx';
import { EditedLines } from './edited-lines.tsx';
import { Graded } from './graded.tsx';
import { Others } from './others.tsx';

export function EditTask({ task }: { readonly task: Break | Repair }) {
  return (
    <>
      <EditedLines among={task.among} />
      <CheckButton />
      <Graded />
      <Others />
    </>
  );
}
