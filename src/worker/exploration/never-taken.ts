/** What no step of a search took, as lines and as actors of the environment. */
import type { AssembledMachine } from '../../machine/assemble.ts';
import type { NeverTaken } from '../../protocol/exploration.ts';

/** `ids`: as a verdict lists them. */
export function neverTakenOf(ids: readonly string[], { code }: AssembledMachine): NeverTaken {
  const isLine = new Set(code.lines.map(({ id }) => id));
  return {
    lines: ids.filter((id) => isLine.has(id)),
    actors: ids.filter((id) => !isLine.has(id)),
  };
}
