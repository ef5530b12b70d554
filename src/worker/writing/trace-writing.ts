/** A run as a file of trace events, written in pieces. */
import { SpeedscopeText } from '../../export/trace-events/speedscope-text.ts';
import { TraceEvents } from '../../export/trace-events/trace-events.ts';
import { TraceText } from '../../export/trace-events/trace-text.ts';
import type { TraceFormat } from '../../protocol/messages.ts';
import type { Session } from '../session.ts';
import { ToldSteps } from './told-steps.ts';

export class TraceWriting {
  /** What to call the file. */
  readonly fileName: string;
  readonly #steps: ToldSteps;
  readonly #events: TraceEvents;
  readonly #text: TraceText | SpeedscopeText;
  /** Pieces of the text that come once all steps are told. */
  #rest: Generator<string> | null = null;
  #isDone = false;

  /** The run of the session must have ended. */
  constructor(session: Session, step: number, format: TraceFormat = 'trace-event') {
    const { opened, run } = session;
    const { scenario, preset, description, initialPlaces } = opened;
    const { signals, violations, checksum, end } = session.finished();
    const named = session.library.preset(preset);
    const link = session.link(step);
    const { title, model, ticksPerMicrosecond } = description;
    const about = {
      ...{ title, model, ticksPerMicrosecond },
      ...(named !== undefined && { scenario: named.title }),
      seed: scenario.seed,
      steps: run.steps,
      end,
      checksum,
      ...(link.ok && { link: link.value }),
      functions: description.functions.map(
        ({ name, file, origin }) => `${name}: ${[file, origin].filter(Boolean).join(', ')}`,
      ),
    };
    const ending = format === 'speedscope' ? 'speedscope.json' : 'trace.json';
    this.fileName = `${named?.id ?? 'scenario'}.${ending}`;
    const text =
      format === 'speedscope'
        ? new SpeedscopeText(named?.title ?? title)
        : new TraceText(title, about);
    const told = { description, initialPlaces, signals, violations };
    this.#text = text;
    this.#steps = new ToldSteps(run);
    this.#events = new TraceEvents(told, (event) => text.write(event));
  }

  /** Steps written so far. */
  get steps(): number {
    return this.#steps.steps;
  }

  get isDone(): boolean {
    return this.#isDone;
  }

  /** Writes at most `steps` steps more, or a piece of the rest, and hands out the text of it. */
  advance(steps: number): string {
    for (let left = steps; left > 0 && this.#rest === null; left--) {
      const step = this.#steps.next();
      if (step !== null) this.#events.push(step);
      else {
        this.#events.end();
        this.#rest = this.#text.end();
      }
    }
    if (this.#rest === null) return this.#text.take();
    const piece = this.#rest.next();
    this.#isDone = piece.done === true;
    return piece.done === true ? '' : piece.value;
  }
}
