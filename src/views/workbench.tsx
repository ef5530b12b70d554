/** What is open: bars, the timeline, and the panels around it. */
import type { ComponentType } from 'react';
import { ChoicesPanel } from './choices/choices-panel.tsx';
import { ActStrip } from './code/act-strip.tsx';
import { CodePanel } from './code/code-panel.tsx';
import { CompareStage } from './compare/compare-stage.tsx';
import type { Load } from './controls/load.ts';
import { useRoom } from './controls/use-room.ts';
import { LogPanel } from './log/log-panel.tsx';
import { Brief } from './messages/brief.tsx';
import { Answers, Messages } from './messages/messages.tsx';
import { NoRun } from './messages/no-run.tsx';
import { OpeningVerdict, useFirstRun } from './opening.tsx';
import type { PageProps } from './page-props.ts';
import { PanelLater } from './panel-later.tsx';
import { PicturePanel, usePictureName, usePictureOnStage } from './picture-panel.tsx';
import { loadCalculator, loadInvariants, loadSearch, loadState } from './parts-of-run.ts';
import { RunTitleLater } from './share/run-title-later.tsx';
import { PanelBoundary } from './shell/panel-boundary.tsx';
import { Tabs, type Tab } from './shell/tabs.tsx';
import { TimelinePanel } from './timeline-panel.tsx';
import { TopBar } from './top-bar/top-bar.tsx';
import { Transport } from './transport/transport.tsx';
import { useActions, useScope } from './use-scope.ts';
import { VerdictBar } from './verdict/verdict-bar.tsx';
import { WhenceLater } from './whence/whence-later.tsx';
import './workbench.css';

/** A lesson shows it, too: it is in the same script, which two screens need not share in pieces. */
export { CodePanel };

export function Workbench(props: PageProps) {
  const started = useFirstRun();
  // Two runs that are compared have a verdict each.
  const comparing = useScope((state) => state.comparing && state.run !== null);
  return (
    <>
      <PanelBoundary name="Top bar">
        <TopBar />
      </PanelBoundary>
      <PanelBoundary name="Title">
        <RunTitleLater started={started} />
      </PanelBoundary>
      {!comparing && (
        <PanelBoundary name="Verdict">
          {started ? <VerdictBar /> : <OpeningVerdict />}
        </PanelBoundary>
      )}
      <PanelBoundary name="Messages">
        <Messages />
      </PanelBoundary>
      {/* Another one once there is a run: a title may stand above it, and nothing has moved. */}
      <main key={String(started)} className="page-main">
        {started ? <Stage {...props} /> : <NoRun />}
      </main>
      <PanelBoundary name="Who set this?">
        <WhenceLater />
      </PanelBoundary>
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

/** Beside the timeline where two columns fit, else below it; what has no place of its own is a tab. */
function Panels(props: PageProps) {
  const { wide, tall } = useRoom();
  const log = <LogPanel />;
  const choices = <ChoicesPanel />;
  const isOnStage = usePictureOnStage(props.pictures);
  const isLogBelow = wide && tall && !isOnStage;
  return (
    <>
      <div className="page-stage">
        <PanelBoundary name="About the scenario">
          <Brief />
        </PanelBoundary>
        {isOnStage ? (
          <StageTabs {...props} />
        ) : (
          <PanelBoundary name="Timeline">
            <TimelinePanel reload={props.reload} />
          </PanelBoundary>
        )}
        {isLogBelow && <PanelBoundary name="Log">{log}</PanelBoundary>}
      </div>
      <div className="page-side">
        <PanelBoundary name="Code">
          <ActStrip />
        </PanelBoundary>
        <PanelTabs
          {...props}
          hasPicture={!isOnStage}
          before={isLogBelow ? [] : [{ name: 'Log', label: 'Log', content: log }]}
          after={wide ? [] : [{ name: 'Next step', label: 'Next', content: choices }]}
        />
        {wide && <PanelBoundary name="Next step">{choices}</PanelBoundary>}
      </div>
    </>
  );
}

/** The picture of the machine, and the timeline behind it. */
function StageTabs(props: PageProps) {
  const open = useScope((state) => state.openPanel);
  const { setOpenPanel } = useActions();
  const picture = usePictureTab(props);
  const timeline = <TimelinePanel reload={props.reload} />;
  return (
    <Tabs
      label="Stage"
      open={open}
      onOpen={setOpenPanel}
      tabs={bounded([picture, { name: 'Timeline', label: 'Timeline', content: timeline }])}
    />
  );
}

interface TabsProps extends PageProps {
  readonly hasPicture: boolean;
  /** Tabs before that of the code, and after it. */
  readonly before: readonly Tab[];
  readonly after: readonly Tab[];
}

function PanelTabs({ hasPicture, before, after, ...props }: TabsProps) {
  const open = useScope((state) => state.openPanel);
  const isWanted = useScope((state) => state.wantedFocus === 'panels');
  const { setOpenPanel, wantFocus } = useActions();
  const picture = usePictureTab(props);
  const calculates = useScope((state) => (state.run?.opened.calculator ?? null) !== null);
  const later = (name: string, label: string, load: Load<ComponentType>): Tab => ({
    name,
    label,
    content: <PanelLater name={name} load={load} reload={props.reload} />,
  });
  const tabs: readonly Tab[] = [
    ...before,
    { name: 'Code', label: 'Code', content: <CodePanel /> },
    ...after,
    ...(hasPicture ? [picture] : []),
    later('State', 'State', loadState),
    later('Invariants', 'Invariants', loadInvariants),
    later('Exhaustive check', 'Search', loadSearch),
    ...(calculates ? [later('Calculator', 'Calculator', loadCalculator)] : []),
  ];
  return (
    <Tabs
      label="Panels"
      open={open}
      onOpen={setOpenPanel}
      focusWanted={isWanted}
      onFocused={() => wantFocus(null)}
      tabs={bounded(tabs)}
    />
  );
}

function usePictureTab({ pictures, reload }: PageProps): Tab {
  const name = usePictureName();
  const content = <PicturePanel pictures={pictures} reload={reload} />;
  return { name, label: name, content };
}

/** What fails in one of them stays in it. */
const bounded = (tabs: readonly Tab[]): readonly Tab[] =>
  tabs.map(({ name, label, content }) => ({
    name,
    label,
    content: <PanelBoundary name={name}>{content}</PanelBoundary>,
  }));
