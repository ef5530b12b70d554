/** How large the presenter is drawn: as a slide, always the same part of the screen. */
import { useSyncExternalStore } from 'react';

/** On a screen of this size a unit is a CSS pixel. */
const SCREEN = { widthCssPx: 1280, heightCssPx: 720 } as const;
/** Below that it is read by somebody who holds it, and scrolls. */
const LEAST = 0.55;

/** CSS pixels to a unit. */
export function useUnit(): number {
  return useSyncExternalStore(watchSize, unitNow);
}

function watchSize(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
}

const unitNow = (): number =>
  Math.max(
    LEAST,
    Math.min(window.innerWidth / SCREEN.widthCssPx, window.innerHeight / SCREEN.heightCssPx),
  );
