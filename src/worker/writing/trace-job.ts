/** A scenario played to its end and written as a file, in slices between which messages are read. */
import type { Failure, TraceFile, TraceRequest } from '../../protocol/messages.ts';
import type { Library } from '../library.ts';
import { Opening } from '../opening.ts';
import { sessionOf, type Session } from '../session.ts';
import { orderOf } from '../source.ts';
import { TraceWriting } from './trace-writing.ts';

export interface JobSurroundings {
  /** Calls back soon, after messages that have arrived. */
  soon(callback: () => void): void;
  /** A clock, in milliseconds. */
  nowMs(): number;
  /** Steps written so far; none while the run is played. */
  onProgress(steps: number): void;
  onWritten(file: TraceFile): void;
  onFailed(failure: Failure): void;
}

const SLICE_MS = 50;
const SLICE_STEPS = 1000;

/** Begins; the rest comes by itself. */
export function writeTrace(
  { scenario, preset, step, format }: TraceRequest,
  library: Library,
  surroundings: JobSurroundings,
): void {
  const order = orderOf({ kind: 'scenario', scenario, preset, step }, library, null);
  if (!order.ok) {
    surroundings.onFailed(order.error);
    return;
  }
  // Nobody draws a timeline of it, so its columns are not kept.
  const opening = new Opening(order.value, { columns: false });
  const pieces: Blob[] = [];
  let session: Session | null = null;
  let writing: TraceWriting | null = null;

  /** A little of the work; false once all is done. */
  const advance = (): boolean => {
    if (session === null) {
      const ready = opening.advance(SLICE_STEPS);
      if (ready?.ok === false) {
        surroundings.onFailed(ready.error);
        return false;
      }
      if (ready !== null) session = sessionOf(library, opening, ready.value);
    } else if (session.run.isRunning) session.run.advance(SLICE_STEPS);
    else {
      writing ??= new TraceWriting(session, step, format);
      // What is in a blob need not stay in memory.
      pieces.push(new Blob([writing.advance(SLICE_STEPS)]));
      if (!writing.isDone) return true;
      const file = new Blob(pieces, { type: 'application/json' });
      surroundings.onWritten({ fileName: writing.fileName, file });
      return false;
    }
    return true;
  };
  const work = (): void => {
    const untilMs = surroundings.nowMs() + SLICE_MS;
    do if (!advance()) return;
    while (surroundings.nowMs() < untilMs);
    surroundings.onProgress(writing?.steps ?? 0);
    surroundings.soon(work);
  };
  work();
}
