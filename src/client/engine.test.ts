import { describe, expect, it } from 'vitest';
import {
  columns,
  engineOf,
  failure,
  finished,
  opened,
  PRESET,
  snapshot,
} from '../testing/fake-worker.ts';

describe('Engine', () => {
  it('opens a source, and tells of the run as it comes', async () => {
    const test = engineOf();
    await test.open();
    expect(test.worker.requests).toEqual([
      { id: test.worker.idOf('open'), type: 'open', source: PRESET },
    ]);
    expect(test.heard).toEqual([
      ['opened', 0],
      ['trace', 2],
      ['finished', 2],
    ]);
  });

  it('creates no worker before it is needed', () => {
    expect(engineOf().workers).toEqual([]);
  });

  it('puts the chunks of a trace together over one memory', async () => {
    const test = engineOf();
    const id = await test.open();
    test.worker.reply({ id, type: 'trace', from: 2, pieces: [columns(3)] });
    test.worker.reply({ id, type: 'trace', from: 5, pieces: [columns(4000)] });
    test.worker.reply({ id, type: 'trace', from: 4005, pieces: [columns(2), columns(1)] });
    const [first, second, third, last] = test.traces;
    expect(second?.actor.buffer).toBe(first?.actor.buffer);
    expect(third?.length).toBe(4005);
    expect([...(third?.startTicks.slice(0, 7) ?? [])]).toEqual([0, 1, 0, 1, 2, 0, 1]);
    expect(third?.actor.every((actor) => actor === 7)).toBe(true);
    expect(last?.length).toBe(4008);
    expect([...(last?.startTicks.slice(4004) ?? [])]).toEqual([3999, 0, 1, 0]);
  });

  it('starts a new trace with every run, and drops what belongs to an older one', async () => {
    const test = engineOf();
    const id = await test.open();
    await test.open();
    test.worker.reply({ id, type: 'trace', from: 2, pieces: [columns(9)] });
    test.worker.reply({ id, type: 'finished', ...finished });
    expect(test.heard.filter(([what]) => what === 'trace')).toEqual([
      ['trace', 2],
      ['trace', 2],
    ]);
    expect(test.heard.filter(([what]) => what === 'finished')).toHaveLength(2);
  });

  it('answers what cannot even be sent, as every other refusal', async () => {
    const test = engineOf();
    await test.open();
    const scenario = { schedule: () => 'no message' };
    expect(await test.engine.open({ kind: 'scenario', scenario, step: 0 })).toBe('failed');
    expect(test.heard.at(-1)?.[1]).toMatch(/^The simulation could not be asked: DataCloneError/);
    expect(test.worker.requests).toHaveLength(1);
  });

  it('says what was refused, and keeps the run', async () => {
    const test = engineOf();
    const id = await test.open();
    const outcome = test.engine.choose(1, 4);
    test.worker.reply({ id: test.worker.idOf('choose'), type: 'failed', ...failure });
    expect(await outcome).toBe('failed');
    expect(test.heard.at(-1)).toEqual(['failed', 'split: no']);
    test.worker.reply({ id, type: 'trace', from: 2, pieces: [columns(1)] });
    expect(test.heard.at(-1)).toEqual(['trace', 3]);
  });

  it('answers the start page, whatever is opened meanwhile, and by itself', async () => {
    const test = engineOf();
    const machines = test.engine.machines();
    const card = test.engine.card('toy', 1);
    const refused = test.engine.card('toy', 9);
    const [first, second, third] = test.worker.requests.map(({ id }) => id);
    await test.open();
    const heard = test.heard.length;
    const toy = { id: 'toy', title: 'Toy', sentence: 'It breaks.', ready: true };
    test.worker.reply({ id: first ?? 0, type: 'machines', machines: [toy] });
    const words = { title: 'Broken.', consequence: '', remedy: '' };
    const its = { words, choice: '', options: ['a'], option: 0, runs: [], doors: [] };
    test.worker.reply({ id: second ?? 0, type: 'card', card: its });
    test.worker.reply({ id: third ?? 0, type: 'failed', ...failure });
    expect(await machines).toEqual([toy]);
    expect(await card).toBe(its);
    expect(await refused).toBe(failure.sentence);
    expect(test.heard).toHaveLength(heard);
  });

  it('drops a request to open that was overtaken, and its refusal', async () => {
    const test = engineOf();
    const first = test.engine.open(PRESET);
    const id = test.worker.idOf('open');
    const second = test.engine.inject(3, null);
    expect(await first).toBe('dropped');
    test.worker.reply({ id, type: 'failed', ...failure });
    test.worker.reply({ id, type: 'progress', steps: 5 });
    expect(test.heard).toEqual([]);
    const newest = test.worker.idOf('inject');
    test.worker.reply({ id: newest, type: 'progress', steps: 6 });
    test.worker.reply({ id: newest, type: 'opened', ...opened({ step: 4 }) });
    expect(await second).toBe('opened');
    expect(test.heard).toEqual([
      ['progress', 6],
      ['opened', 4],
    ]);
  });

  it('follows the worker when an overtaken run was opened after all', async () => {
    const test = engineOf();
    void test.engine.open(PRESET);
    const id = test.worker.idOf('open');
    void test.engine.open(PRESET);
    test.worker.reply({ id, type: 'opened', ...opened({ step: 8 }) });
    test.worker.reply({ id, type: 'trace', from: 0, pieces: [columns(1)] });
    expect(test.heard).toEqual([
      ['opened', 8],
      ['trace', 1],
    ]);
    await Promise.resolve();
  });

  describe('snapshots', () => {
    it('come as they are asked for', async () => {
      const test = engineOf();
      await test.open();
      const asked = test.engine.snapshot(3);
      expect(test.worker.requests.at(-1)).toMatchObject({ type: 'seek', step: 3 });
      test.worker.reply({ id: test.worker.idOf('seek'), type: 'snapshot', snapshot: snapshot(3) });
      expect(await asked).toEqual(snapshot(3));
    });

    it('of a run that was replaced are dropped', async () => {
      const test = engineOf();
      await test.open();
      const asked = test.engine.snapshot(1);
      const id = test.worker.idOf('seek');
      await test.open();
      test.worker.reply({ id, type: 'snapshot', snapshot: snapshot(1) });
      expect(await asked).toBeNull();
    });

    it('that are refused give null, and the reason to the listener', async () => {
      const test = engineOf();
      await test.open();
      const asked = test.engine.snapshot(99);
      test.worker.reply({ id: test.worker.idOf('seek'), type: 'failed', ...failure });
      expect(await asked).toBeNull();
      expect(test.heard.at(-1)).toEqual(['failed', 'split: no']);
    });
  });

  it('hands on log lines and links', async () => {
    const test = engineOf();
    await test.open();
    const log = test.engine.log(2, 5);
    expect(test.worker.requests.at(-1)).toMatchObject({ type: 'log', from: 2, to: 5 });
    test.worker.reply({ id: test.worker.idOf('log'), type: 'log', lines: [] });
    expect(await log).toEqual([]);
    const link = test.engine.link(2);
    test.worker.reply({ id: test.worker.idOf('link'), type: 'link', hash: '#v=1' });
    expect(await link).toBe('#v=1');
  });

  it('answers with null while nothing is open', async () => {
    const { engine, workers } = engineOf();
    expect(await engine.snapshot(0)).toBeNull();
    expect(await engine.log(0, 1)).toBeNull();
    expect(await engine.link(0)).toBeNull();
    expect(workers).toEqual([]);
  });

  it('cancels the run, or the one that is being opened', async () => {
    const test = engineOf();
    const id = await test.open();
    test.engine.cancel();
    expect(test.worker.requests.at(-1)).toMatchObject({ type: 'cancel', request: id });
    const opening = test.engine.open(PRESET);
    const next = test.worker.idOf('open');
    test.engine.cancel();
    expect(test.worker.requests.at(-1)).toMatchObject({ type: 'cancel', request: next });
    expect(await opening).toBe('dropped');
  });

  it('ends its worker when it is disposed of', async () => {
    const test = engineOf();
    await test.open();
    const asked = test.engine.snapshot(1);
    test.engine.dispose();
    expect(test.worker.isTerminated).toBe(true);
    expect(await asked).toBeNull();
    expect(await test.engine.open(PRESET)).toBe('dropped');
    expect(test.workers).toHaveLength(1);
  });
});
