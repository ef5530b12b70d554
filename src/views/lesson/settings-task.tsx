/** Settings as the answer: chosen among those that a card offers, and graded by the engine. */
import type { Settings } from '../../lessons/lesson.ts';
import { Graded } from './graded.tsx';
import { Offers } from './offers.tsx';
import { useLesson, useLessonActions } from './use-lesson.ts';

export function SettingsTask({ task }: { readonly task: Settings }) {
  const asking = useLesson((state) => state.asking);
  const { changeSetting, check } = useLessonActions();
  return (
    <>
      <Offers task={task} onChange={(setting, value) => void changeSetting(setting, value)} />
      <button
        type="button"
        className="button button-accent lesson-main-button"
        aria-disabled={asking}
        onClick={asking ? undefined : () => void check()}
      >
        {asking ? 'Every order is being searched…' : 'Does it count?'}
      </button>
      <Graded />
    </>
  );
}
