/** What has happened so far, in the machine's words, the newest last: said to those who hear the page, too. */
import { upperBound } from '../../base/bisect.ts';
import type { Run } from '../../store/state.ts';
import { useActions, useScope } from '../use-scope.ts';
import { Terms } from '../words/terms.tsx';

/** As many as stand in the room below few tracks. */
const MOST = 6;

export function LessonStory() {
  const run = useScope((state) => state.run);
  const step = useScope((state) => state.step);
  const playing = useScope((state) => state.playing);
  const { select, setPlaying } = useActions();
  const told = run === null ? [] : happenedUpTo(run, step);
  const newest = told.at(-1);
  return (
    <section className="lesson-story" aria-label="What has happened">
      <ol>
        {told.map((one) => (
          <li key={one.step}>
            <button
              type="button"
              className="lesson-story-step mono"
              aria-label={`Go to step ${one.step}`}
              onClick={() => {
                setPlaying(false);
                select(one.step);
              }}
            >
              {one.step}
            </button>{' '}
            <b className="mono">{one.who}</b> <Terms quiet text={one.what} />
          </li>
        ))}
      </ol>
      {/* A list that grows at every event would be read again and again. */}
      <p className="visually-hidden" aria-live={playing ? 'polite' : 'off'}>
        {newest !== undefined && `${newest.who}: ${newest.what}`}
      </p>
    </section>
  );
}

interface Happened {
  /** The state after it. */
  readonly step: number;
  /** Id of the actor. */
  readonly who: string;
  readonly what: string;
}

/** The last events up to a step. */
function happenedUpTo({ trace, opened: { description } }: Run, step: number): readonly Happened[] {
  const { eventEntries, eventBits, actor } = trace;
  const end = upperBound(eventEntries, step - 1, eventEntries.length);
  return Array.from({ length: Math.min(end, MOST) }, (_, i) => {
    const at = end - Math.min(end, MOST) + i;
    const entry = eventEntries[at] ?? 0;
    const bits = eventBits[at] ?? 0;
    const labels = description.events.flatMap(({ label }, bit) =>
      (bits >> bit) & 1 ? [label] : [],
    );
    const who = description.actors[actor[entry] ?? -1];
    const thread = description.threads[who?.thread ?? -1];
    return { step: entry + 1, who: thread?.id ?? who?.id ?? '', what: labels.join('; ') };
  });
}
