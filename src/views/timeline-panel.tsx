/** The timeline of the current run, wired to the store. Its region is the timeline's own. */
import { mostHeightCssPx } from '../timeline/geometry.ts';
import { LoadAgain } from './controls/load-again.tsx';
import { useLater } from './controls/use-later.ts';
import { panelId } from './shell/panel-id.ts';
import { useShowPanel } from './shell/use-show-panel.ts';
import { loadTimeline } from './parts-of-run.ts';
import { timelineOf } from './timeline-of-run.ts';
import './timeline-panel.css';
import { useActions, useScope } from './use-scope.ts';

interface Props {
  /** Loads the whole page again. */
  readonly reload: () => void;
}

export function TimelinePanel({ reload }: Props) {
  const description = useScope((state) => state.run?.opened.description ?? null);
  // As much as its rows can make use of; what is left is for the panel below.
  const basis = description === null ? undefined : mostHeightCssPx(description) + FRAME_CSS_PX;
  return (
    <div id={panelId('Timeline')} className="timeline-panel" style={{ flexBasis: basis }}>
      <TimelineOfRun reload={reload} />
    </div>
  );
}

/** What is around the rows. */
const FRAME_CSS_PX = 34;

function TimelineOfRun({ reload }: Props) {
  const run = useScope((state) => state.run);
  const step = useScope((state) => state.step);
  const injecting = useScope((state) => state.injecting);
  const { frames, select, setPlaying, inject, setInjecting, askWhence, pinThread } = useActions();
  const showPanel = useShowPanel();
  const later = useLater(loadTimeline);
  if (run === null || typeof later === 'string') {
    return (
      <section aria-label="Timeline" className="timeline-panel-empty dim">
        {later === 'failed' ? (
          <LoadAgain reload={reload} />
        ) : (
          'The timeline appears as soon as the run has started.'
        )}
      </section>
    );
  }
  return (
    <later.part
      frames={frames}
      {...timelineOf(run, step)}
      injecting={injecting}
      onSelect={(chosen) => {
        setPlaying(false);
        select(chosen);
      }}
      onThread={(thread) => {
        pinThread(thread);
        showPanel('Code');
      }}
      onAsk={(signal) => {
        const { signals, registers } = run.opened.description;
        const index = registers.findIndex(({ id }) => id === signals[signal]?.register);
        if (index >= 0) void askWhence({ kind: 'register', index });
      }}
      onInject={(chosen) => {
        setInjecting(false);
        void inject(chosen, null);
      }}
    />
  );
}
