import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NONE } from './hash-table.ts';
import { BATCH_STATES, StateStore } from './state-store.ts';

/**
 * Adds all, flushing after every `batch` staged, and loading one before each, as a search does; returns
 * the store and what a map makes of it.
 */
function filled(words: number, states: readonly (readonly number[])[], batch: number) {
  const store = new StateStore(words);
  const plain = new Map<string, { state: readonly number[]; parent: number; actor: number }>();
  const loaded = new Int32Array(words);
  let added = 0;
  states.forEach((state, i) => {
    const origin = { parent: plain.size > 0 ? plain.size >>> 1 : -1, actor: i % 200 };
    if (store.size > 0) store.load(Math.min(i >>> 2, store.size - 1), loaded);
    const isNew = !plain.has(state.join());
    if (isNew) plain.set(state.join(), { state, ...origin });
    const index = store.stage(Int32Array.from(state), origin.parent, origin.actor);
    if (isNew && index !== store.pending - 1) expect(index).toBe(store.pending - 1);
    if (store.pending === batch) added += store.flush();
  });
  added += store.flush();
  expect(added).toBe(store.size);
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
      .integer({ min: 1, max: 9 })
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

  it('keeps states that differ in a few tails, and such whose tails all differ', () => {
    for (const tails of [7, 40_000]) {
      const states = Array.from({ length: 40_000 }, (_, i) => [i, 1, 2, 3, 4, i % tails, 6, 7]);
      expectSame(filled(8, states, BATCH_STATES));
    }
  });

  it('tells apart states whose hashes are alike', () => {
    // With so many states in 32 bits of hash, several pairs collide in the bits that an entry keeps.
    const states = Array.from({ length: 200_000 }, (_, i) => [i]);
    const { store } = filled(1, states, BATCH_STATES);
    expect(store.size).toBe(200_000);
  });

  it.each([4, 7])('says how much memory it holds, and may need next, with %i words', (words) => {
    const store = new StateStore(words);
    const state = new Int32Array(words);
    for (let i = 0; i < 300_000; i++) {
      const mayNeed = store.bytesToGrow;
      // Of seven words, all tails differ.
      state[words - 4] = i;
      store.stage(state, (i >>> 1) - 1, 0);
      if (store.pending < BATCH_STATES) continue;
      store.flush();
      expect(store.bytes).toBeLessThanOrEqual(mayNeed);
      expect(store.bytes).toBeGreaterThanOrEqual(store.size * (16 + 2 + 4));
    }
  });

  it('says which of a batch were new', () => {
    const store = new StateStore(1);
    const stage = (n: number) => store.stage(Int32Array.of(n), store.size - 1, 0);
    expect([stage(1), stage(2), stage(1)]).toEqual([0, 1, NONE]);
    expect([store.flush(), ...store.fresh.subarray(0, 2)]).toEqual([2, 0, 1]);
    expect([stage(2), stage(3)]).toEqual([NONE, 0]);
    expect([store.flush(), store.fresh[0]]).toEqual([1, 0]);
    expect(store.flush()).toBe(0);
  });

  it('finds a state again that is not recent any more', () => {
    const store = new StateStore(1);
    for (let round = 0; round < 2; round++) {
      for (let n = 0; n < 200_000; n++) {
        store.stage(Int32Array.of(n), (n >>> 2) - 1, 0);
        if (store.pending === BATCH_STATES) store.flush();
      }
      store.flush();
      expect(store.size).toBe(200_000);
    }
  });

  it('finds none whose tail, or whose row, it has not', () => {
    const store = new StateStore(8);
    const state = (head: number, tail: number) => Int32Array.of(head, 1, 2, 3, 4, 5, 6, tail);
    store.stage(state(1, 1), -1, 0);
    store.stage(state(2, 2), -1, 0);
    store.flush();
    expect([store.find(state(1, 1)), store.find(state(2, 2))]).toEqual([0, 1]);
    expect([store.find(state(1, 3)), store.find(state(1, 2))]).toEqual([NONE, NONE]);
  });

  // Words of a small machine, and of the longest with eight threads; one state of a hundred has another tail.
  it.each([5, 9, 13])('keeps with a state of %i words to 48 bytes from a million on', (words) => {
    const store = new StateStore(words);
    const state = new Int32Array(words);
    let most = 0;
    for (let i = 0; i < 1_500_000; i++) {
      state[0] = i;
      state[words - 1] = Math.floor(i / 100);
      store.stage(state, (i >>> 1) - 1, 0);
      if (store.pending < BATCH_STATES) continue;
      store.flush();
      if (i > 1_000_000) most = Math.max(most, store.bytes / store.size);
    }
    expect(most).toBeLessThan(48);
  });

  it('needs a word', () => {
    expect(() => new StateStore(0)).toThrow('a state needs a word');
  });
});
