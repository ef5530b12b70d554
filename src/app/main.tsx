/** Wiring: the engine, the store, the page, and what follows them. */
import './trusted-types.ts';
import './not-started.css';
import { createRoot } from 'react-dom/client';
import { Engine } from '../client/engine.ts';
import { Searches } from '../client/searches.ts';
import { pictures } from '../pictures/index.ts';
import { createScope } from '../store/create-scope.ts';
import { Page } from '../views/page.tsx';
import { ScopeContext } from '../views/use-scope.ts';
import { followAddress, openAddress } from './address.ts';
import { copyText } from './clipboard.ts';
import { FrameLoop } from './frame-loop.ts';
import { installShortcuts } from './keyboard.ts';
import { saveFile } from './save-file.ts';
import { followTheme, storedTheme } from './theme.ts';

const createWorker = () =>
  new Worker(new URL('../worker/entry.ts', import.meta.url), { type: 'module' });

const scope = createScope({
  createEngine: (listener) => new Engine(createWorker, listener),
  createSearches: (listener) => new Searches(createWorker, listener),
  frames: new FrameLoop(window),
  theme: storedTheme(() => localStorage),
});

openAddress(scope, location.hash);
followAddress(scope, window);
followTheme(
  scope,
  document.documentElement,
  matchMedia('(prefers-color-scheme: light)'),
  () => localStorage,
);
installShortcuts(scope, document);

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <ScopeContext value={scope}>
    <Page
      address={location.href.slice(0, location.href.length - location.hash.length)}
      copy={copyText}
      save={saveFile}
      reload={() => location.reload()}
      browser={navigator.userAgent}
      pictures={pictures}
    />
  </ScopeContext>,
);
