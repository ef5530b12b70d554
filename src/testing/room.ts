/** As much room as a test wants, in a document that lays nothing out. */
import { vi } from 'vitest';

/** For every element that is observed from now on; gone with the stubs of the test. */
export function stubRoom(width: number, height = 0): void {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      readonly #tell: () => void;
      constructor(tell: () => void) {
        this.#tell = tell;
      }
      observe(element: Element) {
        Object.defineProperty(element, 'clientWidth', { value: width, configurable: true });
        Object.defineProperty(element, 'clientHeight', { value: height, configurable: true });
        this.#tell();
      }
      disconnect() {
        // Nothing is left to watch.
      }
    },
  );
}
