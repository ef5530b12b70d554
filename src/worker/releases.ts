/**
 * Who released whom: a thread that stood at a wait and could not go on, until another actor's step let
 * it. The arrows of the timeline.
 */
import { NOBODY, type Timing } from '../machine/timing.ts';

export class Releases {
  readonly #timing: Timing;
  readonly #releasedBy: Int32Array;

  constructor(timing: Timing, threads: number) {
    this.#timing = timing;
    this.#releasedBy = new Int32Array(threads).fill(-1);
  }

  /** Notes what step number `step` has changed; after the `observe` that followed it. */
  note(step: number, actor: number, moved: number): void {
    if (actor < this.#releasedBy.length) this.#releasedBy[actor] = -1;
    if (moved < this.#releasedBy.length) this.#releasedBy[moved] = -1;
    const { changed, changedCount } = this.#timing;
    for (let i = 0; i < changedCount; i++) {
      const thread = changed[i] ?? NOBODY;
      if (this.#releasedBy[thread] === undefined) continue;
      const isReleased = thread !== actor && thread !== moved && this.#timing.isEnabled(thread);
      this.#releasedBy[thread] = isReleased ? step : -1;
    }
  }

  /** The step that let `actor` go on from its wait; -1 when it did not wait. */
  of(actor: number): number {
    return this.#releasedBy[actor] ?? -1;
  }
}
