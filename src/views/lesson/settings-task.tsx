/** Settings as the answer: chosen among those that a card offers, and graded by the engine. */
import type { Settings } from '../../lessons/lesson.ts';
import { CheckButton } from './check-button.tsx';
import { Graded } from './graded.tsx';
import { Offers } from './offers.tsx';
import { useLessonActions } from './use-lesson.ts';

export function SettingsTask({ task }: { readonly task: Settings }) {
  const { changeSetting } = useLessonActions();
  return (
    <>
      <Offers task={task} onChange={(setting, value) => void changeSetting(setting, value)} />
      <CheckButton />
      <Graded />
    </>
  );
}
