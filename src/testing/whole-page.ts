/**
 * For tests of what the page shows, not of how it comes: once this is imported, every part that is loaded
 * by itself is there.
 */
import { begin } from '../views/controls/load.ts';
import { BEHIND_TABS, loadTimeline } from '../views/parts-of-run.ts';
import { loadStart, loadWorkbench } from '../views/screens.ts';

await Promise.all(
  [loadStart, loadWorkbench, loadTimeline, ...BEHIND_TABS].map((load) => begin<unknown>(load)),
);

// On a busy machine its first load takes longer than anybody waits for a dialog.
await import('../views/share/share-dialog.tsx');
