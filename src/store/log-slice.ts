/**
 * Lines of the log, in pages that are fetched when they come into view and forgotten with their run.
 * What a step was is known from the trace; only its outcome in words needs the worker.
 */
import type { EngineListener } from '../client/engine.ts';
import type { LogLine } from '../protocol/snapshot.ts';
import type { EnginePort } from './engine-port.ts';
import type { Access, LogSlice } from './state.ts';

export const LOG_PAGE_STEPS = 128;
const PAGES_LIMIT = 64;

export function createLogSlice({ get, set }: Access, engine: EnginePort) {
  const underWay = new Set<number>();

  const fetchPage = async (page: number, runNumber: number, length: number) => {
    const from = page * LOG_PAGE_STEPS;
    const lines = await engine.log(from, Math.min(length, from + LOG_PAGE_STEPS));
    if (get().run?.number !== runNumber) return;
    underWay.delete(page);
    if (lines === null) return;
    const pages = [...get().logPages, [page, lines] as const].slice(-PAGES_LIMIT);
    set({ logPages: new Map<number, readonly LogLine[]>(pages) });
  };

  const slice: LogSlice = {
    logPages: new Map(),
    needLog: (from, to) => {
      const { run, logPages } = get();
      if (run === null) return;
      const { length } = run.trace;
      const end = Math.min(to, length);
      for (let page = Math.floor(from / LOG_PAGE_STEPS); page * LOG_PAGE_STEPS < end; page++) {
        const whole = Math.min(LOG_PAGE_STEPS, length - page * LOG_PAGE_STEPS);
        if (underWay.has(page) || (logPages.get(page)?.length ?? 0) >= whole) continue;
        underWay.add(page);
        void fetchPage(page, run.number, length);
      }
    },
  };

  const listener: Partial<EngineListener> = {
    onOpened: () => {
      underWay.clear();
      set({ logPages: new Map() });
    },
  };

  return { slice, listener };
}
