/** A part of the page that is loaded when it is first needed; once it is there, it is there at once. */
import { useEffect, useState } from 'react';

/** Loads the part; the same function for the same part. */
export type Load<T> = () => Promise<T>;

export type Later<T> = 'under way' | 'failed' | { readonly part: T };

const loaded = new Map<Load<unknown>, { readonly part: unknown }>();

export function useLater<T>(load: Load<T>): Later<T> {
  const known = loaded.get(load) as { readonly part: T } | undefined;
  const [settled, setSettled] = useState<readonly [Load<T>, Later<T>]>([load, 'under way']);
  useEffect(() => {
    if (loaded.has(load)) return undefined;
    let live = true;
    load().then(
      (part) => {
        loaded.set(load, { part });
        if (live) setSettled([load, { part }]);
      },
      () => {
        if (live) setSettled([load, 'failed']);
      },
    );
    return () => {
      live = false;
    };
  }, [load]);
  return known ?? (settled[0] === load ? settled[1] : 'under way');
}
