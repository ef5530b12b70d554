// A number that somebody has got used to must not be another one's at the next step.
import { expect, it } from 'vitest';
import { fakeDescription } from '../../testing/fake-timeline.ts';
import type { Choice } from '../../protocol/snapshot.ts';
import { numbered } from './numbered.ts';

const { actors, threads } = fakeDescription;
const idOf = (actor: number) => actors[actor]?.id ?? '';
const isThread = (actor: number) => threads.some(({ id }) => id === idOf(actor));

const numbersWhere = (waits: (actor: number) => boolean) => {
  const choices = actors.map((_, actor): Choice => ({
    actor,
    status: waits(actor) ? 'blocked' : 'enabled',
    text: '',
    waitsFor: '',
    instruction: 0,
  }));
  const seen = { description: fakeDescription, snapshot: { choices } };
  return new Map(numbered(seen).map(({ id, number }) => [id, number]));
};

it('gives each thread a number of its own, whoever waits', () => {
  const all = numbersWhere(() => false);
  const some = numbersWhere((actor) => actor === 0);
  expect([...all.values()]).toEqual(actors.map((_, place) => place + 1));
  expect(some.has(idOf(0))).toBe(false);
  actors.forEach((_, actor) => {
    if (actor > 0 && isThread(actor)) expect(some.get(idOf(actor))).toBe(all.get(idOf(actor)));
  });
});
