// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { defined } from '../../base/assert.ts';
import { sittingOf } from '../../lessons/exam/sitting.ts';
import { answersFrom, textOfAnswers } from '../../store/exam/answers-text.ts';
import { examPlaceOf } from '../../store/exam/exam-place.ts';
import type { Scope } from '../../store/create-scope.ts';
import { settled, showInScope } from '../../testing/in-scope.tsx';
import { realExamPage } from '../../testing/real-exam.ts';
import { ExamScreen } from './exam-screen.tsx';

// The timeline has tests of its own, with a canvas.
vi.mock('../timeline/timeline.tsx', () => ({ Timeline: () => <section aria-label="Timeline" /> }));

let scope: Scope;
let host: HTMLElement;

const open = (more: string) => {
  const page = realExamPage();
  scope = page.scope;
  scope.getState().setLesson({ id: 'exam', card: 0, view: 'lesson', more });
  host = showInScope(
    scope,
    <ExamScreen
      address="https://example.org/"
      browser="a browser"
      copy={() => Promise.resolve()}
      loadFiles={() => Promise.reject(new Error('none'))}
      loadTeaching={() => Promise.reject(new Error('none'))}
      pictures={{}}
      reload={() => undefined}
      teaching={page.teaching}
    />,
  );
};

const until = (isSo: () => boolean) =>
  settled(async () => {
    for (let i = 0; i < 1000 && !isSo(); i++) await new Promise((resolve) => setTimeout(resolve));
    if (!isSo()) throw new Error(`it does not come: ${host.textContent}`);
  });

const button = (name: string): HTMLButtonElement =>
  defined(
    [...host.querySelectorAll('button')].find((one) => one.textContent.trim() === name),
    name,
  );
const press = (name: string) => settled(() => button(name).click());

const type = (text: string) =>
  settled(() => {
    const field = defined(host.querySelector<HTMLInputElement>('input.input'), 'a field');
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    set?.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });

const more = () => scope.getState().lesson?.more ?? '';

/** A sitting whose first question has choices. */
const NUMBER = defined(
  Array.from({ length: 50 }, (_, i) => i + 1).find(
    (number) => sittingOf(number)[0]?.card.task.kind === 'predict',
  ),
  'a number',
);
const items = sittingOf(NUMBER);

describe('the start of an exam', () => {
  it('takes a number, and says what is none', async () => {
    open('');
    await type('x');
    await press('Begin');
    expect(host.querySelector('[role="alert"]')?.textContent).toContain('a whole number from 1');
    expect(more()).toBe('');
    await type(' 12 ');
    await press('Begin');
    expect(more()).toBe('&seed=12');
  });

  it('says so where the address names none', () => {
    open('&seed=-1');
    expect(host.querySelector('[role="alert"]')?.textContent).toContain('a whole number from 1');
  });
});

describe('a sitting', () => {
  it('keeps its answers in the address, hands them in, and is graded', async () => {
    open(`&seed=${NUMBER}`);
    await until(() => host.querySelector('.lesson-choice') !== null);
    await settled(() => host.querySelector<HTMLInputElement>('.lesson-choice input')?.click());
    const { draft } = examPlaceOf(more());
    expect(answersFrom(NUMBER, items, defined(draft, 'a draft'))).toMatchObject({
      ok: true,
      value: { answers: [{ kind: 'choice', place: 0 }, null, null, null, null] },
    });
    expect(host.querySelector('[data-right]')).toBeNull();
    expect(host.textContent).toContain('1 of 5 answered');
    await press('Hand in…');
    expect(host.textContent).toContain('4 of 5 questions have no answer yet');
    await type('Ada');
    await press('Hand in');
    await until(() => host.textContent.includes('of 5 right'));
    expect(host.querySelector('h2')?.textContent).toBe('Result: Ada');
    expect(host.querySelectorAll('.exam-result[data-right]')).toHaveLength(5);
  });

  const answers = [{ kind: 'choice', place: 1 } as const, null, null, null, null];
  const draft = textOfAnswers(NUMBER, items, { name: '', answers });

  it('goes on from a draft', async () => {
    open(`&seed=${NUMBER}&draft=${draft}`);
    await until(() => host.querySelector('.lesson-choice[data-chosen="true"]') !== null);
  });

  it('begins anew where its draft is damaged, and says so', async () => {
    open(`&seed=${NUMBER}&draft=${draft.slice(0, -3)}`);
    await until(() => host.querySelector('.lesson-choice') !== null);
    expect(host.querySelector('[role="alert"]')?.textContent).toContain('The sitting begins anew.');
  });
});

describe('a result', () => {
  it('is told where its link is damaged, with a way on', async () => {
    open(`&seed=${NUMBER}&answers=1.00000000.AAAA`);
    expect(host.querySelector('[role="alert"]')?.textContent).toContain('is damaged');
    await press(`Sit number ${NUMBER} again`);
    expect(more()).toBe(`&seed=${NUMBER}`);
  });

  it('shows a name as text, whatever it is', async () => {
    const answers = items.map(() => null);
    const text = textOfAnswers(NUMBER, items, { name: '<img src=x>', answers });
    open(`&seed=${NUMBER}&answers=${text}`);
    await until(() => host.textContent.includes('0 of 5 right'));
    expect(host.querySelector('h2')?.textContent).toBe('Result: <img src=x>');
    expect(host.querySelector('h2 img')).toBeNull();
  });
});
