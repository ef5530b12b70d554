import { expect, it } from 'vitest';
import { Tails } from './tails.ts';

const STATES = 100_000;

it('says how much memory tails may need next, where they all differ', () => {
  const tails = new Tails(7);
  const state = new Int32Array(7);
  const row = new Int32Array(tails.rowWords);
  for (let i = 0; i < STATES; i++) {
    const mayNeed = tails.bytesWith(1);
    state[6] = i;
    tails.shorten(state, row, 0);
    expect(tails.bytes).toBeLessThanOrEqual(mayNeed);
  }
  expect(tails.bytes).toBeGreaterThan(STATES * (3 + 1) * 4);
});

it('needs no memory where they are all the same', () => {
  const tails = new Tails(7);
  const state = new Int32Array(7);
  const row = new Int32Array(tails.rowWords);
  tails.shorten(state, row, 0);
  const { bytes } = tails;
  for (let i = 0; i < STATES; i++) {
    state[0] = i;
    tails.shorten(state, row, 0);
  }
  expect(tails.bytes).toBe(bytes);
});
