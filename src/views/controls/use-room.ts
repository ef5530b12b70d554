/** What fits on the page: two columns side by side, and in the first of them the log below the timeline. */
import { useSyncExternalStore } from 'react';

const WIDE = '(min-width: 960px) and (min-height: 600px)';
const TALL = '(min-height: 840px)';

export interface Room {
  readonly wide: boolean;
  readonly tall: boolean;
}

export function useRoom(): Room {
  return { wide: useMedia(WIDE), tall: useMedia(TALL) };
}

function useMedia(condition: string): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const query = matchMedia(condition);
      query.addEventListener('change', onChange);
      return () => query.removeEventListener('change', onChange);
    },
    () => matchMedia(condition).matches,
  );
}
