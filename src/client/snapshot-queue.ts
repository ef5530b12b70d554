/**
 * Snapshots asked for while scrubbing: at most one is under way, and of those asked for meanwhile only
 * the newest is kept, so that the picture follows the hand instead of lagging behind it.
 */
import type { Snapshot } from '../protocol/snapshot.ts';

type Answer = (snapshot: Snapshot | null) => void;

interface Asked {
  readonly step: number;
  readonly answer: Answer;
}

export class SnapshotQueue {
  readonly #send: (step: number, answer: Answer) => void;
  #underWay: Asked | null = null;
  #next: Asked | null = null;

  /** `send` asks the worker and calls `answer` once, with null when there is none. */
  constructor(send: (step: number, answer: Answer) => void) {
    this.#send = send;
  }

  ask(step: number): Promise<Snapshot | null> {
    return new Promise((answer) => {
      this.#next?.answer(null);
      this.#next = { step, answer };
      this.#start();
    });
  }

  /** The run was replaced: what waits was meant for the old one. */
  clear(): void {
    this.#next?.answer(null);
    this.#next = null;
  }

  #start(): void {
    if (this.#underWay !== null || this.#next === null) return;
    const asked = this.#next;
    this.#underWay = asked;
    this.#next = null;
    this.#send(asked.step, (snapshot) => {
      this.#underWay = null;
      asked.answer(snapshot);
      this.#start();
    });
  }
}
