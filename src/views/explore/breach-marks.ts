/** What a search has found of each choice: read by the list of choices, which is there before any search. */
import type { Breach } from '../../protocol/exploration.ts';
import type { Search } from '../../store/state.ts';

/** By id of the actor that has to move first: the shortest way to a break, for people. */
export function breachMarks({ result }: Search): ReadonlyMap<string, string> {
  const shortest = new Map<string, { readonly id: string; readonly breach: Breach }>();
  for (const { id, breach } of result?.invariants ?? []) {
    if (!breach?.firstActor) continue;
    const known = shortest.get(breach.firstActor);
    if (known === undefined || breach.steps < known.breach.steps)
      shortest.set(breach.firstActor, { id, breach });
  }
  const words = [...shortest].map(
    ([actor, { id, breach }]) =>
      [actor, `breaks ${id} in ${breach.steps} ${breach.steps === 1 ? 'step' : 'steps'}`] as const,
  );
  return new Map(words);
}
