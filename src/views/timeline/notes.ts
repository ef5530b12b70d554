/** What React shows beside the canvas, and whom to tell when it changes. */
import type { HitWords } from '../../timeline/words.ts';

export interface TimelineNotes {
  readonly tooltip: {
    readonly xCssPx: number;
    readonly yCssPx: number;
    readonly words: HitWords;
  } | null;
  /** All of the run is in sight. */
  readonly whole: boolean;
  /** There are more rows than fit: they scroll. */
  readonly clipped: boolean;
  /** Idle time is folded in it. */
  readonly folded: boolean;
  /** About the selected step and the lane of the keyboard; '' while the canvas has no focus. */
  readonly sentence: string;
}

export class Notes {
  now: TimelineNotes = { tooltip: null, whole: true, clipped: false, folded: false, sentence: '' };
  readonly #listeners = new Set<() => void>();

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(part: Partial<TimelineNotes>): void {
    const notes = { ...this.now, ...part };
    if (isSame(notes, this.now)) return;
    this.now = notes;
    for (const listener of this.#listeners) listener();
  }
}

function isSame(a: TimelineNotes, b: TimelineNotes): boolean {
  return (
    a.tooltip === b.tooltip &&
    a.whole === b.whole &&
    a.clipped === b.clipped &&
    a.folded === b.folded &&
    a.sentence === b.sentence
  );
}
