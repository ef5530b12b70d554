/** The log as a whole: a run that prints its lines in their order, or the first line that none prints. */
import { useEffect, useRef, useState } from 'react';
import { withCommas } from '../../base/whole-number.ts';
import { BOUNDS } from '../../protocol/exploration.ts';
import type { Printed, PrintProgress, PrintResult } from '../../protocol/printing.ts';
import type { LogsPort } from '../../store/engine-port.ts';
import { asSentence } from '../format/sentence.ts';
import { RunFound } from './run-found.tsx';

interface Props {
  readonly printed: Printed;
  readonly logs: LogsPort;
}

type Search =
  | { readonly at: 'rest' | 'stopped' }
  | { readonly at: 'work'; readonly progress: PrintProgress | null }
  | { readonly at: 'end'; readonly result: PrintResult }
  | { readonly at: 'problem'; readonly sentence: string };

/** Found before, for whoever comes back to the same log. */
const found = new WeakMap<Printed, PrintResult>();

export function RunSearch({ printed, logs }: Props) {
  const [search, setSearch] = useState<Search>(() => {
    const result = found.get(printed);
    return result === undefined ? { at: 'rest' } : { at: 'end', result };
  });
  const isGone = useRef(false);
  const again = useRef<HTMLButtonElement>(null);
  // Where the button was that had the focus.
  useEffect(() => {
    if (search.at === 'stopped') again.current?.focus();
  }, [search.at]);
  // What is out of sight is not searched on.
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
      logs.stop();
    };
  }, [logs]);
  const start = async () => {
    setSearch({ at: 'work', progress: null });
    const { lines, scenarios } = printed;
    const maxStates = BOUNDS.maxStates.usual;
    const maxMegabytes = BOUNDS.maxMegabytes.usual;
    const answer = await logs.print({ lines, scenarios, maxStates, maxMegabytes }, (progress) => {
      if (!isGone.current) setSearch({ at: 'work', progress });
    });
    if (isGone.current) return;
    if (answer.ok) found.set(printed, answer.value);
    setSearch(
      answer.ok ? { at: 'end', result: answer.value } : { at: 'problem', sentence: answer.error },
    );
  };
  const stop = () => {
    logs.stop();
    setSearch({ at: 'stopped' });
  };
  return (
    <section aria-labelledby="log-order">
      <h3 id="log-order">The whole log as one run</h3>
      {search.at === 'end' ? (
        <RunFound printed={printed} result={search.result} />
      ) : (
        <p>{promise(printed)}</p>
      )}
      {search.at === 'work' && <Working printed={printed} progress={search.progress} stop={stop} />}
      {search.at !== 'work' && search.at !== 'end' && (
        <button type="button" className="button" ref={again} onClick={() => void start()}>
          Find a run that prints this
        </button>
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
