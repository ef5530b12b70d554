/**
 * Exhaustive searches: started about what is on the screen, and kept with it, so that neither another
 * scenario nor another search takes anything from them.
 */
import type { SearchListener } from '../client/searches.ts';
import { BOUNDS } from '../protocol/exploration.ts';
import type { SearchesPort } from './engine-port.ts';
import type { Access, ExploreSlice, Search, SearchOptions } from './state.ts';

const KEPT_SEARCHES = 20;

const USUAL: SearchOptions = {
  reduction: 'por+symmetry',
  maxStates: BOUNDS.maxStates.usual,
  maxMegabytes: BOUNDS.maxMegabytes.usual,
};

export function createExploreSlice(
  { get, set }: Access,
  createSearches: (listener: SearchListener) => SearchesPort,
): ExploreSlice {
  const update = (number: number, part: Partial<Search>) => {
    const searches = get().searches.map((one) =>
      one.number === number ? { ...one, ...part } : one,
    );
    set({ searches });
  };

  const port = createSearches({
    onProgress: (number, progress) => update(number, { progress }),
    onExplored: (number, result) => update(number, { result }),
    onFailed: (number, failure) => update(number, { failure }),
  });

  const start = (fromStep: number, isFromHere: boolean) => {
    const { run, basePreset, searchOptions, searches } = get();
    if (run === null) return;
    const { opened } = run;
    const request = { scenario: opened.scenario, preset: basePreset, fromStep, ...searchOptions };
    const search: Search = {
      number: port.start(request),
      request,
      about: opened,
      fromRun: isFromHere ? run.number : null,
      progress: null,
      result: null,
      failure: null,
    };
    set({ searches: withoutOldest([search, ...searches]) });
  };

  return {
    searches: [],
    searchOptions: USUAL,
    setSearchOptions: (searchOptions) => set({ searchOptions }),
    explore: () => start(0, false),
    exploreFromHere: () => start(get().step, true),
    cancelSearch: (number) => port.cancel(number),
    forgetSearch: (number) =>
      set({ searches: get().searches.filter((one) => one.number !== number || !isOver(one)) }),
    openBreach: async (number, invariant) => {
      const search = get().searches.find((one) => one.number === number);
      const breach = search?.result?.invariants.find(({ id }) => id === invariant)?.breach;
      if (search === undefined || !breach?.scenario) return false;
      const { scenario, atStep: step } = breach;
      const { preset } = search.request;
      return get().open({ kind: 'scenario', scenario, step, preset }, 'scenario');
    },
    promela: async () => {
      const { run, basePreset } = get();
      return run === null ? null : port.promela(run.opened.scenario, basePreset);
    },
  };
}

export function isOver({ result, failure }: Search): boolean {
  return result !== null || failure !== null;
}

/** Searches that are over are forgotten, the oldest first, when there are too many. */
function withoutOldest(searches: readonly Search[]): readonly Search[] {
  if (searches.length <= KEPT_SEARCHES) return searches;
  const oldest = searches.findLast(isOver);
  return searches.filter((one) => one !== oldest);
}
