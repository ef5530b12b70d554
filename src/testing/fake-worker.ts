/** An engine whose worker does what a test says, and what its listener has heard. */
import { expect } from 'vitest';
import { Engine } from '../client/engine.ts';
import type { Failure, Opened, Reply, Request } from '../protocol/messages.ts';
import type { Snapshot } from '../protocol/snapshot.ts';
import type { Finished, TraceColumns } from '../protocol/trace.ts';

/** A worker that does what the test says. */
export class FakeWorker extends EventTarget {
  readonly requests: Request[] = [];
  isTerminated = false;

  postMessage(request: Request): void {
    this.requests.push(structuredClone(request));
  }

  terminate(): void {
    this.isTerminated = true;
  }

  reply(reply: Reply): void {
    this.dispatchEvent(new MessageEvent('message', { data: reply }));
  }

  crash(message: string): void {
    this.dispatchEvent(Object.assign(new Event('error'), { message }));
  }

  /** Number of the last request of that kind. */
  idOf(type: Request['type']): number {
    const found = this.requests.findLast((request) => request.type === type);
    if (found === undefined) throw new Error(`no request to ${type}`);
    return found.id;
  }
}

export const columns = (length: number): TraceColumns => ({
  length,
  actor: new Uint8Array(length).fill(7),
  instruction: new Uint16Array(length),
  thread: new Uint8Array(length),
  place: new Uint16Array(length),
  startTicks: Float64Array.from({ length }, (_, i) => i),
  durationTicks: new Uint32Array(length),
  eventEntries: new Int32Array(0),
  eventBits: new Uint32Array(0),
  releasedEntries: new Int32Array(0),
  releasingEntries: new Int32Array(0),
});
// The engine hands these on without looking inside, apart from what is spelled out here.
export const opened = (more: Partial<Opened> = {}) =>
  ({
    preset: 'one',
    base: 'one',
    scenario: { seed: 1 },
    notices: [],
    step: 0,
    first: null,
    ...more,
  }) as unknown as Opened;
export const finished = { steps: 2, end: 'done' } as unknown as Finished;
export const snapshot = (step: number) => ({ step }) as unknown as Snapshot;
export const failure: Failure = { code: 'bad-input', sentence: 'split: no', offer: null };
export const PRESET = { kind: 'preset', id: 'one' } as const;

export function engineOf(failingStarts = 0) {
  const workers: FakeWorker[] = [];
  const heard: [string, unknown][] = [];
  const timers: { readonly callback: () => void; readonly delayMs: number }[] = [];
  const traces: TraceColumns[] = [];
  let failing = failingStarts;
  const engine = new Engine(
    () => {
      if (failing-- > 0) throw new Error('no workers here');
      const worker = new FakeWorker();
      workers.push(worker);
      return worker;
    },
    {
      onOpened: (it) => heard.push(['opened', it.step]),
      onTrace: (it) => {
        heard.push(['trace', it.length]);
        traces.push(it);
      },
      onFinished: (it) => heard.push(['finished', it.steps]),
      onFailed: (it) => heard.push(['failed', it.sentence]),
      onProgress: (steps) => heard.push(['progress', steps]),
      onCrashed: (sentence) => heard.push(['crashed', sentence]),
      onRestored: (step) => heard.push(['restored', step]),
      onGaveUp: (sentence) => heard.push(['gave up', sentence]),
    },
    (callback, delayMs) => {
      const timer = { callback, delayMs };
      timers.push(timer);
      return () => {
        timers.splice(timers.indexOf(timer), 1);
      };
    },
  );
  return {
    engine,
    heard,
    traces,
    timers,
    workers,
    get worker(): FakeWorker {
      const last = workers.at(-1);
      if (last === undefined) throw new Error('no worker');
      return last;
    },
    /** Lets the timers that wait for an answer run out. */
    fallSilent(): void {
      for (const { callback } of timers.splice(0)) callback();
    },
    /** Opens a run of two steps. */
    async open(more: Partial<Opened> = {}): Promise<number> {
      const outcome = engine.open(PRESET);
      const id = this.worker.idOf('open');
      this.worker.reply({ id, type: 'opened', ...opened(more) });
      this.worker.reply({ id, type: 'trace', from: 0, pieces: [columns(2)] });
      this.worker.reply({ id, type: 'finished', ...finished });
      expect(await outcome).toBe('opened');
      return id;
    },
  };
}
