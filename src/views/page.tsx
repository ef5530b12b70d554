/** The page: the start page or what is open, and whichever dialog is open. */
import { LoadAgain } from './controls/load-again.tsx';
import { useLater } from './controls/use-later.ts';
import { OpenDialog } from './open-dialog.tsx';
import { inLesson } from '../store/look-slice.ts';
import type { ScopeState } from '../store/state.ts';
import type { PageProps } from './page-props.ts';
import { loadLesson, loadStart, loadWorkbench } from './screens.ts';
import { PanelBoundary } from './shell/panel-boundary.tsx';
import { useScope } from './use-scope.ts';
import { TourLater } from './tour/tour-later.tsx';
import { TermCards } from './words/term-cards.tsx';
import './page.css';

export function Page(props: PageProps) {
  return (
    <div className="page">
      <Screen {...props} />
      <PanelBoundary name="Dialog">
        <OpenDialog {...props} />
      </PanelBoundary>
      <PanelBoundary name="Tour">
        <TourLater />
      </PanelBoundary>
      <PanelBoundary name="Words">
        <TermCards />
      </PanelBoundary>
    </div>
  );
}

const screenOf = ({ atStart, lesson }: ScopeState) => {
  if (atStart) return loadStart;
  return inLesson(lesson) ? loadLesson : loadWorkbench;
};

function Screen(props: PageProps) {
  const later = useLater(useScope(screenOf));
  if (later === 'under way') return <div className="page-bar">Resync Scope</div>;
  if (later === 'failed')
    return (
      <main className="page-failed">
        <LoadAgain reload={props.reload} />
      </main>
    );
  return <later.part {...props} />;
}
