/**
 * Who released whom: a thread that stood at a wait and could not go on, until another actor's step let
 * it. The arrows of the timeline.
 */
import type { Timing } from '../machine/timing.ts';

export class Releases {
  readonly #timing: Timing;
  readonly #couldMove: Uint8Array;
  readonly #releasedBy: Int32Array;
  #version = -1;

  constructor(timing: Timing, threads: number) {
    this.#timing = timing;
    this.#couldMove = new Uint8Array(threads).fill(1);
    this.#releasedBy = new Int32Array(threads).fill(-1);
  }

  /** Notes what step number `step` has changed; after the `observe` that followed it. */
  note(step: number, actor: number, moved: number): void {
    if (actor < this.#releasedBy.length) this.#releasedBy[actor] = -1;
    if (moved < this.#releasedBy.length) this.#releasedBy[moved] = -1;
    const version = this.#timing.enabledVersion;
    if (version === this.#version) return;
    this.#version = version;
    for (let thread = 0; thread < this.#releasedBy.length; thread++) {
      const can = this.#timing.isEnabled(thread);
      if (!can) this.#releasedBy[thread] = -1;
      else if (this.#couldMove[thread] === 0 && thread !== actor && thread !== moved) {
        this.#releasedBy[thread] = step;
      }
      this.#couldMove[thread] = can ? 1 : 0;
    }
  }

  /** The step that let `actor` go on from its wait; -1 when it did not wait. */
  of(actor: number): number {
    return this.#releasedBy[actor] ?? -1;
  }
}
