/** What is open: bars, and the grid of panels. */
import { CodePanel } from './code/code-panel.tsx';
import { ChoicesPanel } from './choices/choices-panel.tsx';
import { CompareStage } from './compare/compare-stage.tsx';
import { CheckPanel } from './explore/check-panel.tsx';
import { WhyPanel } from './explore/why-panel.tsx';
import { InvariantsPanel } from './invariants/invariants-panel.tsx';
import { LogPanel } from './log/log-panel.tsx';
import { Brief } from './messages/brief.tsx';
import { Answers, Messages } from './messages/messages.tsx';
import { NoRun } from './messages/no-run.tsx';
import type { PageProps } from './page-props.ts';
import { PicturePanel, usePictureName } from './picture-panel.tsx';
import { JumpList } from './shell/jump-list.tsx';
import { PanelBoundary } from './shell/panel-boundary.tsx';
import { StatePanel } from './state/state-panel.tsx';
import { TimelinePanel } from './timeline-panel.tsx';
import { TopBar } from './top-bar/top-bar.tsx';
import { Transport } from './transport/transport.tsx';
import { useScope } from './use-scope.ts';
import { VerdictBar } from './verdict/verdict-bar.tsx';
import './workbench.css';

export function Workbench(props: PageProps) {
  const started = useScope((state) => state.run !== null);
  return (
    <>
      <PanelBoundary name="Top bar">
        <TopBar />
      </PanelBoundary>
      <PanelBoundary name="Verdict">
        <VerdictBar />
      </PanelBoundary>
      <PanelBoundary name="Messages">
        <Messages />
      </PanelBoundary>
      <main className="page-main">{started ? <Stage {...props} /> : <NoRun />}</main>
      <div className="page-foot">
        <PanelBoundary name="Answers">
          <Answers copy={props.copy} browser={props.browser} />
        </PanelBoundary>
        <PanelBoundary name="Transport">
          <Transport />
        </PanelBoundary>
      </div>
    </>
  );
}

/** The panels of the run, or two runs in their place. */
function Stage(props: PageProps) {
  const comparing = useScope((state) => state.comparing);
  if (!comparing) return <Panels {...props} />;
  return (
    <PanelBoundary name="Comparison">
      <CompareStage reload={props.reload} />
    </PanelBoundary>
  );
}

const DETAILS = ['Next step', 'Exhaustive check', 'Invariants', 'State'] as const;

function Panels({ pictures, reload }: PageProps) {
  const picture = usePictureName();
  return (
    <>
      <JumpList className="page-jumps" names={[picture, 'Timeline', 'Log', 'Code', ...DETAILS]} />
      <div className="page-picture">
        <PanelBoundary name={picture}>
          <PicturePanel pictures={pictures} reload={reload} />
        </PanelBoundary>
      </div>
      <div className="page-centre">
        <PanelBoundary name="About the scenario">
          <Brief />
        </PanelBoundary>
        <PanelBoundary name="Timeline">
          <TimelinePanel />
        </PanelBoundary>
        <PanelBoundary name="Log">
          <LogPanel />
        </PanelBoundary>
      </div>
      <div className="page-right">
        <PanelBoundary name="Code">
          <CodePanel />
        </PanelBoundary>
        <div className="page-details" tabIndex={-1}>
          <JumpList className="page-details-jumps" names={DETAILS} />
          <PanelBoundary name="Why is this line there?">
            <WhyPanel />
          </PanelBoundary>
          <PanelBoundary name="Next step">
            <ChoicesPanel />
          </PanelBoundary>
          <PanelBoundary name="Exhaustive check">
            <CheckPanel />
          </PanelBoundary>
          <PanelBoundary name="Invariants">
            <InvariantsPanel />
          </PanelBoundary>
          <PanelBoundary name="State">
            <StatePanel />
          </PanelBoundary>
        </div>
      </div>
    </>
  );
}
