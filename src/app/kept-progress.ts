/** How far somebody is in the lessons, kept from visit to visit where the browser allows that. */
import {
  joined,
  NO_PROGRESS,
  progressFrom,
  textOf,
  type Progress,
  type ProgressShelf,
} from '../store/lesson/progress.ts';

const KEY = 'resync-scope-lessons';

const UNREAD =
  'What was kept of your lessons could not be read, and is left as it is until you go on.';
const REPLACED = 'What was kept of your lessons could not be read: it is kept anew from here on.';
const NOT_KEPT = 'This browser keeps nothing: how far you are is known until the page is closed.';

/** Storage may be missing, full, forbidden or damaged: then the progress lasts as long as the page. */
export function keptProgress(storage: () => Pick<Storage, 'getItem' | 'setItem'>): ProgressShelf {
  let now: Progress | null = null;
  let forgotten: Progress | null = null;
  /** What is in the storage cannot be read, and stands there still. */
  let isUnread = false;
  let hasSaid = false;

  const read = (): Progress => {
    if (now !== null) return now;
    const text = storedText(storage);
    const progress = text === null ? null : progressFrom(text);
    isUnread = progress?.ok === false;
    now = progress?.ok === true ? progress.value : NO_PROGRESS;
    return now;
  };

  const write = (progress: Progress): string => {
    read();
    now = progress;
    try {
      storage().setItem(KEY, textOf(progress));
    } catch {
      // Once is enough: nothing else is lost.
      if (hasSaid) return '';
      hasSaid = true;
      return NOT_KEPT;
    }
    const wasUnread = isUnread;
    isUnread = false;
    return wasUnread ? REPLACED : '';
  };

  return {
    read,
    write,
    trouble: () => {
      read();
      return isUnread ? UNREAD : '';
    },
    forget: () => {
      forgotten = joined(forgotten ?? NO_PROGRESS, read());
      return write(NO_PROGRESS);
    },
    hasForgotten: () => forgotten !== null,
    remember: () => {
      const both = joined(forgotten ?? NO_PROGRESS, read());
      forgotten = null;
      return write(both);
    },
  };
}

/** null where nothing is kept, or the browser keeps nothing. */
function storedText(storage: () => Pick<Storage, 'getItem'>): string | null {
  try {
    return storage().getItem(KEY);
  } catch {
    return null;
  }
}
