import { describe, expect, it, vi } from 'vitest';
import type { Source } from '../protocol/messages.ts';
import type { TraceColumns } from '../protocol/trace.ts';
import { HandWorker, type Body } from '../testing/hand-worker.ts';
import { toyCatalogue } from '../testing/toy-model.ts';
import { scenario } from '../testing/toy-session.ts';
import { Libraries } from './libraries.ts';

const handlerOf = (rounds = 4) => new HandWorker(Libraries.of(toyCatalogue(rounds)));

const first: Source = { kind: 'preset', id: 'first' };

const lengthOf = (pieces: readonly TraceColumns[] = []): number =>
  pieces.reduce((sum, { length }) => sum + length, 0);

describe('Handler', () => {
  it('answers a request to open with the run, its columns and its end, in this order', () => {
    const worker = handlerOf();
    const id = worker.send({ type: 'open', source: first });
    worker.work();
    expect(worker.replies.map((reply) => [reply.type, reply.id])).toEqual([
      ['opened', id],
      ['trace', id],
      ['finished', id],
    ]);
    expect(worker.transferred).toEqual([0, 10, 0]);
    const [trace] = worker.of('trace');
    expect(lengthOf(trace?.pieces)).toBe(worker.of('finished')[0]?.steps);
  });

  it('sends a long run in chunks that join, and works in between', () => {
    const worker = handlerOf(20_000);
    worker.send({ type: 'open', source: first });
    expect(worker.isWorking).toBe(true);
    worker.work();
    const chunks = worker.of('trace');
    expect(chunks.length).toBeGreaterThan(2);
    let length = 0;
    for (const { from, pieces } of chunks) {
      expect(from).toBe(length);
      length += lengthOf(pieces);
    }
    expect(length).toBe(worker.of('finished')[0]?.steps);
  });

  it('answers about steps that are there while the run goes on', () => {
    const worker = handlerOf(20_000);
    worker.send({ type: 'open', source: first });
    const id = worker.send({ type: 'seek', step: 100 });
    expect(worker.of('snapshot')).toMatchObject([{ id, snapshot: { step: 100 } }]);
    worker.send({ type: 'log', from: 0, to: 3 });
    expect(worker.of('log')[0]?.lines).toHaveLength(3);
    expect(worker.isWorking).toBe(true);
  });

  it('refuses to say who set a value of a machine that does not tell what its steps do', () => {
    const worker = handlerOf();
    worker.send({ type: 'open', source: first });
    worker.work();
    const id = worker.send({ type: 'whence', subject: { kind: 'cell', index: 0 }, step: 3 });
    expect(worker.of('failed')).toMatchObject([{ id, code: 'not-possible' }]);
  });

  it('answers a request for a link when the run has ended', () => {
    const worker = handlerOf(20_000);
    worker.send({ type: 'open', source: first });
    const id = worker.send({ type: 'link', step: 7 });
    expect(worker.of('link')).toEqual([]);
    worker.work();
    const [link] = worker.of('link');
    expect(link?.id).toBe(id);
    expect(link?.hash).toMatch(/^#v=1&/);
    worker.send({ type: 'link', step: 7 });
    expect(worker.of('link')[1]?.hash).toBe(link?.hash);
  });

  it('writes a title at once, and makes a text for a mail of it when the run has ended', async () => {
    const worker = handlerOf(20_000);
    worker.send({ type: 'open', source: first });
    worker.send({ type: 'mail', step: 7, address: 'https://example.org/' });
    const title = (text: string) => ({ type: 'title', title: { title: text, note: '' } }) as const;
    worker.send(title('Late'));
    worker.send(title('a\u202eb'));
    expect(worker.of('titled')).toMatchObject([
      { answer: { ok: true, value: { title: 'Late' } } },
      { answer: { ok: false } },
    ]);
    expect(worker.isWorking).toBe(true);
    worker.work();
    await vi.waitFor(() => expect(worker.of('mail')).toHaveLength(1));
    const text = worker.of('mail')[0]?.text;
    expect(text).toMatch(
      /^Late\n====\n\nMachine: [^]*<https:\/\/example\.org\/#v=1&[^]*&T=Late&n=7&/,
    );
    expect(text).toContain('Events after step 20000 are left out.');
  });

  it('stops a run that is cancelled, and says where', () => {
    const worker = handlerOf(20_000);
    const request = worker.send({ type: 'open', source: first });
    worker.work(3);
    worker.send({ type: 'cancel', request });
    worker.work();
    const [finished] = worker.of('finished');
    expect(finished?.end).toBe(`Stopped on request after ${finished?.steps ?? 0} steps.`);
    expect(finished?.steps).toBeLessThan(60_000);
    const sent = worker.of('trace').reduce((sum, { pieces }) => sum + lengthOf(pieces), 0);
    expect(sent).toBe(finished?.steps);
  });

  it('leaves the run as it was when a request is refused', () => {
    const worker = handlerOf();
    worker.send({ type: 'open', source: first });
    worker.work();
    const before = worker.replies.length;
    const ids = [
      worker.send({ type: 'open', source: { kind: 'preset', id: 'none' } }),
      worker.send({ type: 'open', source: scenario({ schedule: ['t1', 't1'] }) }),
      worker.send({ type: 'choose', step: 0, actor: 77 }),
      worker.send({ type: 'seek', step: 9999 }),
    ];
    worker.work();
    expect(worker.replies.slice(before).map((reply) => [reply.type, reply.id])).toEqual(
      ids.map((id) => ['failed', id]),
    );
    worker.send({ type: 'seek', step: 5 });
    expect(worker.of('snapshot')).toHaveLength(1);
  });

  it('goes on with the run on screen after a request that was refused late', () => {
    const worker = handlerOf(20_000);
    const id = worker.send({ type: 'open', source: first });
    worker.work(2);
    const never = worker.send({ type: 'open', source: scenario({ injectAtStep: 900_000 }) });
    worker.work();
    expect(worker.of('failed')).toMatchObject([{ id: never, code: 'bad-input' }]);
    expect(worker.of('finished')).toMatchObject([{ id, steps: 60_004 }]);
  });

  it('reports how far a start is that takes long, and forgets it when it is cancelled', () => {
    const worker = handlerOf(100_000);
    const id = worker.send({ type: 'open', source: first });
    worker.work();
    const long = worker.send({ type: 'open', source: scenario({ injectAtStep: 250_000 }) });
    worker.work(25);
    const steps = worker.of('progress').map((reply) => reply.steps);
    expect(steps.length).toBeGreaterThan(1);
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    worker.send({ type: 'cancel', request: long });
    worker.work();
    expect(worker.of('opened').map((reply) => reply.id)).toEqual([id]);
  });

  it('opens only the newest of several requests', () => {
    const worker = handlerOf(20_000);
    worker.send({ type: 'open', source: scenario({ injectAtStep: 55_000 }) });
    const newest = worker.send({ type: 'open', source: first });
    worker.work();
    expect(worker.of('opened').map(({ id }) => id)).toEqual([newest]);
  });

  it('recomputes a run after a choice and after an injection', () => {
    const worker = handlerOf();
    worker.send({ type: 'open', source: first });
    worker.send({ type: 'choose', step: 0, actor: 1 });
    worker.send({ type: 'inject', step: 3, cause: null });
    worker.work();
    expect(worker.of('opened').map(({ step }) => step)).toEqual([0, 1, 4]);
  });

  it('refuses everything but to open while nothing is open', () => {
    const worker = handlerOf();
    const bodies: Body[] = [
      { type: 'choose', step: 0, actor: 0 },
      { type: 'inject', step: 0, cause: null },
      { type: 'seek', step: 0 },
      { type: 'log', from: 0, to: 1 },
      { type: 'link', step: 0 },
      { type: 'mail', step: 0, address: '' },
      { type: 'title', title: { title: 'a', note: '' } },
      { type: 'whence', subject: { kind: 'cell', index: 0 }, step: 0 },
      { type: 'cancel', request: 1 },
    ];
    for (const body of bodies) worker.send(body);
    expect(worker.of('failed').map(({ sentence }) => sentence)).toEqual(
      Array<string>(8).fill('No scenario is open.'),
    );
  });

  it('fails a request for a link whose run was replaced', () => {
    const worker = handlerOf(20_000);
    worker.send({ type: 'open', source: first });
    const id = worker.send({ type: 'link', step: 3 });
    worker.send({ type: 'open', source: first });
    worker.work();
    expect(worker.of('link')).toEqual([]);
    expect(worker.of('failed')).toMatchObject([{ id, code: 'not-possible' }]);
  });
});
