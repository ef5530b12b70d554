/** The service worker: wiring only. */
import { Shelf, type Checksums } from './shelf.ts';

declare const self: ServiceWorkerGlobalScope;
/** Both are put here by the build. */
declare const VERSION: string;
declare const CHECKSUMS: Checksums;

const folder = self.registration.scope;
const shelf = new Shelf(VERSION, CHECKSUMS, {
  caches: self.caches,
  fetch: (request) => self.fetch(request),
  folder,
});

self.addEventListener('install', (event) => event.waitUntil(shelf.fill()));

self.addEventListener('fetch', (event) => {
  const answer = shelf.answerTo(event.request);
  if (answer !== null) event.respondWith(answer);
});

// A newer version waits until a reader asks for it: nothing changes under a run on the screen.
self.addEventListener('message', ({ data }) => {
  if (data === 'take over') void self.skipWaiting();
});

self.addEventListener('activate', (event) => event.waitUntil(begin()));

async function begin(): Promise<void> {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const pages = windows.filter(({ url }) => url.startsWith(folder));
  // Beside the one that has asked, any other may still load a part of the version that it began with.
  if (pages.length <= 1) await shelf.clearOthers();
  // The first visit, too, goes on when the network is gone.
  await self.clients.claim();
}
