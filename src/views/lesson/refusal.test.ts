import { expect, it } from 'vitest';
import { refusal } from './refusal.ts';

const invariants = [{ id: 'on-time', title: 'Nobody is late' }];

it('names an invariant by its title where its break is asked about', () => {
  expect(refusal('can not on-time', invariants)).toBe(
    'all orders were searched, and none breaks “Nobody is late”.',
  );
  expect(refusal('never not on-time', invariants)).toBe(
    'there is an order that breaks “Nobody is late”.',
  );
});

it('quotes any other moment', () => {
  expect(refusal('must end and on-time', invariants)).toBe(
    'there is an order that does not come to “end and on-time”.',
  );
  expect(refusal('still end', invariants)).toBe('from some moment on no order comes to “end”.');
});
