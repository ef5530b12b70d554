/** The latest event up to the selected step: who, where, what it was and what came of it. */
import { useEffect } from 'react';
import { eventsOf } from '../../protocol/trace.ts';
import type { Run } from '../../store/state.ts';
import { LOG_PAGE_STEPS } from '../../store/log-slice.ts';
import { latestEvent } from '../../store/marks.ts';
import { placeOf } from '../../views/lookup.ts';
import { useActions, useScope } from '../../views/use-scope.ts';
import { Terms } from '../../views/words/terms.tsx';
import './last-event.css';

export function LastEvent({ run, step }: { readonly run: Run; readonly step: number }) {
  const { needLog, select } = useActions();
  const pages = useScope((state) => state.logPages);
  const { description } = run.opened;
  const at = latestEvent(run, step);
  useEffect(() => {
    if (at > 0) needLog(at - 1, at);
  }, [at, needLog, run]);
  if (at === 0) {
    return (
      <div className="last-event">
        <h3>Last event</h3>
        <p className="last-event-card dim">Nothing has happened yet.</p>
      </div>
    );
  }
  const entry = at - 1;
  const bits = eventsOf(run.trace, entry);
  const actor = description.actors[run.trace.actor[entry] ?? -1];
  const place = placeOf(description, run.trace.instruction[entry]);
  const outcome = pages.get(Math.floor(entry / LOG_PAGE_STEPS))?.[entry % LOG_PAGE_STEPS]?.outcome;
  return (
    <div className="last-event">
      <h3>Last event</h3>
      <button type="button" className="last-event-card" onClick={() => select(at)}>
        <span className="mono">
          {[actor?.kind === 'thread' ? actor.id : 'environment', place?.function.name]
            .filter((part) => part !== undefined)
            .join(' · ')}
        </span>
        <b className="mono">{place?.instruction.text ?? actor?.label}</b>
        <span className="dim">
          <Terms
            quiet
            text={[
              description.events
                .filter((_, bit) => (bits & (1 << bit)) !== 0)
                .map(({ label }) => label),
              outcome ?? '',
              at === step ? 'just now' : `step ${at}`,
            ]
              .flat()
              .filter((part) => part !== '')
              .join(' · ')}
          />
        </span>
      </button>
    </div>
  );
}
