/** How far somebody is in the lessons, kept from visit to visit where the browser allows that. */
import {
  NO_PROGRESS,
  progressFrom,
  textOf,
  type Progress,
  type ProgressKeeper,
} from '../store/lesson/progress.ts';

const KEY = 'resync-scope-lessons';

/** Storage may be missing, full, forbidden or damaged: then the progress lasts as long as the page. */
export function keptProgress(storage: () => Pick<Storage, 'getItem' | 'setItem'>): ProgressKeeper {
  let now: Progress | null = null;
  let hasSaid = false;
  return {
    read: () => (now ??= stored(storage)),
    write: (progress) => {
      now = progress;
      try {
        storage().setItem(KEY, textOf(progress));
        return '';
      } catch {
        // Once is enough: nothing else is lost.
        if (hasSaid) return '';
        hasSaid = true;
        return 'This browser keeps nothing: how far you are is known until the page is closed.';
      }
    },
  };
}

function stored(storage: () => Pick<Storage, 'getItem'>): Progress {
  try {
    const progress = progressFrom(storage().getItem(KEY) ?? '');
    return progress.ok ? progress.value : NO_PROGRESS;
  } catch {
    return NO_PROGRESS;
  }
}
