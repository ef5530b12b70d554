import './trusted-types.ts';
import { createRoot } from 'react-dom/client';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <main>
    <h1>Resync Scope</h1>
  </main>,
);
