import { describe, expect, it } from 'vitest';
import type { ExplorationRequest } from '../protocol/exploration.ts';
import type { Reply } from '../protocol/messages.ts';
import { FakeWorker } from '../testing/fake-worker.ts';
import { Searches } from './searches.ts';

/** Told apart by their limits: nobody looks inside on the way. */
const request = (maxStates: number) => ({ maxStates }) as ExplorationRequest;
const exploring = (states: number) => ({ type: 'exploring', states }) as unknown as Reply;
const explored = (states: number) => ({ type: 'explored', states }) as unknown as Reply;

function searchesOf(failingStarts = 0) {
  const workers: FakeWorker[] = [];
  const heard: unknown[][] = [];
  const timers: (() => void)[] = [];
  let failing = failingStarts;
  const searches = new Searches(
    () => {
      if (failing-- > 0) throw new Error('no workers here');
      const worker = new FakeWorker();
      workers.push(worker);
      return worker;
    },
    {
      onProgress: (search, { states }) => heard.push(['progress', search, states]),
      onFound: (search, { id }) => heard.push(['found', search, id]),
      onNeedProgress: (search, { done }) => heard.push(['needing', search, done]),
      onNeedResult: (search, { left }) => heard.push(['needed', search, left]),
      onExplored: (search, { states }) => heard.push(['explored', search, states]),
      onFailed: (search, { sentence }) => heard.push(['failed', search, sentence]),
    },
    (callback) => {
      timers.push(callback);
      return () => void timers.splice(timers.indexOf(callback), 1);
    },
  );
  return {
    searches,
    workers,
    heard,
    timers,
    /** Answers request number `index` of the newest worker. */
    answer(index: number, reply: Reply): void {
      const worker = workers.at(-1);
      worker?.reply({ ...reply, id: worker.requests[index]?.id ?? -1 });
    },
  };
}

describe('Searches', () => {
  it('have a worker of their own, from the first search to the end of the last', () => {
    const test = searchesOf();
    expect(test.workers).toEqual([]);
    const first = test.searches.start(request(1));
    const second = test.searches.start(request(2));
    expect(test.workers).toHaveLength(1);
    expect(test.workers[0]?.requests).toMatchObject([
      { type: 'explore', maxStates: 1 },
      { type: 'explore', maxStates: 2 },
    ]);
    test.answer(0, exploring(10));
    test.answer(0, explored(20));
    expect(test.workers[0]?.isTerminated).toBe(false);
    test.answer(1, explored(30));
    expect(test.heard).toEqual([
      ['progress', first, 10],
      ['explored', first, 20],
      ['explored', second, 30],
    ]);
    expect(test.workers[0]?.isTerminated).toBe(true);
    test.searches.start(request(3));
    expect(test.workers).toHaveLength(2);
  });

  it('tell of what they find before they are over', () => {
    const test = searchesOf();
    const search = test.searches.start(request(1));
    const invariant = { id: 'host-tb', verdict: 'broken', breach: null } as const;
    test.answer(0, { id: 0, type: 'found', invariant });
    expect(test.workers[0]?.isTerminated).toBe(false);
    test.answer(0, explored(20));
    expect(test.heard).toEqual([
      ['found', search, 'host-tb'],
      ['explored', search, 20],
    ]);
  });

  it('wait with those for a scenario that needs a line, in one row', () => {
    const test = searchesOf();
    test.searches.start(request(1));
    const { scenario } = request(2);
    const need = test.searches.startNeed({ scenario, line: 'f:1' });
    expect(test.workers[0]?.requests).toMatchObject([{ type: 'explore' }, { type: 'need' }]);
    test.answer(0, explored(20));
    test.answer(1, { type: 'needing', done: 3 } as unknown as Reply);
    test.answer(1, { type: 'needed', left: 0 } as unknown as Reply);
    expect(test.heard.slice(1)).toEqual([
      ['needing', need, 3],
      ['needed', need, 0],
    ]);
    expect(test.workers[0]?.isTerminated).toBe(true);
  });

  it('are cancelled one by one, and only once begun', () => {
    const test = searchesOf();
    test.searches.start(request(1));
    const second = test.searches.start(request(2));
    test.searches.cancel(second);
    test.searches.cancel(77);
    const [, asked, cancel, ...more] = test.workers[0]?.requests ?? [];
    expect(cancel).toMatchObject({ type: 'cancel', request: asked?.id });
    expect(more).toEqual([]);
  });

  it('say what was refused', () => {
    const test = searchesOf();
    const search = test.searches.start(request(1));
    test.answer(0, {
      id: 0,
      type: 'failed',
      code: 'bad-input',
      sentence: 'maxStates: no',
      offer: null,
    });
    expect(test.heard).toEqual([['failed', search, 'maxStates: no']]);
  });

  it('lose the one that ran when the worker dies, and go on with those that waited', () => {
    const test = searchesOf();
    const first = test.searches.start(request(1));
    const second = test.searches.start(request(2));
    test.answer(0, exploring(10));
    test.workers[0]?.crash('Uncaught Error: oh');
    expect(test.heard.slice(1)).toEqual([
      ['failed', first, 'The search crashed: Error: oh. What it had found is lost.'],
    ]);
    expect(test.workers).toHaveLength(2);
    expect(test.workers[1]?.requests).toMatchObject([{ type: 'explore', maxStates: 2 }]);
    test.answer(0, explored(5));
    expect(test.heard.at(-1)).toEqual(['explored', second, 5]);
    test.searches.cancel(first);
    expect(test.workers).toHaveLength(2);
  });

  it('notice a worker that falls silent', () => {
    const test = searchesOf();
    const search = test.searches.start(request(1));
    for (const callback of test.timers.splice(0)) callback();
    expect(test.heard).toEqual([
      ['failed', search, 'The search does not answer any more. What it had found is lost.'],
    ]);
    expect(test.workers[0]?.isTerminated).toBe(true);
  });

  it('say so when no worker can be started', async () => {
    const test = searchesOf(1);
    const search = test.searches.start(request(1));
    expect(test.heard).toEqual([]);
    await Promise.resolve();
    expect(test.heard).toEqual([
      ['failed', search, expect.stringContaining('could not be started: Error: no workers here')],
    ]);
  });

  it('write a model down, or nothing when the worker dies on it', async () => {
    const test = searchesOf();
    const file = test.searches.promela(request(1).scenario, 'one');
    test.answer(0, { id: 0, type: 'promela', fileName: 'one.pml', text: 'init', modes: [] });
    expect(await file).toMatchObject({ fileName: 'one.pml', text: 'init' });
    const lost = test.searches.promela(request(1).scenario, 'one');
    test.workers[1]?.crash('oh');
    expect(await lost).toBeNull();
  });
});
