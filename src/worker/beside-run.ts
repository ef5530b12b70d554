/**
 * A run beside the one on the screen, to be compared with it: played to its end in slices, sent whole, and
 * kept, so that its moments can be asked for. Only the newest is.
 */
import { fail, type Result } from '../base/result.ts';
import type { Beside, Failure, Played } from '../protocol/messages.ts';
import type { Snapshot } from '../protocol/snapshot.ts';
import type { TraceColumns } from '../protocol/trace.ts';
import type { Libraries } from './libraries.ts';
import type { Library } from './library.ts';
import { notPossible, Opening, type Order } from './opening.ts';
import { sessionOf, type Session } from './session.ts';
import { orderOf } from './source.ts';

export interface BesideSurroundings {
  /** Calls back soon, after messages that have arrived. */
  soon(callback: () => void): void;
  /** A clock, in milliseconds. */
  nowMs(): number;
  onPlayed(
    id: number,
    played: Omit<Played, 'trace'> & { readonly trace: readonly TraceColumns[] },
  ): void;
  onFailed(id: number, failure: Failure): void;
}

const SLICE_MS = 8;
const SLICE_STEPS = 1000;

export class BesideRun {
  readonly #libraries: Libraries;
  readonly #surroundings: BesideSurroundings;
  /** Request of the newest one; null once that is played, or was refused. */
  #asked: number | null = null;
  #session: Session | null = null;

  constructor(libraries: Libraries, surroundings: BesideSurroundings) {
    this.#libraries = libraries;
    this.#surroundings = surroundings;
  }

  play(id: number, beside: Beside): void {
    if (this.#asked !== null) this.#surroundings.onFailed(this.#asked, REPLACED);
    this.#asked = id;
    this.#session = null;
    const model = this.#libraries.modelOf(beside.source);
    if (!model.ok) {
      this.#end(id, model.error);
      return;
    }
    this.#libraries.use(
      model.value,
      (library) => {
        const order = orderOf(beside.source, library, null);
        if (!order.ok) this.#end(id, order.error);
        else this.#work(id, library, new Opening(followed(order.value, beside.follow)));
      },
      (failure) => this.#end(id, failure),
    );
  }

  /** The state after `step` steps. */
  snapshot(step: number): Result<Snapshot, Failure> {
    return this.#session?.snapshot(step) ?? fail(notPossible('Nothing is played beside the run.'));
  }

  #work(id: number, library: Library, opening: Opening, begun: Session | null = null): void {
    if (this.#asked !== id) return;
    const surroundings = this.#surroundings;
    const untilMs = surroundings.nowMs() + SLICE_MS;
    let session = begun;
    do {
      if (session === null) {
        const ready = opening.advance(SLICE_STEPS);
        if (ready === null) continue;
        if (!ready.ok) {
          this.#end(id, ready.error);
          return;
        }
        session = sessionOf(library, opening, ready.value);
      } else session.run.advance(SLICE_STEPS);
      if (!session.run.isRunning) {
        this.#finish(id, session);
        return;
      }
    } while (surroundings.nowMs() < untilMs);
    surroundings.soon(() => this.#work(id, library, opening, session));
  }

  #finish(id: number, session: Session): void {
    this.#asked = null;
    this.#session = session;
    const trace: TraceColumns[] = [];
    const { run, opened } = session;
    for (let taken = run.takeColumns(); taken !== null; taken = run.takeColumns())
      trace.push(...taken.pieces);
    this.#surroundings.onPlayed(id, { opened, trace, finished: session.finished() });
  }

  #end(id: number, failure: Failure): void {
    if (this.#asked !== id) return;
    this.#asked = null;
    this.#surroundings.onFailed(id, failure);
  }
}

/** The order with these actors first, in place of a schedule that is for another program. */
function followed(order: Order, ids: readonly string[] | null): Order {
  if (ids === null) return order;
  const indices = new Map(order.model.machine.actors.map(({ id }, index) => [id, index]));
  const follow = ids.flatMap((id) => indices.get(id) ?? []);
  const scenario = { ...order.scenario, schedule: null, injectAtStep: null };
  return { ...order, scenario, follow, onImpossible: 'adapt' };
}

const REPLACED = notPossible('Another run is played in its place.');
