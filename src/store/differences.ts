/** What two runs say that is not the same: their verdicts, and their states at a moment of each. */
import type { CellInfo, RegisterInfo } from '../protocol/description.ts';
import type { Run, Shown } from './state.ts';
import { violationsOf } from './verdict.ts';

/** The step at which it breaks; null where it holds. */
export interface VerdictDifference {
  readonly id: string;
  readonly title: string;
  readonly here: number | null;
  readonly there: number | null;
}

/** Invariants that hold in one of the runs and break in the other. */
export function verdictDifferences(here: Run, there: Run): readonly VerdictDifference[] {
  const mine = breaksOf(here);
  const theirs = breaksOf(there);
  const all = [...here.opened.description.invariants, ...there.opened.description.invariants];
  const known = new Map(all.map(({ id, title }) => [id, title]));
  return [...known]
    .map(([id, title]) => ({
      id,
      title,
      here: mine.get(id) ?? null,
      there: theirs.get(id) ?? null,
    }))
    .filter((one) => (one.here === null) !== (one.there === null));
}

function breaksOf(run: Run): ReadonlyMap<string, number> {
  const { invariants } = run.opened.description;
  return new Map(
    violationsOf(run).map(({ invariant, step }) => [invariants[invariant]?.id ?? '', step]),
  );
}

export interface CellDifference {
  readonly info: CellInfo;
  readonly here: number;
  readonly there: number;
}

export interface RegisterDifference {
  readonly info: RegisterInfo;
  readonly here: bigint;
  readonly there: bigint;
}

/** Cells that the hardware has and that differ, in the order of the first description. */
export function cellDifferences(here: Shown, there: Shown): readonly CellDifference[] {
  const theirs = valuesOf(there.description.cells, there.snapshot.cells);
  return here.description.cells.flatMap((info, index) => {
    const other = theirs.get(info.id);
    const own = here.snapshot.cells[index];
    return info.ghost || own === undefined || other === undefined || own === other
      ? []
      : [{ info, here: own, there: other }];
  });
}

/** Registers that differ, but for clocks that are apart only because the moments are. */
export function registerDifferences(here: Shown, there: Shown): readonly RegisterDifference[] {
  const theirs = valuesOf(there.description.registers, there.snapshot.registers);
  const apart = BigInt(Math.round(there.snapshot.timeTicks - here.snapshot.timeTicks));
  return here.description.registers.flatMap((info, index) => {
    const other = theirs.get(info.id);
    const own = here.snapshot.registers[index];
    if (own === undefined || other === undefined || own === other) return [];
    const ticked = BigInt.asUintN(info.width, other - own);
    const isTime = [apart, -apart].some((one) => BigInt.asUintN(info.width, one) === ticked);
    return isTime ? [] : [{ info, here: own, there: other }];
  });
}

function valuesOf<T>(
  infos: readonly { readonly id: string }[],
  values: { readonly [index: number]: T },
): ReadonlyMap<string, T | undefined> {
  return new Map(infos.map(({ id }, index) => [id, values[index]]));
}
