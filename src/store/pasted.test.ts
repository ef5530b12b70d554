// What is pasted: opened or read, the newest one alone, and put away.
import { describe, expect, it } from 'vitest';
import { fail, ok, type Result } from '../base/result.ts';
import type { LogAnswer } from '../protocol/log-reading.ts';
import type { PrintResult } from '../protocol/printing.ts';
import { NO_FRAMES } from '../testing/no-frames.ts';
import { PretendEngine } from '../testing/pretend/engine.ts';
import { PretendSearches } from '../testing/pretend/searches.ts';
import { createScope } from './create-scope.ts';

const NOTHING: LogAnswer = { readings: [], runs: [], printed: null, texts: new Map() };

/** A reader that answers when it is told to. */
class HandLogs {
  readonly asked: string[] = [];
  readonly #answers: ((answer: Result<LogAnswer, string>) => void)[] = [];
  readonly #progress: ((bytes: number) => void)[] = [];
  stopped = 0;

  async read(text: Blob, onProgress: (bytes: number) => void): Promise<Result<LogAnswer, string>> {
    const answer = new Promise<Result<LogAnswer, string>>((settle) => this.#answers.push(settle));
    this.#progress.push(onProgress);
    this.asked.push(await text.text());
    return answer;
  }

  print(): Promise<Result<PrintResult, string>> {
    return Promise.resolve(fail('nothing is searched here'));
  }

  stop(): void {
    this.stopped++;
  }

  progress(at: number, bytes: number): void {
    this.#progress[at]?.(bytes);
  }

  async answer(at: number, answer: Result<LogAnswer, string>): Promise<void> {
    this.#answers[at]?.(answer);
    await settled();
  }
}

async function settled(): Promise<void> {
  for (let i = 0; i < 20; i++) await new Promise((resolve) => setTimeout(resolve));
}

function newScope() {
  const logs = new HandLogs();
  const scope = createScope({
    createEngine: (listener) => new PretendEngine(listener),
    createSearches: (listener) => new PretendSearches(listener),
    loadLogs: () => Promise.resolve(logs),
    frames: NO_FRAMES,
    theme: 'dark',
  });
  return { scope, logs };
}

describe('text that is pasted', () => {
  it.each(['#v=1&p=four-guests', ' https://example.org/#v=1', '{"kernel": "v4.8"}'])(
    'is opened where it is a link or a scenario: %s',
    async (text) => {
      const { scope, logs } = newScope();
      scope.getState().takeText(text);
      await settled();
      expect(scope.getState().asked).toEqual({ source: { kind: 'text', text }, act: 'link' });
      expect([logs.asked, scope.getState().pasted]).toEqual([[], null]);
    },
  );

  it.each(['# dmesg\n[ 1.0] a line', '#', '#!/bin/sh'])(
    'is a log where it only begins as a link does: %j',
    async (text) => {
      const { scope, logs } = newScope();
      scope.getState().takeText(text);
      await settled();
      expect([logs.asked, scope.getState().asked]).toEqual([[text], null]);
    },
  );

  it('is read as a log where it is not, and the answer is kept', async () => {
    const { scope, logs } = newScope();
    scope.getState().takeText('[ 12.5] a line');
    await settled();
    expect(logs.asked).toEqual(['[ 12.5] a line']);
    expect(scope.getState()).toMatchObject({ dialog: 'log', pasted: { bytes: 14, answer: null } });
    logs.progress(0, 7);
    expect(scope.getState().pasted?.done).toBe(7);
    await logs.answer(0, ok(NOTHING));
    expect(scope.getState().pasted?.answer).toBe(NOTHING);
  });

  it('has a sentence where nothing can be said', async () => {
    const { scope, logs } = newScope();
    scope.getState().takeText('a line');
    await settled();
    await logs.answer(0, fail('nothing in it'));
    expect(scope.getState().pasted?.answer).toBe('nothing in it');
  });

  it('takes the place of the log before, whose answer comes to nothing', async () => {
    const { scope, logs } = newScope();
    void scope.getState().readLog(new Blob(['one']), 'one.log');
    await settled();
    void scope.getState().readLog(new Blob(['two']), 'two.log');
    await settled();
    await logs.answer(0, ok(NOTHING));
    logs.progress(0, 3);
    expect(scope.getState().pasted).toEqual({ name: 'two.log', bytes: 3, done: 0, answer: null });
  });

  it('comes in a file: one with a scenario is opened, and what was open for a log is closed', async () => {
    const { scope, logs } = newScope();
    const text = '\ufeff\n{"kernel": "v4.8"}\n';
    scope.getState().setDialog('log');
    await scope.getState().takeFile(new Blob([text]), 'scenario.json');
    await settled();
    expect(scope.getState()).toMatchObject({ asked: { source: { kind: 'text' } }, dialog: null });
    expect(logs.asked).toEqual([]);
    void scope.getState().takeFile(new Blob(['[ 1.0] a line']), 'console.log');
    await settled();
    void scope.getState().takeFile(new Blob(['{', ' '.repeat(2_000_000)]), 'long.json');
    await settled();
    expect([logs.asked[0], logs.asked[1]?.length]).toEqual(['[ 1.0] a line', 2_000_001]);
    expect(scope.getState().pasted?.name).toBe('long.json');
  });

  it('is put away, and not read on', async () => {
    const { scope, logs } = newScope();
    scope.getState().takeText('a line');
    await settled();
    scope.getState().dropLog();
    await settled();
    await logs.answer(0, ok(NOTHING));
    expect([scope.getState().pasted, logs.stopped]).toEqual([null, 1]);
  });
});
