/** When what the reader came for is on the screen, or why it is not, and the browser has nothing else to do. */
import type { Scope } from '../store/create-scope.ts';
import type { ScopeState } from '../store/state.ts';

/** What it needs of the browser's window; not every browser says when it is idle. */
interface IdleWindow {
  readonly requestIdleCallback?: (callback: () => void) => unknown;
  setTimeout(callback: () => void, ms: number): unknown;
}

const A_WHILE_MS = 300;

const isInSight = ({ run, cards, refusal }: ScopeState): boolean =>
  cards.size > 0 || (run !== null && run.finished !== null) || refusal !== null;

/** Calls back once. */
export function afterFirstSight(scope: Scope, browser: IdleWindow, callback: () => void): void {
  const stop = scope.subscribe((state) => {
    if (!isInSight(state)) return;
    stop();
    if (browser.requestIdleCallback === undefined) browser.setTimeout(callback, A_WHILE_MS);
    else browser.requestIdleCallback(callback);
  });
}
