/** Why it is so, in the lesson's words: said once a card is done. */
import { unbroken } from '../format/unbroken.ts';
import { Terms } from '../words/terms.tsx';
import { useCard } from './use-lesson.ts';

export function Why() {
  const { task } = useCard();
  if (task?.why === undefined) return null;
  return (
    <p className="lesson-why">
      <Terms text={unbroken(task.why)} />
    </p>
  );
}
