/** The bar at the top of the start page. */
import type { Load } from '../controls/load.ts';
import { ContinueLessonLater } from '../lessons/lessons-later.tsx';
import type { Teaching } from '../page-props.ts';
import { HelpButton } from '../top-bar/help-button.tsx';
import { ThemeButton } from '../top-bar/theme-button.tsx';
import { useActions, useScope } from '../use-scope.ts';

interface Props {
  readonly loadTeaching: Load<Teaching>;
}

export function StartBar({ loadTeaching }: Props) {
  return (
    <header className="start-bar">
      <h1>Resync Scope</h1>
      <div className="start-bar-actions">
        <ContinueLessonLater loadTeaching={loadTeaching} />
        <ContinueButton />
        <ThemeButton />
        <HelpButton />
      </div>
    </header>
  );
}

/** Back to the run that is still there. */
function ContinueButton() {
  const isOpen = useScope((state) => state.run !== null);
  const title = useScope(
    ({ presets, basePreset }) => presets.find(({ id }) => id === basePreset)?.title,
  );
  const { leaveStart } = useActions();
  if (!isOpen) return null;
  return (
    <button type="button" className="button start-bar-continue" onClick={leaveStart}>
      <span>Continue: {title ?? 'your scenario'}</span>
    </button>
  );
}
