// The store while its worker dies, comes back, or does not come back at all.
import { describe, expect, it } from 'vitest';
import type { EngineListener, Outcome } from '../client/engine.ts';
import type { Source } from '../protocol/messages.ts';
import { PretendEngine } from '../testing/pretend/engine.ts';
import { PretendSearches } from '../testing/pretend/searches.ts';
import { createScope } from './create-scope.ts';
import { NO_FRAMES } from '../testing/no-frames.ts';

const FIRST_SCENARIO: Source = { kind: 'preset', id: 'four-guests' };

/** An engine that keeps what it is asked to open until the test answers. */
class HeldEngine extends PretendEngine {
  readonly sources: Source[] = [];
  readonly answers: ((outcome: Outcome) => void)[] = [];
  override open(source: Source): Promise<Outcome> {
    this.sources.push(source);
    return new Promise((settle) => this.answers.push(settle));
  }
  /** Lets a run be opened, by whoever asked for it. */
  openNow(source: Source): Promise<Outcome> {
    return super.open(source);
  }
}

function scopeOf<T extends PretendEngine>(create: (listener: EngineListener) => T) {
  const engines: T[] = [];
  const scope = createScope({
    createEngine: (listener) => {
      const engine = create(listener);
      engines.push(engine);
      return engine;
    },
    createSearches: (listener) => new PretendSearches(listener),
    frames: NO_FRAMES,
    theme: 'system',
  });
  const [engine] = engines;
  if (engine === undefined) throw new Error('the store has created no engine');
  return { scope, engine, state: () => scope.getState() };
}

async function settled(): Promise<void> {
  for (let i = 0; i < 20; i++) await Promise.resolve();
}

const held = () => scopeOf((listener) => new HeldEngine(listener));

async function opened() {
  const test = scopeOf((listener) => new PretendEngine(listener));
  await test.state().open(FIRST_SCENARIO, 'start');
  await settled();
  return test;
}

describe('opening', () => {
  it('goes on until the last of the requests has ended', async () => {
    const { state, engine } = held();
    const first = state().open(FIRST_SCENARIO, 'start');
    const second = state().open({ kind: 'preset', id: 'unsplit' }, 'scenario');
    engine.answers[0]?.('dropped');
    expect(await first).toBe(false);
    expect(state().opening).toBe(true);
    engine.answers[1]?.('failed');
    expect(await second).toBe(false);
    expect(state().opening).toBe(false);
  });

  it.each<[string, () => Promise<Outcome>]>([
    [
      'throws',
      () => {
        throw new RangeError('too deep');
      },
    ],
    ['rejects', () => Promise.reject(new RangeError('too deep'))],
  ])('ends, and says so, where the engine %s', async (_, open) => {
    const { state, engine } = await opened();
    engine.open = open;
    expect(await state().open({ kind: 'text', text: '[[' }, 'settings')).toBe(false);
    expect(state().opening).toBe(false);
    expect(state().refusal).toEqual({
      act: 'settings',
      failure: {
        code: 'internal',
        sentence: 'A mistake in this page: RangeError: too deep.',
        offer: null,
      },
    });
  });
});

describe('a worker that was restarted', () => {
  it('is said to be back where the page was then, wherever the reader goes', async () => {
    const { state, engine } = await opened();
    state().select(40);
    await settled();
    engine.listener.onCrashed('Oh.');
    expect(state().connection).toEqual({ status: 'restarting', sentence: 'Oh.', step: 40 });
    await engine.open(FIRST_SCENARIO);
    engine.listener.onCrashed('Again.');
    await engine.open(FIRST_SCENARIO);
    engine.listener.onRestored(12);
    expect(state().connection).toEqual({ status: 'restored', step: 40 });
    expect(state().step).toBe(40);
    state().select(41);
    expect(state().connection).toEqual({ status: 'restored', step: 40 });
  });

  it('begins where the scenario says when it was the first one', async () => {
    const { state, engine } = held();
    void state().open(FIRST_SCENARIO, 'start');
    engine.listener.onCrashed('Oh.');
    engine.answers[0]?.('dropped');
    await engine.openNow(FIRST_SCENARIO);
    engine.listener.onRestored(12);
    expect(state().connection).toEqual({ status: 'restored', step: 12 });
    expect(state().step).toBe(12);
  });

  it('is no matter any more once something else is open', async () => {
    const { state, engine } = await opened();
    engine.listener.onCrashed('Oh.');
    expect(await state().open({ kind: 'preset', id: 'unsplit' }, 'scenario')).toBe(true);
    expect(state().connection).toEqual({ status: 'ready' });
  });

  it('has come back, too, when it refuses what was asked of the first one', () => {
    const { state, engine } = held();
    void state().open({ kind: 'link', hash: '#junk' }, 'link');
    engine.listener.onCrashed('Oh.');
    engine.listener.onFailed({ code: 'bad-link', sentence: 'Damaged.', offer: null });
    expect(state().connection).toEqual({ status: 'ready' });
    expect(state().refusal?.failure.sentence).toBe('Damaged.');
  });
});

describe('trying again', () => {
  it('asks for the same once more while nothing has ever opened', async () => {
    const { state, engine } = held();
    expect(await state().retry()).toBe(false);
    expect(engine.sources).toEqual([]);
    const link = { kind: 'link', hash: '#v=1' } as const;
    void state().open(link, 'link');
    engine.listener.onGaveUp('It crashed 3 times.');
    engine.answers[0]?.('dropped');
    await settled();
    expect(state().opening).toBe(false);
    void state().retry();
    expect(engine.sources).toEqual([link, link]);
    expect(state()).toMatchObject({ opening: true, connection: { status: 'ready' } });
  });

  it('opens what is on the page at its step, and is no change to undo', async () => {
    const { state, engine } = await opened();
    await state().change({ seed: 48 });
    state().select(30);
    await settled();
    const { past, run } = state();
    engine.listener.onGaveUp('It crashed 3 times.');
    expect(await state().retry()).toBe(true);
    await settled();
    expect(state()).toMatchObject({ step: 30, past, connection: { status: 'ready' } });
    expect(state().run?.opened.scenario).toEqual(run?.opened.scenario);
    expect(state().run?.number).not.toBe(run?.number);
  });
});
