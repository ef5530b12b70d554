/**
 * Wiring: the engine, the store, and what follows them. It draws nothing, and so comes early: the
 * simulation is on its way, and the screen that the address names, while what draws is still arriving.
 */
import './trusted-types.ts';
import '../views/theme.css';
import '../views/base.css';
import './not-started.css';
import { Engine } from '../client/engine.ts';
import { Searches } from '../client/searches.ts';
import { pictures } from '../pictures/index.ts';
import { createScope } from '../store/create-scope.ts';
import { tryToLoad } from '../views/controls/load.ts';
import { BEHIND_TABS, loadTimeline } from '../views/parts-of-run.ts';
import { loadStart, loadWorkbench } from '../views/screens.ts';
import { afterFirstSight } from './after-first-sight.ts';
import { followAddress, openAddress } from './address.ts';
import { createWorker } from './create-worker.ts';
import { FrameLoop } from './frame-loop.ts';
import { installShortcuts } from './keyboard.ts';
import { followTheme, storedTheme } from './theme.ts';

const scope = createScope({
  createEngine: (listener) => new Engine(createWorker, listener),
  createSearches: (listener) => new Searches(createWorker, listener),
  loadLogs: async () => (await import('./on-demand.ts')).logs,
  frames: new FrameLoop(window),
  theme: storedTheme(() => localStorage),
});

/** In somebody else's page: a picture of its own, that takes nothing of that page. */
const isEmbedded = location.search.includes('embed=1');

function start(): void {
  const drawing = import('./draw.tsx');
  openAddress(scope, location.hash);
  const isAtStart = scope.getState().atStart;
  const drawn = Object.values(pictures);
  const ofStart = [loadStart, ...drawn.map(({ card }) => card)];
  const ofRun = [loadWorkbench, loadTimeline];
  for (const load of isAtStart ? ofStart : ofRun) tryToLoad(load);
  afterFirstSight(scope, window, () => {
    const behindTabs = [...BEHIND_TABS, ...drawn.map(({ panel }) => panel)];
    for (const load of [...(isAtStart ? ofRun : ofStart), ...behindTabs]) tryToLoad(load);
    // Without it the page goes on as it is.
    import('./later.ts').then(({ followLater }) => followLater(scope)).catch(() => undefined);
  });
  followAddress(scope, window);
  installShortcuts(scope, document);
  // Not awaited: what draws imports from this very script, and would wait for it.
  void drawing.then(({ draw }) => draw(scope));
}

followTheme(
  scope,
  document.documentElement,
  matchMedia('(prefers-color-scheme: light)'),
  () => localStorage,
);
if (isEmbedded) void import('./embed.tsx').then(({ embed }) => embed(scope));
else start();
