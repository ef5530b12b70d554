// @vitest-environment happy-dom
// A lesson told to a class, over the real engine: votes, keys, and the window of the notes.
import { describe, expect, it, vi } from 'vitest';
import { defined } from '../../base/assert.ts';
import { settled, showInScope } from '../../testing/in-scope.tsx';
import { PretendWindows } from '../../testing/pretend/presenting.ts';
import { lessonCalled, realLesson, type RealLesson } from '../../testing/real-lesson.ts';
import { LessonScreen } from '../lesson/lesson-screen.tsx';
import { LessonContext } from '../lesson/use-lesson.ts';
import type { TaughtProps } from '../page-props.ts';
import { Notes } from './notes.tsx';
import { Presenter } from './presenter.tsx';

// The timeline has tests of its own, with a canvas.
vi.mock('../timeline/timeline.tsx', () => ({ Timeline: () => <p>Tracks</p> }));

const ADDRESS = 'https://scope.example/';

async function until(isSo: () => boolean): Promise<void> {
  for (let turn = 0; turn < 500; turn++) {
    await settled(() => undefined);
    if (isSo()) return;
  }
  throw new Error(`it does not come: ${isSo.toString()}`);
}

function propsOf(id: string, windows: PretendWindows, parts: RealLesson['parts']): TaughtProps {
  return {
    address: ADDRESS,
    browser: 'Test 1.0',
    copy: () => Promise.resolve(),
    loadFiles: () => Promise.reject(new Error('nobody keeps files here')),
    reload: () => undefined,
    pictures: {},
    loadTeaching: () => Promise.reject(new Error('it is there already')),
    lesson: lessonCalled(id),
    teaching: { ...parts, loadPresenting: () => Promise.resolve(windows.presenting()) },
  };
}

async function presented(id: string, card: number) {
  const { scope, store, parts } = realLesson(lessonCalled(id));
  const windows = new PretendWindows();
  scope.getState().setLesson({ id, card, view: 'presenter' });
  const page = showInScope(
    scope,
    <LessonContext value={store}>
      <Presenter {...propsOf(id, windows, parts)} />
    </LessonContext>,
  );
  /** Until the engine has said all that it was asked. */
  const quiet = async () => {
    await until(() => {
      const { asking, status } = store.getState();
      const { shown, run, step } = scope.getState();
      const isShown = shown?.runNumber === run?.number && shown?.snapshot.step === step;
      return !asking && status === 'there' && isShown;
    });
  };
  await settled(() => store.getState().show(card));
  await quiet();
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) {
      const target = document.activeElement ?? document.body;
      await settled(() => target.dispatchEvent(keyDown(key)));
    }
    await quiet();
  };
  return { page, press, scope, store, windows };
}

const keyDown = (key: string) =>
  new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });

const choicesOn = (page: HTMLElement) =>
  [...page.querySelectorAll('.presenter-choice')].map(({ textContent }) => textContent);

const textOf = (page: HTMLElement, selector: string) =>
  page.querySelector(selector)?.textContent ?? null;

