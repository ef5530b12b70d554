/**
 * The page's address follows the selected moment, and a hash that somebody puts there is opened. The
 * history gets no entry of its own for a step: going back leaves the page, as readers expect.
 */
import type { Scope } from '../store/create-scope.ts';
import { FIRST_SCENARIO } from '../store/first-scenario.ts';

/** How long a moment must last before it is worth an address, and how often while playing. */
const SETTLE_MS = 200;
const PLAYING_MS = 1500;

interface Page {
  readonly location: Pick<Location, 'hash'>;
  readonly history: Pick<History, 'replaceState'>;
  setTimeout(callback: () => void, ms: number): number;
  clearTimeout(timer: number): void;
  addEventListener(type: 'hashchange', listener: () => void): void;
}

export function followAddress(scope: Scope, page: Page): void {
  let timer: number | null = null;
  let written = page.location.hash;

  const write = async () => {
    timer = null;
    const { run, step, link } = scope.getState();
    const hash = await link();
    const now = scope.getState();
    if (hash === null || hash === written || now.run !== run || now.step !== step) return;
    // Somebody has put a link there, and the browser is about to say so: theirs goes first.
    if (page.location.hash !== written) return;
    try {
      page.history.replaceState(null, '', hash);
      written = page.location.hash;
    } catch {
      // Too often for this browser, or a page that may have no address: the next moment tries again.
    }
  };

  scope.subscribe((state, before) => {
    const moved = state.step !== before.step || state.run !== before.run;
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
    void scope.getState().open({ kind: 'link', hash }, 'link');
  });
}

/** Opens what the address names, or the scenario that the page starts with. */
export function openAddress(scope: Scope, hash: string): void {
  const { open } = scope.getState();
  if (hash.length > 1) void open({ kind: 'link', hash }, 'link');
  else void open(FIRST_SCENARIO, 'start');
}
