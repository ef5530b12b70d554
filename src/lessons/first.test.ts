import { expect, it } from 'vitest';
import { LESSONS } from './index.ts';
import { FIRST_LESSON } from './first.ts';

it('is the first of each machine, in the order of the lessons', () => {
  const first = new Map(LESSONS.toReversed().map(({ model, id }) => [model, id]));
  expect(FIRST_LESSON).toEqual(Object.fromEntries(first));
});
