/** What the hardware does of itself so that somebody who waits can go on: a counter that is loaded step by step. */
import type { Machine } from '../../machine/machine.ts';

/** A load takes four steps; nothing that a thread waits for takes many more. */
const DEEPEST = 8;

type Hardware = Pick<Machine, 'actors' | 'enabled' | 'step'>;

interface Reached {
  readonly state: Int32Array;
  readonly movers: readonly number[];
}

/**
 * The fewest such steps after which `actor` can move, as actors in their order; none where it waits for somebody
 * else. Errors, and what happens to one thread, such as an interrupt, are not taken: they are no part of its turn.
 */
export function hardwareFor(
  machine: Hardware,
  state: Int32Array,
  actor: number,
): readonly number[] {
  const hardware = machine.actors.flatMap(({ kind, thread, injects, lastResort }, one) =>
    kind === 'environment' && thread < 0 && !injects && !lastResort ? [one] : [],
  );
  const seen = new Set([state.join()]);
  let reached: readonly Reached[] = [{ state, movers: [] }];
  for (let depth = 0; depth < DEEPEST && reached.length > 0; depth++) {
    const next: Reached[] = [];
    for (const { state: from, movers } of reached)
      for (const mover of hardware) {
        if (!machine.enabled(from, mover)) continue;
        const to = from.slice();
        machine.step(to, mover);
        if (machine.enabled(to, actor)) return [...movers, mover];
        if (seen.has(to.join())) continue;
        seen.add(to.join());
        next.push({ state: to, movers: [...movers, mover] });
      }
    reached = next;
  }
  return [];
}
