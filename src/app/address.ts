/**
 * The page's address follows the selected moment, and a hash that somebody puts there is opened; the bare
 * address is the start page. The history gets no entry of its own for a step: going back leads to the
 * start page, or leaves the page, as readers expect.
 */
import type { Scope } from '../store/create-scope.ts';
import { hashOfLesson } from '../store/lesson-hash.ts';
import { inLesson } from '../store/look-slice.ts';
import type { LessonPlace } from '../store/state.ts';

/** How long a moment must last before it is worth an address, and how often while playing. */
const SETTLE_MS = 200;
const PLAYING_MS = 1500;

interface Page {
  readonly location: Pick<Location, 'hash' | 'pathname' | 'search'>;
  readonly history: Pick<History, 'pushState' | 'replaceState'>;
  setTimeout(callback: () => void, ms: number): number;
  clearTimeout(timer: number): void;
  addEventListener(type: 'hashchange', listener: () => void): void;
}

export function followAddress(scope: Scope, page: Page): void {
  let timer: number | null = null;
  let written = page.location.hash;
  /** The address of the run that is open, as it was last written. */
  let ofRun: string | null = null;

  /** `hash`: '' for the start page, which keeps an entry of its own in the history. */
  const put = (hash: string) => {
    const { pathname, search } = page.location;
    const address = hash === '' ? pathname + search : hash;
    try {
      if (isBare(hash) || isBare(written)) page.history.pushState(null, '', address);
      else page.history.replaceState(null, '', address);
      written = page.location.hash;
    } catch {
      // Too often for this browser, or a page that may have no address: the next moment tries again.
    }
  };

  const write = async () => {
    timer = null;
    const { run, step, link } = scope.getState();
    const hash = await link();
    const now = scope.getState();
    if (hash === null || now.run !== run || now.step !== step) return;
    if (now.atStart || inLesson(now.lesson)) return;
    ofRun = hash;
    // Somebody has put a link there, and the browser is about to say so: theirs goes first.
    if (hash !== written && page.location.hash === written) put(hash);
  };

  scope.subscribe((state, before) => {
    if (state.atStart) {
      if (!before.atStart && !isBare(page.location.hash)) put('');
      return;
    }
    if (inLesson(state.lesson)) {
      const hash = hashOfLesson(state.lesson);
      if (hash !== written) put(hash);
      return;
    }
    const left = before.atStart || state.lesson !== before.lesson;
    const moved = state.step !== before.step || state.run !== before.run || left;
    if (!moved || state.run === null || state.run.finished === null) return;
    // While playing, the timer that runs already is kept: one address now and then.
    if (timer !== null && state.playing) return;
    if (timer !== null) page.clearTimeout(timer);
    timer = page.setTimeout(() => void write(), state.playing ? PLAYING_MS : SETTLE_MS);
  });

  page.addEventListener('hashchange', () => {
    const { hash } = page.location;
    if (hash === written) return;
    written = hash;
    const { atStart, opening, leaveStart } = scope.getState();
    if (atStart && !opening && hash === ofRun) leaveStart();
    else openAddress(scope, hash);
  });
}

/** Opens what the address names; the start page, where it names nothing. */
export function openAddress(scope: Scope, hash: string): void {
  const { open, showStart, setLesson, lesson } = scope.getState();
  if (isBare(hash)) showStart();
  else if (hash.startsWith('#lesson=')) setLesson(lessonIn(hash));
  else {
    if (inLesson(lesson)) setLesson(null);
    void open({ kind: 'link', hash }, 'link');
  }
}

function lessonIn(hash: string): LessonPlace {
  const parts = new URLSearchParams(hash.slice(1));
  const view = VIEWS.find((one) => one === parts.get('view')) ?? 'lesson';
  const more = hash.replace(/^#[^&]*|&(card|view)=[^&]*/g, '');
  return { id: parts.get('lesson') ?? '', card: Number(parts.get('card') ?? 1) - 1, view, more };
}

/** Those that have an address. */
const VIEWS = ['presenter', 'notes'] as const;

const isBare = (hash: string): boolean => hash.length < 2;
