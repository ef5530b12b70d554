/**
 * The same search as plainly as can be: states are keys of a map, and every step of every actor is
 * taken through the machine's own interface.
 */
import type { Machine } from '../../machine/machine.ts';

interface PlainResult {
  readonly states: number;
  readonly transitions: number;
  readonly depth: number;
  readonly ends: number;
  /** By invariant, fewest steps to where it is broken. */
  readonly broken: ReadonlyMap<number, number>;
}

/** null when there are more than `maxStates` states. */
export function plainSearch(machine: Machine, maxStates: number): PlainResult | null {
  const depths = new Map<string, number>();
  const queue: Int32Array[] = [];
  const broken = new Map<number, number>();
  const note = (bits: number, steps: number) => {
    for (let i = 0; i < 31; i++)
      if ((bits & (1 << i)) !== 0) broken.set(i, Math.min(steps, broken.get(i) ?? Infinity));
  };
  const found = (state: Int32Array, depth: number) => {
    const key = state.join();
    if (depths.has(key)) return;
    depths.set(key, depth);
    queue.push(state);
    note(machine.brokenInState(state), depth);
  };
  let transitions = 0;
  let depth = 0;
  let ends = 0;
  found(machine.initial.slice(), 0);
  for (const state of queue) {
    if (queue.length > maxStates) return null;
    depth = depths.get(state.join()) ?? 0;
    const able = machine.actors.map((_, i) => i).filter((i) => machine.enabled(state, i));
    if (able.length === 0) {
      ends++;
      note(machine.brokenAtRest(state), depth);
    }
    for (const actor of able) {
      transitions++;
      const next = state.slice();
      const events = machine.events(state, actor);
      machine.step(next, actor);
      note(machine.brokenByStep(next, events), depth + 1);
      found(next, depth + 1);
    }
  }
  return { states: queue.length, transitions, depth, ends, broken };
}
