/** The timeline of the run, as a guest in the page around it. */
import { useLater } from '../controls/use-later.ts';
import { loadTimeline } from '../parts-of-run.ts';
import { timelineOf } from '../timeline-of-run.ts';
import { useActions, useScope } from '../use-scope.ts';

export function EmbedTracks() {
  const run = useScope((state) => state.run);
  const step = useScope((state) => state.step);
  const { frames, select, setPlaying } = useActions();
  const later = useLater(loadTimeline);
  if (later === 'failed')
    return <p className="embed-trouble">The picture could not be loaded. The link leads to it.</p>;
  // A run that still grows would be no still picture.
  if (run === null || run.finished === null || later === 'under way') return null;
  return (
    <later.part
      inFrame
      frames={frames}
      {...timelineOf(run, step)}
      injecting={false}
      onSelect={(chosen) => {
        setPlaying(false);
        select(chosen);
      }}
      onInject={nothing}
    />
  );
}

/** In a frame nothing is injected. */
function nothing(): void {
  // The timeline does not ask for it there.
}
