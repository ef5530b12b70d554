// What a key with a number does on a card, by what the card asks.
import { expect, it } from 'vitest';
import type { Reach, Predict } from '../../lessons/lesson.ts';
import { fakeDescription } from '../../testing/fake-timeline.ts';
import { actOfNumber } from './number-key.ts';
import type { Seen } from './numbered.ts';

const reach: Reach = { kind: 'reach', asks: '', goal: 'end' };
const predict: Predict = {
  kind: 'predict',
  asks: '',
  choices: [
    { says: 'yes', if: ['can end'] },
    { says: 'no', if: ['never end'] },
  ],
};
/** Two threads, the second of which can move. */
const [first = -1, second = -1] = fakeDescription.threads.map(({ actor }) => actor);
const waiting = { text: '', waitsFor: '', instruction: 0 };
const seen: Seen = {
  description: fakeDescription,
  snapshot: {
    choices: [
      { actor: first, status: 'blocked', ...waiting },
      { actor: second, status: 'enabled', ...waiting },
    ],
  },
};
const mover = fakeDescription.actors[second]?.id;

function done(task: Reach | Predict, key: string, asking = false): readonly unknown[] {
  const acts: unknown[] = [];
  const card = {
    asking,
    choose: (place: number) => acts.push(['choose', place]),
    go: (actor: string, far: string) => {
      acts.push([actor, far]);
      return Promise.resolve();
    },
  };
  actOfNumber(card, task, seen, key)?.();
  return acts;
}

it('lets somebody go on until he waits, as his button does; with Shift to his next event', () => {
  expect(done(reach, '2')).toEqual([[mover, 'wait']]);
  expect(done(reach, 'Shift+2')).toEqual([[mover, 'event']]);
});

it('does nothing where nobody with that number can move, or the last move is under way', () => {
  expect(done(reach, '1')).toEqual([]);
  expect(done(reach, '3')).toEqual([]);
  expect(done(reach, '2', true)).toEqual([]);
});

it('chooses an answer, if there are so many', () => {
  expect(done(predict, '2')).toEqual([['choose', 1]]);
  expect(done(predict, '3')).toEqual([]);
  expect(done(predict, 'Shift+2')).toEqual([]);
  expect(done(predict, 'x')).toEqual([]);
});
