/**
 * Cores, kept by the threads whose places they ask for, and by these places, so that of thousands only
 * a few are looked at.
 */
import type { Core } from './core.ts';
import { isFound, keep } from './recent.ts';
import type { Moment } from '../facts/moment.ts';

/** When there are more they are forgotten, and found again where they are needed. */
const MAX_CORES = 1 << 14;

/** Those that ask for the places of the same threads. */
interface Shelf {
  readonly threads: readonly number[];
  readonly byPlaces: Map<number, Core[]>;
}

export class Cores {
  private shelves: Shelf[] = [];
  private count = 0;

  /** Whether all of one of them is given. */
  hasGiven(moment: Moment): boolean {
    return isFound(this.shelves, ({ threads, byPlaces }) => {
      const cores = byPlaces.get(hashOf(moment.nodes, threads));
      return cores !== undefined && isFound(cores, (core) => core.isGiven(moment));
    });
  }

  /** One that is given. */
  add(core: Core, { nodes }: Moment): void {
    if (this.count++ === MAX_CORES) {
      this.shelves = [];
      this.count = 1;
    }
    const { threads } = core;
    let shelf = this.shelves.find((one) => isSame(one.threads, threads));
    if (shelf === undefined) this.shelves.push((shelf = { threads, byPlaces: new Map() }));
    const hash = hashOf(nodes, threads);
    const cores = shelf.byPlaces.get(hash) ?? [];
    keep(cores, core);
    shelf.byPlaces.set(hash, cores);
  }
}

const isSame = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((one, i) => one === b[i]);

function hashOf(nodes: Int32Array, threads: readonly number[]): number {
  let hash = 0;
  for (let i = 0; i < threads.length; i++) hash = Math.imul(hash, 0x01000193) + nodes[threads[i]!]!;
  return hash | 0;
}
