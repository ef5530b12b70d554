/** The hash that leads to the moment on the screen, for a link that is always ready to be followed. */
import { useEffect, useState } from 'react';
import { useActions, useScope } from '../use-scope.ts';

/** `first`: until the run is there, and for as long as nobody can say. */
export function useMomentLink(first: string): string {
  const { link } = useActions();
  const step = useScope((state) => state.step);
  const run = useScope((state) => state.run?.number ?? null);
  const isThere = useScope((state) => state.run !== null && state.run.finished !== null);
  const [hash, setHash] = useState(first);
  useEffect(() => {
    if (!isThere) return undefined;
    let live = true;
    void link().then((found) => {
      if (live && found !== null) setHash(found);
    });
    return () => {
      live = false;
    };
  }, [link, step, run, isThere]);
  return hash;
}
