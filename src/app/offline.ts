/**
 * Has a service worker keep the page on this device, and offers a newer version once all of it is there.
 * The page never loads itself again: what is open goes on with its own version until the reader says so.
 */
import type { Scope } from '../store/create-scope.ts';

/** Where the browser has no service workers, or refuses them here, the page goes on as it is. */
export async function workOffline(scope: Scope): Promise<void> {
  // Browsers have none over plain http.
  if (!('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  try {
    const registration = await serviceWorker.register('./sw.js');
    offerUpdates(scope, serviceWorker, registration);
  } catch {
    // In a frame without an origin, in a private window, or with a network that has just gone.
  }
}

function offerUpdates(
  scope: Scope,
  container: ServiceWorkerContainer,
  registration: ServiceWorkerRegistration,
): void {
  let isOffered = false;
  const offer = () => {
    // Without one that serves the page, this is the first version to be kept.
    if (isOffered || registration.waiting === null || container.controller === null) return;
    isOffered = true;
    void import('./offer-update.tsx').then(({ offerUpdate }) => {
      offerUpdate({
        onReload: () => void takeOver(scope, container, registration),
        onLater: () => (isOffered = false),
      });
    });
  };
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', offer);
  });
  // A page may stay open for days; the browser itself looks only when one is opened.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') registration.update().catch(() => undefined);
  });
  offer();
}

/** Puts the very moment into the address, lets the newer version begin, and loads the page again. */
async function takeOver(
  scope: Scope,
  container: ServiceWorkerContainer,
  { waiting }: ServiceWorkerRegistration,
): Promise<void> {
  const { atStart, setPlaying, link } = scope.getState();
  setPlaying(false);
  const hash = atStart ? null : await link();
  if (hash !== null) history.replaceState(null, '', hash);
  if (waiting !== null) {
    const begun = new Promise((resolve) => {
      container.addEventListener('controllerchange', resolve, { once: true });
    });
    waiting.postMessage('take over');
    await begun;
  }
  location.reload();
}
