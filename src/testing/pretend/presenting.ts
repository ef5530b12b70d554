/** A browser of several windows, for the presenter and its notes: nothing of it is real. */
import type { Channel, Presenting } from '../../views/presenter/presenting.ts';

/** What windows tell each other reaches all but the one that tells it, at once. */
export class PretendWindows {
  readonly #listeners = new Set<(told: unknown) => void>();
  readonly told: unknown[] = [];
  readonly opened: string[] = [];
  nowMs = 0;
  /** What the browser says to whoever wants the whole screen. */
  refusal = '';
  opensWindows = true;
  readonly #ticks = new Set<() => void>();

  channel(): Channel {
    let own: ((told: unknown) => void) | null = null;
    return {
      tell: (told) => {
        this.told.push(told);
        for (const listener of [...this.#listeners]) if (listener !== own) listener(told);
      },
      listen: (listener) => {
        own = listener;
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
      },
    };
  }

  /** One of the windows. */
  presenting(): Presenting {
    return {
      openChannel: () => this.channel(),
      openNotes: (address) => {
        this.opened.push(address);
        return this.opensWindows;
      },
      toggleFullScreen: () => Promise.resolve(this.refusal),
      leaveFullScreen: () => false,
      clock: {
        nowMs: () => this.nowMs,
        everySecond: (callback) => {
          this.#ticks.add(callback);
          return () => this.#ticks.delete(callback);
        },
      },
    };
  }

  /** So much time goes by. */
  wait(seconds: number): void {
    this.nowMs += seconds * 1000;
    for (const callback of this.#ticks) callback();
  }
}
