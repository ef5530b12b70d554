// What a key with a number does on a card, by what the card asks.
import { expect, it } from 'vitest';
import type { Reach, Predict } from '../../lessons/lesson.ts';
import type { Shown } from '../../store/state.ts';
import { numberOf } from './number-key.ts';

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
const shown = {
  description: {
    actors: [{ id: 't0' }, { id: 't4' }],
    threads: [{ id: 't0' }, { id: 't4' }],
  },
  snapshot: {
    choices: [
      { actor: 0, status: 'blocked', text: '', waitsFor: '', instruction: 0 },
      { actor: 1, status: 'enabled', text: '', waitsFor: '', instruction: 0 },
    ],
  },
} as unknown as Shown;

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
  numberOf(card, task, shown, key)?.();
  return acts;
}

it('lets somebody go on until he waits, as his button does; with Shift to his next event', () => {
  expect(done(reach, '2')).toEqual([['t4', 'wait']]);
  expect(done(reach, 'Shift+2')).toEqual([['t4', 'event']]);
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
