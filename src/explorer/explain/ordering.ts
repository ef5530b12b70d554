/** An ordering that matters: one step before others, and what tells that it matters. */
import type { Step } from './record.ts';

export interface Ordering {
  readonly earlier: Step;
  /** Of different agents, the same deed. A step that only would come, if it could, has no number. */
  readonly later: readonly Step[];
  /** A run in which they come first, and nothing breaks; null when the program leaves no choice. */
  readonly reversed: readonly number[] | null;
}
