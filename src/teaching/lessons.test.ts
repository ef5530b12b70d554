/** Every lesson is borne out by the model of today: a model that changes turns it red, not stale. */
import { describe, expect, it } from 'vitest';
import { defined } from '../base/assert.ts';
import { LESSONS } from '../lessons/index.ts';
import type { Lesson } from '../lessons/lesson.ts';
import { allLibraries } from '../testing/all-libraries.ts';
import { isDeep } from '../testing/runs.ts';
import { proofsOf, tooLongIn } from './prove.ts';
import { toldOf } from './told.ts';

const TIMEOUT_MS = 600_000;

const proofs = (lesson: Lesson) => [
  ...proofsOf(lesson, defined(allLibraries.known(lesson.model), lesson.model)),
];

/** All edits of a program are tried in deep tests and by `npm run lessons` alone: that takes a while. */
function quick(lesson: Lesson): Lesson {
  const cards = lesson.cards.map((card) =>
    card.task?.kind === 'break' || card.task?.kind === 'repair' ? { ...card, task: null } : card,
  );
  return isDeep ? lesson : { ...lesson, cards };
}

describe.each(LESSONS.map((lesson) => [lesson.id, lesson] as const))('%s', (_, lesson) => {
  it(
    'is borne out, card by card',
    () => {
      const wrong = proofs(quick(lesson)).flatMap(({ card, wrong: sentences }) =>
        sentences.map((sentence) => `card ${card}: ${sentence}`),
      );
      expect(wrong).toEqual([]);
    },
    TIMEOUT_MS,
  );

  it('is read to its end, every card of it', () => {
    expect(tooLongIn(lesson)).toEqual([]);
  });
});

describe('a lesson that is not right', () => {
  const [twoClocks] = LESSONS;
  const given = defined(twoClocks, 'a lesson');
  const [, card] = given.cards;
  const asked = defined(card, 'a card');
  const wrongWith = (change: Partial<typeof asked>): readonly string[] =>
    proofs({ ...given, cards: [{ ...asked, ...change }] })[0]?.wrong ?? [];

  it('is told so where two choices are right, or none', () => {
    const both = ['never subcore1.k != 0', 'never core.TBST != 8'].map((question) => ({
      says: question,
      if: [question],
    }));
    expect(wrongWith({ task: { kind: 'predict', asks: '', choices: both } })).toEqual([
      '2 of its choices are right, and one has to be',
    ]);
    expect(wrongWith({ task: { kind: 'predict', asks: '', choices: [] } })).toEqual([
      '0 of its choices are right, and one has to be',
    ]);
  });

  it('is told so where its moment need not come, and where its goal cannot be reached', () => {
    expect(wrongWith({ at: 'hmi-taken', task: null })).toEqual([
      'its moment need not come: must hmi-taken',
    ]);
    const task = { kind: 'reach', asks: '', goal: 'hmi-taken' } as const;
    expect(wrongWith({ task })).toEqual(['no run comes to its goal: hmi-taken']);
  });

  it('is told so where no change of settings does it, and where none is needed', () => {
    const offers = [{ setting: 'environment.tbErrors', values: [0, 1] }];
    const settings = { kind: 'settings', asks: '', offers } as const;
    expect(wrongWith({ task: { ...settings, makes: ['can rebooted'] } })).toEqual([
      'no change of these settings does it',
    ]);
    expect(wrongWith({ task: { ...settings, makes: ['never hmi-taken'] } })).toEqual([
      'it is so before anything is changed',
    ]);
  });

  it('is told so where no run comes to what it is asked after', () => {
    const choices = [{ says: 'yes', if: ['can end'] }];
    const task = { kind: 'predict', asks: '', choices, after: 'hmi-taken' } as const;
    expect(wrongWith({ task })[0]).toBe('no run comes to “hmi-taken”');
  });

  it('is told so where it names what is not there, and where a question cannot be read', () => {
    expect(wrongWith({ full: ['subcore7'], task: null })).toEqual([
      'there is no subcore7 to stand out',
    ]);
    expect(wrongWith({ watch: ['t9.HMER'], task: null })).toEqual([
      'there is no t9.HMER to keep an eye on',
    ]);
    expect(wrongWith({ in: 'nowhere' })).toEqual(['there is no scenario nowhere']);
    expect(wrongWith({ at: 'no such thing', task: null })[0]).toMatch(/^at character/);
  });

  it('is told so where a caption is longer than anybody reads', () => {
    const caption = Array.from({ length: 31 }, () => 'word').join(' ');
    expect(wrongWith({ caption, task: null })).toEqual([
      'the caption has 31 words, and may have 30',
    ]);
  });
});

it('asks what is to be so after a moment from there on', () => {
  const given = defined(LESSONS[0], 'a lesson');
  const card = defined(given.cards[1], 'a card');
  const entered = [{ says: 'in', if: ['can guest-entered'] }];
  const task = { kind: 'predict', asks: '', choices: entered } as const;
  const wrong = (after: string) =>
    proofs({ ...given, cards: [{ ...card, task: { ...task, after } }] })[0]?.wrong;
  expect(wrong('tb-offset')).toEqual([]);
  expect(wrong('guest-left')).toEqual(['0 of its choices are right, and one has to be']);
});

it('knows a step that is no event by who took it', () => {
  const given = defined(
    LESSONS.find(({ id }) => id === 'complete'),
    'a lesson',
  );
  const card = defined(
    given.cards.find(({ task }) => task?.kind === 'where'),
    'a card that asks where',
  );
  const where = card.task;
  if (where?.kind !== 'where') throw new Error('it asks something else');
  const asking = (event: string) =>
    proofs({
      ...given,
      cards: [{ ...card, task: { ...where, choices: [{ says: '', event }] } }],
    })[0]?.found;
  expect(asking('hdec-s0')).toEqual({ kind: 'choice', right: [0] });
  expect(asking('t0')).toEqual({ kind: 'choice', right: [] });
});

it('tells a lesson with what was found', () => {
  const lesson: Lesson = { ...defined(LESSONS[0], 'a lesson') };
  const some = { ...lesson, cards: lesson.cards.slice(1, 3) };
  const text = [...toldOf(some, proofs(some))].join('\n');
  expect(text).toContain('(x) no change');
  expect(text).toContain('( ) it stops');
  expect(text).toMatch(/shortest: 1 turn, \d+ steps/);
});
