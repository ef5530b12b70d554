/** The steps of the run in words: all of them or the events, only those in view being drawn. */
import { useMemo } from 'react';
import { lowerBound } from '../../base/bisect.ts';
import type { Run } from '../../store/state.ts';
import { violationsOf } from '../../store/verdict.ts';
import { Panel } from '../shell/panel.tsx';
import { useActions, useScope } from '../use-scope.ts';
import { LogList } from './log-list.tsx';
import './log-panel.css';

export function LogPanel() {
  const run = useScope((state) => state.run);
  const eventsOnly = useScope((state) => state.logEventsOnly);
  const { setLogEventsOnly } = useActions();
  const entries = useMemo(
    () => (run === null || !eventsOnly ? null : tellingEntries(run)),
    [run, eventsOnly],
  );
  const empty = run === null || run.trace.length === 0 || entries?.length === 0;
  return (
    <Panel
      name="Log"
      title="What happened"
      className="log-panel"
      aside={
        <label className="log-filter dim">
          <input
            type="checkbox"
            checked={eventsOnly}
            onChange={(event) => setLogEventsOnly(event.target.checked)}
          />
          events only
        </label>
      }
    >
      {empty ? (
        <p className="log-empty dim">
          {run === null ? 'The run has not started.' : 'No step yet.'}
        </p>
      ) : (
        <LogList run={run} entries={entries} />
      )}
    </Panel>
  );
}

/** Entries of the trace that are events, or after which something is broken; ascending. */
function tellingEntries(run: Run): Int32Array {
  const breaks = violationsOf(run).map(({ step }) => step - 1);
  const { eventEntries } = run.trace;
  const isEvent = (entry: number) => eventEntries[lowerBound(eventEntries, entry)] === entry;
  const more = new Set(breaks.filter((entry) => entry >= 0 && !isEvent(entry)));
  if (more.size === 0) return eventEntries;
  const all = new Int32Array(eventEntries.length + more.size);
  all.set(eventEntries);
  all.set([...more], eventEntries.length);
  return all.sort();
}
