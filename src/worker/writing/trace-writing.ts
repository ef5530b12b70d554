/** A run as a file of trace events, written in pieces. */
import { TraceEvents } from '../../export/trace-events/trace-events.ts';
import type { Session } from '../session.ts';
import { ToldSteps } from './told-steps.ts';

export class TraceWriting {
  /** What to call the file. */
  readonly fileName: string;
  readonly #steps: ToldSteps;
  readonly #events: TraceEvents;
  #isDone = false;

  /** The run of the session must have ended. */
  constructor(session: Session, step: number) {
    const { opened, run } = session;
    const { scenario, preset, description, initialPlaces } = opened;
    const { signals, violations, checksum, end } = session.finished();
    const named = session.library.preset(preset);
    const link = session.link(step);
    const about = {
      ...(named !== undefined && { scenario: named.title }),
      seed: scenario.seed,
      steps: run.steps,
      end,
      checksum,
      ...(link.ok && { link: link.value }),
    };
    this.fileName = `${named?.id ?? 'scenario'}.trace.json`;
    this.#steps = new ToldSteps(run);
    this.#events = new TraceEvents({ description, initialPlaces, signals, violations, about });
  }

  /** Steps written so far. */
  get steps(): number {
    return this.#steps.steps;
  }

  get isDone(): boolean {
    return this.#isDone;
  }

  /** Writes at most `steps` steps more, and hands out the text of them. */
  advance(steps: number): string {
    for (let left = steps; left > 0 && !this.#isDone; left--) {
      const step = this.#steps.next();
      if (step !== null) this.#events.push(step);
      else {
        this.#events.end();
        this.#isDone = true;
      }
    }
    return this.#events.take();
  }
}
