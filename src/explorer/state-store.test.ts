import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BATCH_STATES, StateStore } from './state-store.ts';

/** Adds all, flushing after every `batch` states; returns the store and what a map makes of it. */
function filled(words: number, states: readonly (readonly number[])[], batch: number) {
  const store = new StateStore(words);
  const plain = new Map<string, { state: readonly number[]; parent: number; actor: number }>();
  states.forEach((state, i) => {
    const origin = { parent: i % 1000, actor: i % 200 };
    if (!plain.has(state.join())) plain.set(state.join(), { state, ...origin });
    store.stage(Int32Array.from(state), origin.parent, origin.actor);
    if (store.pending === batch) store.flush();
  });
  store.flush();
  return { store, plain: [...plain.values()] };
}

function expectSame({ store, plain }: ReturnType<typeof filled>): void {
  expect(store.size).toBe(plain.length);
  expect(store.pending).toBe(0);
  const out = new Int32Array(store.words);
  plain.forEach(({ state, parent, actor }, number) => {
    store.load(number, out);
    if (state.some((word, i) => word !== out[i])) expect([...out]).toEqual(state);
    if (store.parentOf(number) !== parent || store.actorOf(number) !== actor)
      expect([number, store.parentOf(number), store.actorOf(number)]).toEqual([
        number,
        parent,
        actor,
      ]);
  });
}

describe('a store of states', () => {
  it('keeps each state once, in the order in which they came, with its first origin', () => {
    const anyWord = fc.oneof(fc.integer({ min: 0, max: 2 }), fc.integer());
    const anyCase = fc
      .integer({ min: 1, max: 4 })
      .chain((words) =>
        fc.tuple(
          fc.constant(words),
          fc.array(fc.array(anyWord, { minLength: words, maxLength: words }), { maxLength: 200 }),
          fc.integer({ min: 1, max: BATCH_STATES }),
        ),
      );
    fc.assert(
      fc.property(anyCase, ([words, states, batch]) => {
        expectSame(filled(words, states, batch));
      }),
    );
  });

  it.each([1, 7, BATCH_STATES])('grows through several tables, %i states at a time', (batch) => {
    // Every state comes twice, the second time long after the first.
    const states = Array.from({ length: 120_000 }, (_, i) => {
      const n = i < 60_000 ? i : i - 60_000;
      return [n & 0xff, n >>> 8, 7];
    });
    const { store, plain } = filled(3, states, batch);
    expect(plain).toHaveLength(60_000);
    expectSame({ store, plain });
  });

  it('tells apart states whose hashes are alike', () => {
    // With so many states in 32 bits of hash, several pairs collide in the bits that an entry keeps.
    const states = Array.from({ length: 200_000 }, (_, i) => [i]);
    const { store } = filled(1, states, BATCH_STATES);
    expect(store.size).toBe(200_000);
  });

  it('says how much memory it holds, and how much it may need next', () => {
    const store = new StateStore(4);
    let bytes = store.bytes;
    const state = new Int32Array(4);
    for (let i = 0; i < 300_000; i++) {
      const mayNeed = store.bytesToGrow;
      state[0] = i;
      store.stage(state, 0, 0);
      if (store.pending < BATCH_STATES) continue;
      store.flush();
      expect(store.bytes).toBeLessThanOrEqual(mayNeed);
      expect(store.bytes).toBeGreaterThanOrEqual(store.size * (16 + 5 + 4));
      bytes = store.bytes;
    }
    expect(bytes / store.size).toBeLessThan(48);
  });

  it('needs a word', () => {
    expect(() => new StateStore(0)).toThrow('a state needs a word');
  });
});
