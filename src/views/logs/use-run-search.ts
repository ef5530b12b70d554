/** A search for a run that prints a log: begun, watched, given up, and remembered once it is over. */
import { useEffect, useRef, useState } from 'react';
import { BOUNDS } from '../../protocol/exploration.ts';
import type { Printed, PrintProgress, PrintResult } from '../../protocol/printing.ts';
import type { LogsPort } from '../../store/engine-port.ts';

export type Search =
  | { readonly at: 'rest' | 'stopped' }
  | { readonly at: 'work'; readonly progress: PrintProgress | null }
  | { readonly at: 'end'; readonly result: PrintResult }
  | { readonly at: 'problem'; readonly sentence: string };

/** The last answer, for whoever comes back to the same log. */
const found = new WeakMap<Printed, PrintResult>();

export function useRunSearch(printed: Printed, logs: LogsPort) {
  const [search, setSearch] = useState<Search>(() => {
    const result = found.get(printed);
    return result === undefined ? { at: 'rest' } : { at: 'end', result };
  });
  const isGone = useRef(false);
  // What is out of sight is not searched on.
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
      logs.stop();
    };
  }, [logs]);
  /** Of those that the log speaks for, or of one that somebody gives. */
  const start = async (given: object | null) => {
    setSearch({ at: 'work', progress: null });
    const request = {
      lines: printed.lines,
      scenarios: given === null ? printed.scenarios : [given],
      isGiven: given !== null,
      maxStates: BOUNDS.maxStates.usual,
      maxMegabytes: BOUNDS.maxMegabytes.usual,
    };
    const answer = await logs.print(request, (progress) => {
      if (!isGone.current) setSearch({ at: 'work', progress });
    });
    if (answer.ok) found.set(printed, answer.value);
    if (isGone.current) return;
    setSearch(
      answer.ok ? { at: 'end', result: answer.value } : { at: 'problem', sentence: answer.error },
    );
  };
  const stop = () => {
    logs.stop();
    setSearch({ at: 'stopped' });
  };
  return { search, start, stop };
}
