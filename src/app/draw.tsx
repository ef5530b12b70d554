/** Puts the page into the document. */
import { createRoot } from 'react-dom/client';
import { pictures } from '../pictures/index.ts';
import type { Scope } from '../store/create-scope.ts';
import { Page } from '../views/page.tsx';
import { ScopeContext } from '../views/use-scope.ts';
import { copyText } from './clipboard.ts';

const loadTeaching = async () => (await import('./teaching.ts')).teaching;

export function draw(scope: Scope): void {
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no #root');
  createRoot(root).render(
    <ScopeContext value={scope}>
      <Page
        address={location.href.slice(0, location.href.length - location.hash.length)}
        copy={copyText}
        loadFiles={() => import('./on-demand.ts')}
        reload={() => location.reload()}
        browser={navigator.userAgent}
        pictures={pictures}
        loadTeaching={loadTeaching}
      />
    </ScopeContext>,
  );
}
