/**
 * The page's only caller of requestAnimationFrame: one frame of the browser for any number of askers. What
 * moves the run goes first, then what that has changed is drawn, in the same frame.
 */
import type { Frames } from '../store/frames.ts';

/** What it needs of the browser's window. */
export type FrameWindow = Pick<Window, 'requestAnimationFrame' | 'queueMicrotask' | 'reportError'>;

type Callback = (timeMs: number) => void;

export class FrameLoop implements Frames {
  readonly #window: FrameWindow;
  readonly #moves = new Map<number, Callback>();
  readonly #drawings = new Map<number, Callback>();
  #handle = 0;
  /** A frame has been asked for, or is under way. */
  #isComing = false;

  constructor(window: FrameWindow) {
    this.#window = window;
  }

  request(callback: Callback): number {
    return this.#add(this.#moves, callback);
  }

  requestDrawing(callback: () => void): number {
    return this.#add(this.#drawings, callback);
  }

  cancel(handle: number): void {
    this.#moves.delete(handle);
    this.#drawings.delete(handle);
  }

  #add(to: Map<number, Callback>, callback: Callback): number {
    to.set(++this.#handle, callback);
    if (!this.#isComing) this.#ask();
    return this.#handle;
  }

  #ask(): void {
    this.#isComing = true;
    this.#window.requestAnimationFrame((timeMs) => {
      this.#run(this.#moves, timeMs);
      // React shows what was changed in a microtask of its own, which is waiting already.
      this.#window.queueMicrotask(() => {
        this.#run(this.#drawings, timeMs);
        this.#isComing = false;
        if (this.#moves.size + this.#drawings.size > 0) this.#ask();
      });
    });
  }

  /** What is asked for meanwhile waits for the next time. */
  #run(waiting: Map<number, Callback>, timeMs: number): void {
    const due = [...waiting];
    for (const [handle, callback] of due) {
      if (!waiting.delete(handle)) continue;
      try {
        callback(timeMs);
      } catch (error) {
        // The others get their frame, and the page hears of it.
        this.#window.reportError(error);
      }
    }
  }
}
