/** A part of the page that is loaded when it is first needed; once it is there, it is there at once. */
import { useEffect, useState } from 'react';
import { arrived, begin, type Load } from './load.ts';

export type Later<T> = 'under way' | 'failed' | { readonly part: T };

export function useLater<T>(load: Load<T>): Later<T> {
  const [settled, setSettled] = useState<readonly [Load<T>, Later<T>]>([load, 'under way']);
  const there = arrived(load);
  const isThere = there !== null;
  useEffect(() => {
    if (isThere) return undefined;
    let live = true;
    begin(load).then(
      (part) => {
        if (live) setSettled([load, { part }]);
      },
      () => {
        if (live) setSettled([load, 'failed']);
      },
    );
    return () => {
      live = false;
    };
  }, [load, isThere]);
  return there ?? (settled[0] === load ? settled[1] : 'under way');
}
