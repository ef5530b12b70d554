/** What fits on the page: two columns side by side, and in the first of them the log below the timeline. */
import { useSyncExternalStore } from 'react';

const WIDE = media('(min-width: 960px) and (min-height: 600px)');
const BROAD = media('(min-width: 1280px)');
const TALL = media('(min-height: 840px)');

export interface Room {
  /** Two columns, and room in the bars over them. */
  readonly broad: boolean;
  readonly wide: boolean;
  readonly tall: boolean;
}

export function useRoom(): Room {
  return {
    broad: useSyncExternalStore(BROAD.subscribe, BROAD.read),
    wide: useSyncExternalStore(WIDE.subscribe, WIDE.read),
    tall: useSyncExternalStore(TALL.subscribe, TALL.read),
  };
}

function media(condition: string) {
  return {
    read: () => matchMedia(condition).matches,
    subscribe: (onChange: () => void) => {
      const query = matchMedia(condition);
      query.addEventListener('change', onChange);
      return () => query.removeEventListener('change', onChange);
    },
  };
}
