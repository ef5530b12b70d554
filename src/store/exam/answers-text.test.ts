// What a result link carries: there and back, and refused with a sentence where it is damaged.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExamAnswer } from '../../grading/exam.ts';
import type { ExamItem } from '../../lessons/exam/exam-item.ts';
import { POOL } from '../../lessons/exam/pool.ts';
import { sittingOf } from '../../lessons/exam/sitting.ts';
import type { Task } from '../../lessons/lesson.ts';
import { pack } from '../../scenario/base64url.ts';
import { Hash32 } from '../../base/hash.ts';
import { answersFrom, nameFrom, textOfAnswers } from './answers-text.ts';

const NUMBER = 7;

/** An answer that belongs to a task. */
function anyAnswer(task: Task): ExamAnswer {
  switch (task.kind) {
    case 'predict':
    case 'where':
      return { kind: 'choice', place: task.choices.length - 1 };
    case 'reach':
      return { kind: 'way', way: ['error', 't0', 't0', 't0', 'hmi-t4', 't0'] };
    case 'break':
    case 'repair':
      return { kind: 'edit', edit: { kind: 'move', at: 'some_f:H6#2', before: 'some_f:control' } };
    case 'settings': {
      const [offer] = task.offers;
      const value = offer?.values.at(-1) ?? '';
      return { kind: 'settings', change: { [offer?.setting ?? '']: value } };
    }
  }
}

const answersOf = (items: readonly ExamItem[]) => items.map(({ card }) => anyAnswer(card.task));

/** A text that is whole, whatever it says. */
const withPlain = (plain: string, number = NUMBER): string => {
  const body = pack([...new TextEncoder().encode(plain)], 8);
  return `1.${new Hash32().integer(number).string(body).hex()}.${body}`;
};

describe('answers', () => {
  it('come out as they were written, for every question of the pool', () => {
    const answers = answersOf(POOL);
    const text = textOfAnswers(NUMBER, POOL, { name: 'Ada Ł. 李', answers });
    expect(text).toMatch(/^[\w.-]+$/);
    expect(answersFrom(NUMBER, POOL, text)).toEqual({
      ok: true,
      value: { name: 'Ada Ł. 李', answers },
    });
  });

  it('may be missing, and a name too', () => {
    const answers = POOL.map(() => null);
    const text = textOfAnswers(NUMBER, POOL, { name: '', answers });
    expect(answersFrom(NUMBER, POOL, text)).toEqual({ ok: true, value: { name: '', answers } });
  });

  it('are short: a run of a hundred steps by two takes a few characters', () => {
    const items = POOL.filter(({ card }) => card.task.kind === 'reach').slice(0, 1);
    const way = [...Array<string>(60).fill('t0'), ...Array<string>(40).fill('t4')];
    const text = textOfAnswers(1, items, { name: '', answers: [{ kind: 'way', way }] });
    expect(text.length).toBeLessThan(60);
  });
});

describe('a damaged link', () => {
  const items = sittingOf(NUMBER);
  const text = textOfAnswers(NUMBER, items, { name: 'Ada', answers: answersOf(items) });
  const refused = (given: string, number = NUMBER): string => {
    const answers = answersFrom(number, sittingOf(number), given);
    return answers.ok ? `taken: ${JSON.stringify(answers.value)}` : answers.error;
  };

  it('is told so, wherever a character is another one, or missing', () => {
    for (let at = 2; at < text.length; at++) {
      const other = text[at] === 'A' ? 'B' : 'A';
      expect(refused(text.slice(0, at) + other + text.slice(at + 1))).toContain('is damaged');
      expect(refused(text.slice(0, at))).toContain('is damaged');
    }
  });

  it('is told so where its number is that of another sitting', () => {
    expect(refused(text, NUMBER + 1)).toContain('is damaged');
  });

  it('is told so where it was made by a newer version, or is longer than any result', () => {
    expect(refused(`2${text.slice(1)}`)).toContain('a newer version');
    expect(refused('1.'.padEnd(20_001, 'A'))).toContain('longer than any result');
  });

  it('is told so where it is to other questions', () => {
    expect(refused(withPlain('Ada\nno-such-item=1'))).toContain('other questions');
    expect(refused(withPlain('Ada'))).toContain('other questions');
  });

  it('is told so where an answer is none to its question, whoever made it', () => {
    const lines = items.map(({ id }) => `${id}=`);
    const bad: Readonly<Record<Task['kind'], readonly string[]>> = {
      predict: ['0', '9', 'x', '1.1', '-1'],
      where: ['0', '9', 'x'],
      reach: ['t0*0', 't0*9999', 't0 t0', 'a b\tc', 't0**2', 'x'.repeat(41)],
      break: ['s-f-H1.s-f-H2', 'q-f-H1', 'skip'],
      repair: ['s-f-H1.s-f-H2', 'q-f-H1', 'skip'],
      settings: ['0', '99', '1.1', 'x'],
    };
    for (const [i, { id, card }] of items.entries())
      for (const answer of bad[card.task.kind]) {
        const all = lines.map((line, k) => (k === i ? `${id}=${answer}` : line));
        expect(refused(withPlain(['', ...all].join('\n')))).toBe(
          `Answer ${i + 1} of this link cannot be read.`,
        );
      }
  });

  it('is told so where its name cannot be shown, or is no text', () => {
    const lines = items.map(({ id }) => `${id}=`);
    expect(refused(withPlain(['A\u202Eb', ...lines].join('\n')))).toContain(
      'The name in this link',
    );
    expect(refused(withPlain(['n'.repeat(81), ...lines].join('\n')))).toContain('80 characters');
    const body = pack([0xff, 0xfe], 8);
    expect(refused(`1.${new Hash32().integer(NUMBER).string(body).hex()}.${body}`)).toContain(
      'it is no text',
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (any) => {
        expect(typeof answersFrom(NUMBER, items, any).ok).toBe('boolean');
        expect(typeof answersFrom(NUMBER, items, withPlain(any)).ok).toBe('boolean');
      }),
    );
  });
});

it('takes a name as it is kept, or says what is wrong with it', () => {
  expect(nameFrom('  Ada  ')).toEqual({ ok: true, value: 'Ada' });
  expect(nameFrom('x'.repeat(81))).toMatchObject({ ok: false });
});
