/**
 * What was concluded in one state, kept for others. Rules have no negation, so that more facts lead to
 * more. So the answer is no again where nothing is given but facts of which it was found that all of
 * them together lead to nothing that is asked for; and yes where all of those are given that have led
 * to it once. States that follow each other differ in little, and nearly every question is answered here.
 */
import type { Given } from './given.ts';

/** How many are kept in a row, the one that was last of use first. */
const MAX_KEPT = 64;

/** Stands for a node where it does not matter where threads stand. */
const ANYWHERE = -1;

/** Facts from which nothing follows that is asked for. */
export interface Harmless {
  /** By node: 1 if a thread may stand there. */
  readonly nodes: Uint8Array;
  /** All other facts that may not be given. */
  readonly others: Int32Array;
}

export class Concluded {
  private readonly harmless: Harmless[] = [];
  /** Facts that together lead to something that is asked for, by a node at which a thread must stand. */
  private readonly cores = new Map<number, Int32Array[]>();

  /** Whether nothing that is asked for follows; null if that must be found out. */
  answer(given: Given): boolean | null {
    if (isFound(this.harmless, (set) => isWithin(given, set))) return true;
    if (this.hasCore(given, ANYWHERE)) return false;
    for (let i = 0; i < given.nodes.length; i++)
      if (this.hasCore(given, given.nodes[i]!)) return false;
    return null;
  }

  noteHarmless(set: Harmless): void {
    keep(this.harmless, set);
  }

  noteCore(core: readonly number[], given: Given): void {
    const node = given.nodes.find((n) => core.includes(given.factOf(n))) ?? ANYWHERE;
    const cores = this.cores.get(node) ?? [];
    keep(cores, Int32Array.from(core));
    this.cores.set(node, cores);
  }

  private hasCore(given: Given, node: number): boolean {
    const cores = this.cores.get(node);
    return cores !== undefined && isFound(cores, (core) => hasAll(given, core));
  }
}

function isWithin(given: Given, { nodes, others }: Harmless): boolean {
  if (!given.standsWithin(nodes)) return false;
  for (let i = 0; i < others.length; i++) if (given.has(others[i]!)) return false;
  return true;
}

function hasAll(given: Given, facts: Int32Array): boolean {
  for (let i = 0; i < facts.length; i++) if (!given.has(facts[i]!)) return false;
  return true;
}

function isFound<T>(kept: T[], matches: (one: T) => boolean): boolean {
  for (let i = 0; i < kept.length; i++) {
    const one = kept[i]!;
    if (!matches(one)) continue;
    for (let j = i; j > 0; j--) kept[j] = kept[j - 1]!;
    kept[0] = one;
    return true;
  }
  return false;
}

function keep<T>(kept: T[], one: T): void {
  if (kept.length === MAX_KEPT) kept.pop();
  kept.unshift(one);
}