describe('the presenter', () => {
  it('lets a class vote by the digits, and plays what most are for', async () => {
    const { page, press, store } = await presented('twice', 1);
    await press('1', '2', '2');
    expect(choicesOn(page)).toEqual([
      '1guest time1 vote',
      '2host time2 votes',
      '3134.2 s less than host time',
    ]);
    expect(store.getState().chosen).toBe(1);
    await press('Enter');
    expect(store.getState().outcome).toMatchObject({ right: true, given: true });
    expect(choicesOn(page)[1]).toBe('✓host timeright2 votes');
    expect(textOf(page, '.presenter-said')).toMatch(/^Yes: so it is in all \d+ situations\.$/);
    // Nobody votes once it is known.
    await press('1');
    expect(choicesOn(page)[0]).toBe('1guest time1 vote');
  });

  it('takes the last vote back, and the answer before it', async () => {
    const { page, press, store } = await presented('twice', 1);
    await press('1', 'Enter');
    expect(store.getState().outcome).toMatchObject({ right: false });
    await press('u');
    expect(store.getState()).toMatchObject({ outcome: null, chosen: 0 });
    await press('Backspace');
    expect(store.getState().chosen).toBeNull();
    await press('Enter');
    expect(store.getState().outcome).toBeNull();
    expect(textOf(page, '.presenter-notice')).toBe('Nobody has voted yet: the digits do.');
  });

  it('reveals the right answer, and goes on by the keys of a remote, without the votes', async () => {
    const { page, press, store, scope } = await presented('twice', 1);
    await press('3', 'r');
    expect(store.getState()).toMatchObject({ chosen: 1, outcome: { right: true, given: false } });
    await press('PageDown');
    expect(store.getState().card).toBe(2);
    expect(textOf(page, 'h1')).toBe(lessonCalled('twice').cards[2]?.caption);
    expect(page.querySelector('.presenter-votes')).toBeNull();
    await press('PageUp');
    expect(store.getState().card).toBe(1);
    await press('Escape');
    expect(scope.getState().lesson).toMatchObject({ id: 'twice', view: 'lesson' });
  });

  it('says so at the last card, where nothing can be revealed either', async () => {
    const { page, press, store } = await presented('twice', 6);
    expect(textOf(page, '.presenter-said')).toContain('open it in the workbench with W');
    await press('PageDown');
    expect(store.getState().card).toBe(6);
    expect(textOf(page, '.presenter-notice')).toBe('This was the last card.');
    await press('r');
    expect(store.getState().outcome).toBeNull();
  });

  it('lets somebody go on by his number, where a goal is asked for', async () => {
    const { page, press, store } = await presented('sometimes', 1);
    // The two threads, which rest, have the first.
    expect(choicesOn(page)).toEqual(['3error']);
    await press('3');
    await until(() => store.getState().way[0] === 'error');
    await press('u');
    await until(() => store.getState().way.length === 0);
    await press('h');
    await until(() => store.getState().hint !== null);
    expect(textOf(page, '.presenter-said')).toBe('On a shortest way it is the turn of error.');
  });

  it('is black until any key, which does nothing else', async () => {
    const { page, press, store } = await presented('twice', 1);
    await press('b');
    const black = defined(page.querySelector<HTMLElement>('.presenter-blank'), 'the black');
    expect(document.activeElement).toBe(black);
    await press('PageDown');
    expect(page.querySelector('.presenter-blank')).toBeNull();
    expect(store.getState().card).toBe(1);
  });

  it('shows the code of the card, with its link, until the same key', async () => {
    const { page, press } = await presented('twice', 1);
    await press('q');
    expect(textOf(page, '.presenter-cover-link')).toBe(`${ADDRESS}#lesson=twice&card=2`);
    expect(page.querySelector('.presenter-cover path')?.getAttribute('d')).toMatch(/^M/);
    expect(page.querySelector('.presenter-slide')?.hasAttribute('inert')).toBe(true);
    await press('q');
    expect(page.querySelector('.presenter-cover')).toBeNull();
  });

  it('opens the notes, and says so where the browser refuses that, or the whole screen', async () => {
    const { page, press, windows } = await presented('twice', 1);
    await press('t');
    expect(windows.opened).toEqual([`${ADDRESS}#lesson=twice&card=2&view=notes`]);
    windows.opensWindows = false;
    await press('t');
    expect(textOf(page, '.presenter-notice')).toContain('has not opened the window');
    windows.refusal = 'No whole screen here.';
    await press('f');
    expect(textOf(page, '.presenter-notice')).toBe('No whole screen here.');
  });

  it('goes along with the notes, and they with it', async () => {
    const { scope, parts } = realLesson(lessonCalled('twice'));
    const windows = new PretendWindows();
    scope.getState().setLesson({ id: 'twice', card: 0, view: 'presenter' });
    const props = propsOf('twice', windows, parts);
    const page = showInScope(
      scope,
      <LessonScreen {...props} loadTeaching={() => Promise.resolve(props.teaching)} />,
    );
    const captioned = (card: number) =>
      until(() => textOf(page, 'h1') === lessonCalled('twice').cards[card]?.caption);
    await captioned(0);
    const notes = windows.channel();
    const heard: unknown[] = [];
    notes.listen((told) => heard.push(told));
    await settled(() => document.body.dispatchEvent(keyDown('PageDown')));
    await captioned(1);
    expect(heard).toEqual([{ kind: 'at', id: 'twice', card: 1 }]);
    await settled(() => notes.tell({ kind: 'at', id: 'twice', card: 4 }));
    await captioned(4);
    await settled(() => notes.tell({ kind: 'at', id: 'twice', card: 3 }));
    await captioned(3);
    expect(scope.getState().lesson).toEqual({ id: 'twice', card: 3, view: 'presenter' });
    expect(heard).toHaveLength(1);
  });
});

