/** The page: the start page or what is open, and whichever dialog is open. */
import './theme.css';
import './base.css';
import { OpenDialog } from './open-dialog.tsx';
import type { PageProps } from './page-props.ts';
import { PanelBoundary } from './shell/panel-boundary.tsx';
import { StartPage } from './start/start-page.tsx';
import { useScope } from './use-scope.ts';
import { TourLater } from './tour/tour-later.tsx';
import { TermCards } from './words/term-cards.tsx';
import { Workbench } from './workbench.tsx';

export function Page(props: PageProps) {
  const atStart = useScope((state) => state.atStart);
  return (
    <div className="page">
      {atStart ? <StartPage {...props} /> : <Workbench {...props} />}
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
