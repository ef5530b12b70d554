/**
 * Which function is listed: the one where the thread stands, or another one that was looked up, by its name
 * or for one of its lines, until the thread stands elsewhere.
 */
import { useState } from 'react';
import type { Shown, Sought } from '../../store/state.ts';
import { placeOfThread } from '../lookup.ts';
import { useScope } from '../use-scope.ts';

interface LookedUp {
  readonly name: string;
  /** Where the thread stood then. */
  readonly standing: string;
  /** Number of the run after which the next one is to keep the function; null: it is not. */
  readonly keptFrom: number | null;
}

export interface ListedFunction {
  /** Index into the description's functions. */
  readonly index: number;
  readonly lookUp: (index: number) => void;
  /** The line that it was looked up for; null for none. */
  readonly sought: Sought | null;
  /** Stays with this function when the next run comes, wherever the thread is in that one. */
  readonly keep: () => void;
}

export function useListedFunction(shown: Shown, thread: number): ListedFunction {
  const { description, snapshot, runNumber } = shown;
  const [lookedUp, setLookedUp] = useState<LookedUp | null>(null);
  const asked = useScope((state) => (state.sought?.step === state.step ? state.sought : null));
  const [answered, setAnswered] = useState<Sought | null>(null);
  const own = placeOfThread(description, snapshot, thread)?.line.function ?? 0;
  const nameOf = (index: number) => description.functions[index]?.name ?? '';
  const standing = `${thread}:${nameOf(own)}`;

  let now = lookedUp;
  if (now !== null && now.keptFrom !== null && now.keptFrom !== runNumber) {
    now = { ...now, standing, keptFrom: null };
  } else if (now?.standing !== standing) {
    now = null;
  }
  if (asked !== answered) {
    setAnswered(asked);
    const line = description.lines.find(({ id }) => id === asked?.line);
    if (line !== undefined) now = { name: nameOf(line.function), standing, keptFrom: null };
  }
  if (now !== lookedUp) setLookedUp(now);

  const found = description.functions.findIndex(({ name }) => name === now?.name);
  const index = found < 0 ? own : found;
  return {
    index,
    sought: asked,
    lookUp: (chosen) => setLookedUp({ name: nameOf(chosen), standing, keptFrom: null }),
    keep: () => setLookedUp({ name: nameOf(index), standing, keptFrom: runNumber }),
  };
}