describe('the notes', () => {
  const noted = async (card: number, id = 'twice') => {
    const { scope, parts } = realLesson(lessonCalled(id));
    const windows = new PretendWindows();
    scope.getState().setLesson({ id, card, view: 'notes' });
    const page = showInScope(scope, <Notes {...propsOf(id, windows, parts)} />);
    await until(() => page.querySelector('.notes') !== null);
    await until(() => !page.textContent.includes('The engine is asked'));
    return { page, scope, windows };
  };

  it('say which answer is right, what comes next, and what is to be said', async () => {
    const { page } = await noted(1);
    expect(textOf(page, '[data-right="true"]')).toBe('2 host time ✓ right');
    const lesson = lessonCalled('twice');
    expect(page.textContent).toContain(lesson.cards[2]?.caption);
    expect(page.textContent).toContain(lesson.teacher);
    expect(page.textContent).toContain(lesson.cards[1]?.task?.why);
    for (const { wrong, right } of lesson.corrects)
      expect(page.textContent).toContain(`${wrong} ${right}`);
  });

  it('say where something was lost, which the engine finds along a shortest run', async () => {
    const { page } = await noted(3, 'sometimes');
    expect(page.querySelectorAll('[data-right="true"]')).toHaveLength(1);
    expect(page.querySelector('[role="alert"]')).toBeNull();
  });

  it('lead the presenter by their buttons, and say whether there is one', async () => {
    const { page, scope, windows } = await noted(1);
    expect(textOf(page, '.notes-foot')).toContain('No presenter has answered yet');
    const presenter = windows.channel();
    const heard: unknown[] = [];
    presenter.listen((told) => heard.push(told));
    await settled(() => presenter.tell({ kind: 'at', id: 'twice', card: 2 }));
    expect(textOf(page, '.notes-foot')).toContain('follow each other');
    const [back, next] = page.querySelectorAll<HTMLElement>('.notes-foot button');
    await settled(() => next?.click());
    expect(scope.getState().lesson).toMatchObject({ card: 3, view: 'notes' });
    await settled(() => back?.click());
    expect(heard).toEqual([
      { kind: 'at', id: 'twice', card: 3 },
      { kind: 'at', id: 'twice', card: 2 },
    ]);
  });

  it('say how long it has been, from when they are told', async () => {
    const { page, windows } = await noted(0);
    await settled(() => windows.wait(65));
    expect(textOf(page, '[role="timer"]')).toBe('1:05');
    await settled(() => page.querySelector<HTMLElement>('.notes-elapsed button')?.click());
    await settled(() => windows.wait(9));
    expect(textOf(page, '[role="timer"]')).toBe('0:09');
    await settled(() => windows.wait(480));
    expect(page.querySelector('.notes-elapsed')?.getAttribute('data-over')).toBe('true');
  });
});
