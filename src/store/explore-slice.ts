/**
 * Exhaustive searches: started about what is on the screen, and kept with it, so that neither another
 * scenario nor another search takes anything from them.
 */
import type { SearchListener } from '../client/searches.ts';
import { BOUNDS, type Ordering } from '../protocol/exploration.ts';
import { createBoardSlice, type BoardSlice } from './board-slice.ts';
import type { SearchesPort } from './engine-port.ts';
import {
  isOver,
  sameAnswered,
  sameUnderWay,
  searchWithLine,
  showsNoNeed,
  verdictsOf,
} from './searches.ts';
import type { Access, ExploreSlice, Need, Scenario, Search, SearchOptions } from './state.ts';

const KEPT_SEARCHES = 20;

const USUAL: SearchOptions = {
  reduction: 'as-needed',
  maxStates: BOUNDS.maxStates.usual,
  maxMegabytes: BOUNDS.maxMegabytes.usual,
};

export function createExploreSlice(
  { get, set }: Access,
  createSearches: (listener: SearchListener) => SearchesPort,
): ExploreSlice & BoardSlice {
  const update = (number: number, part: Partial<Search>) => {
    const searches = get().searches.map((one) =>
      one.number === number ? { ...one, ...part } : one,
    );
    set({ searches });
  };

  /** Of the search that has asked which scenario needs its line. */
  const updateNeed = (number: number, part: Partial<Need>) => {
    const asking = get().searches.find(({ need }) => need?.number === number);
    if (asking?.need) update(asking.number, { need: { ...asking.need, ...part } });
  };

  const port = createSearches({
    onProgress: (number, progress) => update(number, { progress }),
    onFound: (number, invariant) => {
      const { found = [] } = searchOf(number) ?? {};
      const isNew = found.every(({ id }) => id !== invariant.id);
      update(number, {
        found: isNew
          ? [...found, invariant]
          : found.map((one) => (one.id === invariant.id ? invariant : one)),
      });
    },
    onExplored: (number, result) => {
      update(number, { result });
      compareWithLine(number);
      for (const search of get().searches) if (mayAskForNeed(search)) findNeed(search.number);
    },
    onNeedProgress: (number, progress) => updateNeed(number, { progress }),
    onNeedResult: (number, result) => updateNeed(number, { result }),
    onFailed: (number, failure) => {
      update(number, { failure });
      updateNeed(number, { failure });
    },
  });

  /** Cancelled by hand: nothing follows from those of itself. */
  const cancelled = new Set<number>();

  /** Whether the search has shown that its own scenario does not need the line that it skips. */
  const mayAskForNeed = (search: Search) =>
    search.need === null && !cancelled.has(search.number) && showsNoNeed(search, get().searches);

  const findNeed = (number: number) => {
    const { without = null, about, need } = searchOf(number) ?? {};
    if (without === null || about === undefined || need) return;
    const { scenario } = about;
    const started = port.startNeed({ scenario, line: without });
    update(number, {
      need: { number: started, progress: null, result: null, failure: null },
    });
  };

  const start = (what: Pick<Search, 'request' | 'about' | 'fromRun' | 'without'>) => {
    const { searches } = get();
    const running = sameUnderWay(what, searches);
    const answered = what.request.afresh === true ? null : sameAnswered(what, searches);
    const same = running ?? answered;
    if (same !== null) {
      // It would find the same once more: the one that there is becomes the newest.
      const newest = { ...same, request: what.request, isRepeated: running === null };
      set({ searches: [newest, ...searches.filter((one) => one !== same)] });
      return;
    }
    const search: Search = {
      ...what,
      number: port.start(what.request),
      progress: null,
      found: [],
      result: null,
      failure: null,
      need: null,
      isRepeated: false,
    };
    set({ searches: withoutOldest([search, ...get().searches]) });
  };

  /** Of the run on the screen; `fromStep` null searches all of its scenario. */
  const startHere = (fromStep: number | null, without: string | null = null) => {
    const { run, basePreset, searchOptions } = get();
    if (run === null) return;
    const { scenario } = run.opened;
    const edits = [...scenario.edits, ...(without === null ? [] : [skipOf(without)])];
    start({
      request: {
        scenario: { ...scenario, edits },
        preset: basePreset,
        fromStep: fromStep ?? 0,
        ...searchOptions,
      },
      about: run.opened,
      fromRun: fromStep === null ? null : run.number,
      without,
    });
  };

  /** What breaks without a line says something about the line only if it does not break with it. */
  const compareWithLine = (number: number) => {
    const search = searchOf(number);
    if (search === undefined || search.without === null) return;
    if (!isBroken(search) || searchWithLine(search, get().searches) !== null) return;
    const { about, request } = search;
    start({
      request: { ...request, scenario: about.scenario },
      about,
      fromRun: null,
      without: null,
    });
  };

  const searchOf = (number: number) => get().searches.find((one) => one.number === number);

  const breachOf = (number: number, invariant: string) => {
    const search = searchOf(number);
    const invariants = search === undefined ? [] : verdictsOf(search);
    return invariants.find(({ id }) => id === invariant)?.breach ?? null;
  };

  /** Opens a run that a search has found like every other. */
  const openFound = async (
    number: number,
    scenario: Scenario | null,
    step: number,
    more: { readonly preset?: string; readonly notice?: string } = {},
  ) => {
    const search = searchOf(number);
    if (search === undefined || scenario === null) return false;
    const { preset } = search.request;
    return get().open({ kind: 'scenario', scenario, step, preset, ...more }, 'scenario');
  };

  return {
    searches: [],
    searchOptions: USUAL,
    setSearchOptions: (searchOptions) => set({ searchOptions }),
    explore: () => startHere(null),
    exploreFromHere: () => {
      startHere(get().step);
      get().setOpenPanel('Next step');
    },
    exploreWithout: (line) => {
      startHere(null, line);
      // Its answer is there.
      get().setOpenPanel('Exhaustive check');
    },
    searchAgain: (number) => {
      const search = searchOf(number);
      if (search !== undefined) start({ ...search, request: { ...search.request, afresh: true } });
    },
    findNeed,
    openNeed: async (number) => {
      const needed = searchOf(number)?.need?.result?.needed;
      if (!needed) return false;
      const { breach, preset } = needed;
      return openFound(number, breach.scenario, breach.atStep, { preset });
    },
    cancelSearch: (number) => {
      cancelled.add(number);
      port.cancel(number);
    },
    forgetSearch: (number) =>
      set({ searches: get().searches.filter((one) => one.number !== number || !isOver(one)) }),
    openBreach: async (number, invariant) => {
      const breach = breachOf(number, invariant);
      return openFound(number, breach?.scenario ?? null, breach?.atStep ?? 0);
    },
    openReversed: async (number, invariant, ordering) => {
      const found = breachOf(number, invariant)?.explanation?.orderings[ordering];
      if (found === undefined) return false;
      const step = found.reversed?.schedule?.length ?? 0;
      return openFound(number, found.reversed, step, { notice: reversedNotice(found, invariant) });
    },
    ...createBoardSlice({ get, set }, port),
    promela: async () => {
      const { run, basePreset } = get();
      return run === null ? null : port.promela(run.opened.scenario, basePreset);
    },
  };
}

function isBroken({ result }: Search): boolean {
  return result?.invariants.some(({ verdict }) => verdict === 'broken') ?? false;
}

/** What is another one in the run that opens: it would be hard to see. */
function reversedNotice({ reversedSentence, atSteps }: Ordering, invariant: string): string {
  const last = atSteps.at(-1) ?? '';
  const others = atSteps.slice(0, -1);
  const steps = others.length === 0 ? `step ${last}` : `steps ${others.join(', ')} and ${last}`;
  return (
    `The other way round than at ${steps} of the run before: here ${reversedSentence}, and ` +
    `${invariant} is not broken up to this step`
  );
}

const skipOf = (at: string) => ({ kind: 'skip', at }) as const;

/** Searches that are over are forgotten, the oldest first, when there are too many. */
function withoutOldest(searches: readonly Search[]): readonly Search[] {
  if (searches.length <= KEPT_SEARCHES) return searches;
  const oldest = searches.findLast(isOver);
  return searches.filter((one) => one !== oldest);
}
