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
import { SILENCE_MS } from './connection.ts';

describe('an Engine whose worker crashes', () => {
  it('starts another one and goes back to the last scenario and step', async () => {
    const test = engineOf();
    await test.open();
    const lost = [test.engine.snapshot(2), test.engine.log(0, 9)];
    test.worker.crash('Uncaught Error: oh');
    expect(await Promise.all(lost)).toEqual([null, null]);
    expect(test.workers[0]?.isTerminated).toBe(true);
    expect(test.workers).toHaveLength(2);
    const [request] = test.worker.requests;
    expect(request).toMatchObject({
      type: 'open',
      source: { kind: 'scenario', scenario: { seed: 1 }, preset: 'one', step: 2 },
    });
    const id = test.worker.idOf('open');
    test.worker.reply({ id, type: 'opened', ...opened({ step: 2 }) });
    await settled();
    expect(test.heard.slice(3)).toEqual([
      ['crashed', 'The simulation crashed: Error: oh.'],
      ['opened', 2],
      ['restored', 2],
    ]);
  });

  it('goes back with the title that was written since', async () => {
    const test = engineOf();
    await test.open();
    const written = test.engine.entitle({ title: 'Late', note: '' });
    const scenario = { ...opened().scenario, title: 'Late' };
    const id = test.worker.idOf('title');
    test.worker.reply({ id, type: 'titled', answer: { ok: true, value: scenario } });
    expect(await written).toEqual({ ok: true, value: scenario });
    const lost = test.engine.entitle({ title: '', note: '' });
    test.worker.crash('oh');
    expect(await lost).toBeNull();
    expect(test.worker.requests).toMatchObject([{ source: { scenario: { title: 'Late' } } }]);
  });

  it('tells of it as the answer, and of nothing else, while only the start page has asked', async () => {
    const test = engineOf();
    const [machines, card] = [test.engine.machines(), test.engine.card('toy', null)];
    test.worker.crash('oh');
    expect(await machines).toBe('The simulation crashed: oh.');
    expect(await card).toBe('The simulation crashed: oh.');
    expect(test.heard).toEqual([]);
    expect(test.workers).toHaveLength(1);
    void test.engine.machines();
    expect(test.workers).toHaveLength(2);
  });

  it('hears nothing more of the old one', async () => {
    const test = engineOf();
    const id = await test.open();
    test.worker.crash('oh');
    const before = test.heard.length;
    test.workers[0]?.reply({ id, type: 'trace', from: 2, pieces: [columns(1)] });
    test.workers[0]?.crash('again');
    expect(test.heard).toHaveLength(before);
  });

  it('tries the first source again while nothing has ever opened', async () => {
    const test = engineOf();
    const outcome = test.engine.open(PRESET);
    test.worker.dispatchEvent(new Event('error'));
    expect(await outcome).toBe('dropped');
    expect(test.heard).toEqual([['crashed', 'The simulation could not be started.']]);
    expect(test.worker.requests).toMatchObject([{ type: 'open', source: PRESET }]);
  });

  it('goes back to the run when what was asked for meanwhile is refused', async () => {
    const test = engineOf();
    await test.open();
    test.worker.crash('oh');
    const outcome = test.engine.open({ kind: 'link', hash: '#junk' });
    test.worker.reply({ id: test.worker.idOf('open'), type: 'failed', ...failure });
    expect(await outcome).toBe('failed');
    expect(test.worker.requests.at(-1)).toMatchObject({
      type: 'open',
      source: { kind: 'scenario', scenario: { seed: 1 } },
    });
    test.worker.reply({ id: test.worker.idOf('open'), type: 'opened', ...opened({ step: 2 }) });
    await settled();
    expect(test.heard.at(-1)).toEqual(['restored', 2]);
    const other = test.engine.open({ kind: 'link', hash: '#junk' });
    test.worker.reply({ id: test.worker.idOf('open'), type: 'failed', ...failure });
    expect(await other).toBe('failed');
    expect(test.worker.requests).toHaveLength(4);
  });

  it('gives up where the run is refused that was open', async () => {
    const test = engineOf();
    await test.open();
    test.worker.crash('oh');
    test.worker.reply({ id: test.worker.idOf('open'), type: 'failed', ...failure });
    await settled();
    expect(test.heard.slice(-2)).toEqual([
      ['failed', 'split: no'],
      ['gave up', 'It was started again, but did not get back to where it was.'],
    ]);
  });

  it('notices a message that cannot be read', async () => {
    const test = engineOf();
    await test.open();
    test.worker.dispatchEvent(new Event('messageerror'));
    expect(test.heard.at(-1)).toEqual(['crashed', 'The simulation sent something unreadable.']);
  });

  it('notices silence where an answer is due, and only there', async () => {
    const test = engineOf();
    await test.open();
    test.fallSilent();
    expect(test.workers).toHaveLength(1);
    void test.engine.snapshot(1);
    expect(test.timers.map(({ delayMs }) => delayMs)).toEqual([SILENCE_MS]);
    test.fallSilent();
    expect(test.heard.at(-1)).toEqual(['crashed', 'The simulation does not answer any more.']);
    expect(test.workers).toHaveLength(2);
  });

  it('does not take a long run that reports for silence', async () => {
    const test = engineOf();
    void test.engine.open(PRESET);
    const id = test.worker.idOf('open');
    test.worker.reply({ id, type: 'opened', ...opened() });
    for (let i = 0; i < 5; i++) {
      expect(test.timers).toHaveLength(1);
      test.worker.reply({ id, type: 'trace', from: i, pieces: [columns(1)] });
    }
    test.worker.reply({ id, type: 'finished', ...finished });
    expect(test.timers).toEqual([]);
    await settled();
  });

  it('gives up after three crashes without a success, until something is opened', async () => {
    const test = engineOf();
    await test.open();
    test.worker.crash('1');
    test.worker.reply({ id: test.worker.idOf('open'), type: 'opened', ...opened() });
    test.worker.crash('2');
    test.worker.crash('3');
    expect(test.workers).toHaveLength(3);
    expect(test.heard.at(-1)).toEqual([
      'gave up',
      'The simulation crashed 3 times in a row and was not started again.',
    ]);
    expect(await test.engine.snapshot(0)).toBeNull();
    await test.open();
    expect(test.workers).toHaveLength(4);
    test.worker.crash('4');
    expect(test.workers).toHaveLength(5);
  });

  it('counts anew once a run has finished and a snapshot has come', async () => {
    const test = engineOf();
    await test.open();
    for (let i = 0; i < 6; i++) {
      test.worker.crash('oh');
      const id = test.worker.idOf('open');
      test.worker.reply({ id, type: 'opened', ...opened() });
      test.worker.reply({ id, type: 'finished', ...finished });
      const asked = test.engine.snapshot(0);
      const seek = test.worker.idOf('seek');
      test.worker.reply({ id: seek, type: 'snapshot', snapshot: snapshot(0) });
      expect(await asked).toEqual(snapshot(0));
    }
    expect(test.heard.filter(([what]) => what === 'gave up')).toEqual([]);
  });

  it('counts a worker that cannot even be created', async () => {
    const some = engineOf(2);
    const outcome = some.engine.open(PRESET);
    expect(some.heard.map(([what]) => what)).toEqual(['crashed', 'crashed']);
    some.worker.reply({ id: some.worker.idOf('open'), type: 'opened', ...opened() });
    expect(await outcome).toBe('opened');
    const none = engineOf(99);
    expect(await none.engine.open(PRESET)).toBe('dropped');
    expect(none.heard.map(([what]) => what)).toEqual(['crashed', 'crashed', 'crashed', 'gave up']);
    expect(none.heard[0]?.[1]).toBe('The simulation could not be started: Error: no workers here.');
  });
});

/** After all promises that can be settled now. */
function settled(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
