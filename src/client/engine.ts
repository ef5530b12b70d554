/**
 * The simulation as the page sees it: a worker behind typed requests. What happens by itself (a run
 * opened, grew, ended, failed, the worker crashed) goes to one listener, in order; what was asked for
 * comes back as a promise, which never rejects. A crashed worker is replaced and brought back to the
 * last scenario and step.
 */
import type { Failure, Finished, Opened, Request, Source } from '../protocol/messages.ts';
import type { LogLine, Snapshot } from '../protocol/snapshot.ts';
import type { TraceColumns } from '../protocol/trace.ts';

/** What a worker must offer; a real `Worker` does. */
export type WorkerLike = Pick<Worker, 'postMessage' | 'addEventListener' | 'terminate'>;

export interface EngineListener {
  /** Another run replaces the one before: its trace starts empty. */
  onOpened(opened: Opened): void;
  /** The trace so far, from step 0; a new object at every call, over the same memory. */
  onTrace(columns: TraceColumns): void;
  /** The run is over; its trace is complete. */
  onFinished(finished: Finished): void;
  /** A request was refused; the run is as it was before. */
  onFailed(failure: Failure): void;
  /** A long start (a link that is replayed first): steps simulated so far. */
  onProgress(steps: number): void;
  /** The worker died and is being replaced. */
  onCrashed(sentence: string): void;
  /** A new worker took over, `onOpened` was called, and `step` is where the page was. */
  onRestored(step: number): void;
  /** The worker crashed again and again: nothing works until `open` is called. */
  onGaveUp(sentence: string): void;
}

/** `dropped`: overtaken by a newer request, or lost in a crash. The listener knows the details. */
export type Outcome = 'opened' | 'failed' | 'dropped';

export declare class Engine {
  constructor(createWorker: () => WorkerLike, listener: EngineListener);
  /** Opens a preset, a link, a scenario, or a change to a scenario. */
  open(source: Source): Promise<Outcome>;
  /** Takes `actor` (an index into the description's actors) at `step`; the rest is recomputed. */
  choose(step: number, actor: number): Promise<Outcome>;
  /** Raises the error at `step`, of another kind if `errorKind` is not null. */
  inject(step: number, errorKind: string | null): Promise<Outcome>;
  /**
   * The state after `step` steps. While one is under way only the newest request is kept: the others
   * get null, as does one whose run was replaced meanwhile.
   */
  snapshot(step: number): Promise<Snapshot | null>;
  /** Log lines of the steps `from` .. `to - 1`; null as for snapshots. */
  log(from: number, to: number): Promise<readonly LogLine[] | null>;
  /** The link's hash for the current run with `step` selected; waits until the run has ended. */
  link(step: number): Promise<string | null>;
  /** Stops the current run where it is. */
  cancel(): void;
  /** Ends the worker; the engine cannot be used any more. */
  dispose(): void;
}
export type { Request };
