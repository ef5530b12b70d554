/** Puts a moment into somebody else's page, in place of the whole page. */
import { createRoot } from 'react-dom/client';
import type { Scope } from '../store/create-scope.ts';
import { EmbedPage } from '../views/embed/embed-page.tsx';
import { ScopeContext } from '../views/use-scope.ts';

export function embed(scope: Scope): void {
  const place = document.getElementById('root');
  if (place === null) throw new Error('index.html has no #root');
  const root = createRoot(place);
  const show = () => {
    const { hash, origin, pathname, protocol } = location;
    // A file has no origin.
    const address = (protocol === 'file:' ? 'file://' : origin) + pathname;
    void scope.getState().open({ kind: 'link', hash }, 'link');
    root.render(
      <ScopeContext value={scope}>
        <EmbedPage key={hash} address={address} hash={hash} />
      </ScopeContext>,
    );
  };
  addEventListener('hashchange', show);
  show();
}
