/**
 * What all rows come down to: the first screenful of the page, computed from what was found. Rows that
 * no hardware can produce do not count here.
 */
import type { Assumption } from './assumptions.ts';
import { CAUSES, type Cause } from './causes.ts';
import type { Entry, EntryCell } from './entry.ts';
import { NOT_IN_WINDOW, type Named } from './rows.ts';

export interface Summary {
  readonly scenarios: number;
  readonly invariants: readonly string[];
  readonly starts: readonly StartFound[];
  /** Scenarios in which every invariant was decided, and holds. */
  readonly proven: number;
  readonly breaks: readonly CauseFound[];
  /** Cells that no search has decided, by row. */
  readonly undecided: readonly { readonly row: string; readonly invariants: readonly string[] }[];
  readonly window: Window;
}

/** What holds where the core starts in one way, whatever else is changed. */
export interface StartFound {
  readonly start: string;
  readonly cores: readonly string[];
  readonly scenarios: number;
  /** Ids of invariants that no scenario breaks, and of the others; in the model's order. */
  readonly unbroken: readonly string[];
  readonly broken: readonly string[];
  /** Scenarios in which it is decided of all that are unbroken. */
  readonly proven: number;
}

export interface CauseFound {
  readonly cause: Cause;
  /** Ids, in the model's order. */
  readonly invariants: readonly string[];
  readonly scenarios: number;
  readonly cores: readonly string[];
  readonly starts: readonly string[];
  /** What every run of it that was found rests on. */
  readonly restsOn: readonly Assumption[];
  readonly shortest: Shown;
}

/** A run that shows it. */
export interface Shown {
  readonly entry: Entry;
  readonly invariant: string;
  readonly restsOn: readonly Assumption[];
  readonly steps: number;
  readonly link: string;
}

/** What still breaks where no error is raised in the entry window. */
export interface Window {
  readonly scenarios: number;
  readonly broken: readonly string[];
  readonly letters: readonly string[];
}

/** `entries`: of rows that can happen. */
export function summaryOf(entries: readonly Entry[]): Summary {
  const breaks = CAUSES.flatMap((cause) => causeFound(cause, entries) ?? []);
  const invariants = entries[0]?.cells.map(({ invariant }) => invariant) ?? [];
  return {
    scenarios: entries.length,
    invariants,
    starts: titles(entries.map(({ row }) => row.start)).map((start) =>
      startFound(
        start,
        entries.filter(({ row }) => row.start.title === start),
      ),
    ),
    proven: entries.filter(({ cells }) => cells.every(({ holds }) => holds === true)).length,
    breaks: breaks.sort((a, b) => inOrder(a.cause, b.cause)),
    undecided: entries
      .map(({ row, cells }) => ({ row: row.id, invariants: namesOf(cells, null) }))
      .filter((one) => one.invariants.length > 0),
    window: windowOf(entries.filter(({ row }) => row.change.id === NOT_IN_WINDOW.id)),
  };
}

const namesOf = (cells: readonly EntryCell[], holds: boolean | null): string[] =>
  cells.filter((cell) => cell.holds === holds).map(({ invariant }) => invariant);

const namesUnique = (all: readonly string[]): string[] => [...new Set(all)];
const titles = (named: readonly Named[]): string[] => namesUnique(named.map(({ title }) => title));

function startFound(start: string, entries: readonly Entry[]): StartFound {
  const ids = new Set(entries.flatMap(({ cells }) => namesOf(cells, false)));
  const broken = invariantsIn(entries, ids);
  const isProven = ({ cells }: Entry) =>
    cells.every(({ invariant, holds }) => holds === true || ids.has(invariant));
  return {
    start,
    cores: titles(entries.map(({ row }) => row.core)),
    scenarios: entries.length,
    unbroken: (entries[0]?.cells ?? []).map((cell) => cell.invariant).filter((id) => !ids.has(id)),
    broken,
    proven: entries.filter(isProven).length,
  };
}

/** Invariants about the way to a damage; a run that shows damage tells a reader more. */
const WAYS = ['reload-safe', 'no-entry-during-resync'];

const shortestOf = (shown: readonly Shown[]): Shown | null =>
  shown.reduce<Shown | null>(
    (least, one) => (least === null || one.steps < least.steps ? one : least),
    null,
  );

function causeFound(cause: Cause, entries: readonly Entry[]): CauseFound | null {
  const found = entries.flatMap((entry) =>
    entry.cells.flatMap(({ invariant, broken }): Shown[] =>
      broken?.cause === cause ? [{ entry, invariant, ...broken }] : [],
    ),
  );
  const damage = found.filter(({ invariant }) => !WAYS.includes(invariant));
  const shortest = shortestOf(damage) ?? shortestOf(found);
  if (shortest === null) return null;
  const rows = namesUnique(found.map(({ entry }) => entry.row.id));
  const of = found.map(({ entry }) => entry.row);
  const everyRun = (id: Assumption) => found.every(({ restsOn }) => restsOn.includes(id));
  return {
    cause,
    invariants: invariantsIn(entries, new Set(found.map(({ invariant }) => invariant))),
    scenarios: rows.length,
    cores: titles(of.map(({ core }) => core)),
    starts: titles(of.map(({ start }) => start)),
    restsOn: [...new Set([...cause.restsOn, ...shortest.restsOn.filter(everyRun)])],
    shortest,
  };
}

const invariantsIn = (entries: readonly Entry[], ids: ReadonlySet<string>): string[] =>
  (entries[0]?.cells ?? []).map(({ invariant }) => invariant).filter((id) => ids.has(id));

/** What is a break, what is none but a measure of ours; what happens, what may. */
function rankOf({ isYardstick, judgement }: Cause): number {
  if (isYardstick) return 2;
  return judgement === 'happens' ? 0 : 1;
}

const inOrder = (a: Cause, b: Cause): number =>
  rankOf(a) - rankOf(b) || (a.letter < b.letter ? -1 : 1);

function windowOf(entries: readonly Entry[]): Window {
  const broken = entries.flatMap(({ cells }) => cells.filter(({ holds }) => holds === false));
  return {
    scenarios: entries.length,
    broken: invariantsIn(entries, new Set(broken.map(({ invariant }) => invariant))),
    letters: namesUnique(broken.flatMap((cell) => cell.broken?.cause?.letter ?? [])).sort(),
  };
}
