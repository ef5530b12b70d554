/** The log as a whole: a run that prints its lines in their order, or the first line that none prints. */
import { useEffect, useRef } from 'react';
import { withCommas } from '../../base/whole-number.ts';
import type { Printed, PrintProgress } from '../../protocol/printing.ts';
import type { LogsPort } from '../../store/engine-port.ts';
import { asSentence } from '../format/sentence.ts';
import { useScope } from '../use-scope.ts';
import { RunFound } from './run-found.tsx';
import { useRunSearch } from './use-run-search.ts';

interface Props {
  readonly printed: Printed;
  readonly logs: LogsPort;
}

export function RunSearch({ printed, logs }: Props) {
  const { search, start, stop } = useRunSearch(printed, logs);
  const opened = useScope(({ run }) => run?.opened.scenario ?? null);
  const open = opened?.model === printed.model ? opened : null;
  const again = useRef<HTMLButtonElement>(null);
  // Where the button was that had the focus.
  useEffect(() => {
    if (search.at === 'stopped') again.current?.focus();
  }, [search.at]);
  return (
    <section aria-labelledby="log-order">
      <h3 id="log-order">The whole log as one run</h3>
      {search.at === 'end' ? (
        <RunFound key={search.result.told} printed={printed} result={search.result} />
      ) : (
        <p>{promise(printed)}</p>
      )}
      {search.at === 'work' ? (
        <Working printed={printed} progress={search.progress} stop={stop} />
      ) : (
        <div className="log-form-actions">
          {(search.at !== 'end' || open !== null) && (
            <button type="button" className="button" ref={again} onClick={() => void start(null)}>
              Find a run that prints this
            </button>
          )}
          {open !== null && (
            <button
              type="button"
              className="button"
              onClick={() => void start({ ...open, schedule: null, injectAtStep: null })}
            >
              Find it in the open scenario
            </button>
          )}
        </div>
      )}
      {search.at === 'problem' && (
        <p className="problem" role="alert">
          {asSentence(search.sentence)}
        </p>
      )}
    </section>
  );
}

function promise({ lines, scenarios }: Printed): string {
  const what = lines.length === 1 ? 'the line' : `these ${lines.length} lines in their order`;
  const where = scenarios.length === 1 ? 'a scenario' : `${scenarios.length} scenarios`;
  return `A search through every interleaving of ${where} says whether a run prints ${what}, or which is the first line that none can print.`;
}

interface WorkingProps {
  readonly printed: Printed;
  readonly progress: PrintProgress | null;
  readonly stop: () => void;
}

function Working({ printed, progress, stop }: WorkingProps) {
  const cancel = useRef<HTMLButtonElement>(null);
  useEffect(() => cancel.current?.focus(), []);
  const all = printed.lines.length;
  const { lines = 0, scenario = 0, scenarios = 0, states = 0 } = progress ?? {};
  return (
    <div className="log-progress">
      <p className="visually-hidden" role="status">
        A run is being looked for…
      </p>
      <p>
        {progress === null
          ? 'The search begins…'
          : `Scenario ${Math.max(1, scenario)} of ${scenarios}: ${lines} of ${all} lines printed, ${withCommas(states)} states`}
      </p>
      <progress aria-label="Lines printed so far" max={all} value={lines} />
      <button ref={cancel} type="button" className="button" onClick={stop}>
        Cancel
      </button>
    </div>
  );
}
