/** Parts of the page that are loaded by themselves, each once; what is there is there at once. */

/** Loads the part; the same function for the same part. */
export type Load<T> = () => Promise<T>;

interface Known {
  /** What it has come to; null while it is under way. */
  settled: { readonly part: unknown } | null;
  readonly coming: Promise<unknown>;
}

const parts = new Map<Load<unknown>, Known>();

/**
 * The part, from now on under way if it was not. A failure is told to whoever asks while it is under way;
 * whoever asks later has it tried again.
 */
export function begin<T>(load: Load<T>): Promise<T> {
  const before = parts.get(load);
  if (before !== undefined) return before.coming as Promise<T>;
  const coming = load();
  const known: Known = { settled: null, coming };
  parts.set(load, known);
  coming.then(
    (part) => (known.settled = { part }),
    () => parts.delete(load),
  );
  return coming;
}

/** The part, where it has arrived. */
export function arrived<T>(load: Load<T>): { readonly part: T } | null {
  return (parts.get(load)?.settled ?? null) as { readonly part: T } | null;
}

/** Has the part under way before anybody asks; whoever asks hears of a failure. */
export function tryToLoad(load: Load<unknown>): void {
  begin(load).catch(() => undefined);
}
