/** The steps of the run in words: all of them or the events, only those in view being drawn. */
import { Panel } from '../shell/panel.tsx';
import { useActions, useScope } from '../use-scope.ts';
import { LogList } from './log-list.tsx';
import './log-panel.css';

export function LogPanel() {
  const run = useScope((state) => state.run);
  const eventsOnly = useScope((state) => state.logEventsOnly);
  const { setLogEventsOnly } = useActions();
  const entries = run === null || !eventsOnly ? null : run.trace.eventEntries;
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
