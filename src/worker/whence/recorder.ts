/**
 * Finds out what a function of a moment reads and writes, by watching it. So nobody has to list of what a
 * register is made, or what an exact effect does.
 */
import { momentOf, type AssembledMachine } from '../../machine/assemble.ts';
import type { ExactContext } from '../../machine/statement.ts';
import type { Location, Locations } from './locations.ts';

export interface Watched<T> {
  readonly result: T;
  readonly reads: ReadonlySet<Location>;
  /** By location that was written: all that had been read until then. */
  readonly writes: ReadonlyMap<Location, ReadonlySet<Location>>;
}

/** Calls `use` with a moment; what it writes goes to `exact`. */
export function watch<T>(
  { layout }: AssembledMachine,
  locations: Locations,
  moment: Pick<ExactContext, 'exact' | 'timeTicks'> & { readonly state: Int32Array },
  use: (at: ExactContext) => T,
): Watched<T> {
  const reads = new Set<Location>();
  const writes = new Map<Location, ReadonlySet<Location>>();
  const plain = momentOf(layout, moment.state, moment.exact, moment.timeTicks);
  const exact = new Proxy(moment.exact, {
    get(target, key) {
      const index = indexOf(key);
      // What it has written itself stands for what that was made of.
      if (index !== null && !writes.has(locations.ofExact(index)))
        reads.add(locations.ofExact(index));
      return Reflect.get(target, key, target) as unknown;
    },
    set(target, key, value) {
      const index = indexOf(key);
      if (index !== null) writes.set(locations.ofExact(index), new Set(reads));
      return Reflect.set(target, key, value, target);
    },
  });
  const result = use({
    exact,
    timeTicks: moment.timeTicks,
    value(cell) {
      reads.add(locations.ofCell(cell));
      return plain.value(cell);
    },
  });
  return { result, reads, writes };
}

function indexOf(key: string | symbol): number | null {
  return typeof key === 'string' && /^\d+$/.test(key) ? Number(key) : null;
}
