/** Every question of the exam is borne out by the model of today. */
import { describe, expect, it } from 'vitest';
import { defined } from '../base/assert.ts';
import { lessonOf, partOf } from '../lessons/exam/exam-item.ts';
import { POOL } from '../lessons/exam/pool.ts';
import { sittingOf } from '../lessons/exam/sitting.ts';
import { allLibraries } from '../testing/all-libraries.ts';
import { proofsOf } from './prove.ts';

it.each(POOL.map((item) => [item.id, item] as const))('%s is borne out', (_, item) => {
  const library = defined(allLibraries.known(item.model), item.model);
  const proofs = [...proofsOf(lessonOf([item]), library)];
  expect(proofs.flatMap(({ wrong }) => wrong)).toEqual([]);
});

describe('a sitting', () => {
  const numbers = Array.from({ length: 300 }, (_, i) => i + 1);

  it('has five questions: a prediction, a run, a change, a companion, and one more', () => {
    for (const number of numbers) {
      const items = sittingOf(number);
      expect(items).toHaveLength(5);
      const parts = items.map(partOf);
      expect(parts).toEqual(expect.arrayContaining(['predict', 'reach', 'change', 'companion']));
      expect(new Set(items.map(({ topic }) => topic)).size).toBe(5);
    }
  });

  it('is the same for the same number, and comes to every question of the pool', () => {
    expect(sittingOf(7)).toEqual(sittingOf(7));
    const drawn = numbers.flatMap((number) => sittingOf(number).map(({ id }) => id));
    expect(new Set(drawn)).toEqual(new Set(POOL.map(({ id }) => id)));
  });

  it('has its choices in an order of its own', () => {
    const orders = numbers.flatMap((number) =>
      sittingOf(number).flatMap(({ id, card: { task } }) =>
        id === 'two-ends' && task.kind === 'predict'
          ? [task.choices.map(({ says }) => says).join()]
          : [],
      ),
    );
    expect(new Set(orders).size).toBeGreaterThan(6);
  });

  it('is shown as a lesson whose scenarios do not get in each other’s way', () => {
    const lesson = lessonOf(sittingOf(1));
    for (const card of lesson.cards) expect(lesson.scenarios).toHaveProperty([card.in]);
    expect(new Set(POOL.map(({ id }) => id)).size).toBe(POOL.length);
  });
});
