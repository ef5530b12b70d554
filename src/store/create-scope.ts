/**
 * Makes the page's store: starts the engine, puts the slices together and lets what the engine
 * reports flow in. One per page.
 */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { EngineListener } from '../client/engine.ts';
import type { SearchListener } from '../client/searches.ts';
import type { EnginePort, LogsPort, SearchesPort } from './engine-port.ts';
import { createCalculatorSlice } from './calculator-slice.ts';
import { createCompareSlice } from './compare-slice.ts';
import { createExploreSlice } from './explore-slice.ts';
import type { Frames } from './frames.ts';
import { createLogSlice } from './log-slice.ts';
import { createLookSlice } from './look-slice.ts';
import { createMomentSlice } from './moment-slice.ts';
import { createPastedSlice } from './pasted-slice.ts';
import { createPlaySlice } from './play-slice.ts';
import { createRunSlice } from './run-slice.ts';
import { createStartSlice } from './start-slice.ts';
import type { ScopeState, Theme } from './state.ts';
import { createWhenceSlice } from './whence-slice.ts';

export interface ScopeParts {
  readonly createEngine: (listener: EngineListener) => EnginePort;
  readonly createSearches: (listener: SearchListener) => SearchesPort;
  /** A store without it reads no logs. */
  readonly loadLogs?: () => Promise<LogsPort>;
  readonly frames: Frames;
  readonly theme: Theme;
}

export type Scope = StoreApi<ScopeState>;

export function createScope(parts: ScopeParts): Scope {
  const { createEngine, createSearches, loadLogs = NO_LOGS, frames, theme } = parts;
  return createStore<ScopeState>()((set, get) => {
    const access = { get, set: (part: Partial<ScopeState>) => set(part) };
    const listeners: Partial<EngineListener>[] = [];
    const tell: EngineListener = {
      onOpened: (opened) => listeners.forEach((one) => one.onOpened?.(opened)),
      onTrace: (columns) => listeners.forEach((one) => one.onTrace?.(columns)),
      onFinished: (finished) => listeners.forEach((one) => one.onFinished?.(finished)),
      onFailed: (failure) => listeners.forEach((one) => one.onFailed?.(failure)),
      onProgress: (steps) => listeners.forEach((one) => one.onProgress?.(steps)),
      onCrashed: (sentence) => listeners.forEach((one) => one.onCrashed?.(sentence)),
      onRestored: (step) => listeners.forEach((one) => one.onRestored?.(step)),
      onGaveUp: (sentence) => listeners.forEach((one) => one.onGaveUp?.(sentence)),
    };
    const engine = createEngine(tell);
    const run = createRunSlice(access, engine);
    const moment = createMomentSlice(access, engine);
    const log = createLogSlice(access, engine);
    const whence = createWhenceSlice(access, engine);
    const compare = createCompareSlice(access, engine);
    // The order matters: a new run is in place before the moment and the log turn to it.
    listeners.push(run.listener, moment.listener, log.listener, whence.listener, compare.listener);
    return {
      ...run.slice,
      ...moment.slice,
      ...log.slice,
      ...whence.slice,
      ...compare.slice,
      ...createCalculatorSlice(engine),
      ...createExploreSlice(access, createSearches),
      ...createPlaySlice(access, frames),
      ...createLookSlice(access, theme),
      ...createStartSlice(access, engine),
      ...createPastedSlice(access, loadLogs),
    };
  });
}

const NO_LOGS = () => Promise.reject(new Error('Nobody reads logs here.'));
