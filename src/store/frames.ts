/** The page's animation frames: one owner, whoever needs them. Handed in, so that tests make their own. */
export interface Frames {
  /** Calls back once, with the time in milliseconds, before anything of that frame is drawn. */
  request(callback: (timeMs: number) => void): number;
  /** Calls back once, in the same frame after the page shows what those callbacks have changed. */
  requestDrawing(callback: () => void): number;
  /** Takes a request back. */
  cancel(handle: number): void;
}
