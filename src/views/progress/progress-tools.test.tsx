// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { defined } from '../../base/assert.ts';
import {
  NO_PROGRESS,
  textOf,
  type Progress,
  type ProgressShelf,
} from '../../store/lesson/progress.ts';
import { settled, showInScope } from '../../testing/in-scope.tsx';
import { realScope } from '../../testing/real-scope.ts';
import { ProgressTools } from './progress-tools.tsx';

const SOME: Progress = { lessons: { twice: { card: 2, done: [0, 1], ways: {} } } };
const OTHER: Progress = { lessons: { fuse: { card: 1, done: [0], ways: {} } } };

let now: Progress;
let forgotten: Progress | null;
let saved: { readonly name: string; readonly content: string | Blob } | null;
let host: HTMLElement;
let drawn: number;

const shelf = (more: Partial<ProgressShelf> = {}): ProgressShelf => ({
  read: () => now,
  write: (progress) => {
    now = progress;
    return '';
  },
  trouble: () => '',
  forget: () => {
    forgotten = now;
    now = NO_PROGRESS;
    return '';
  },
  hasForgotten: () => forgotten !== null,
  remember: () => {
    now = forgotten ?? now;
    forgotten = null;
    return '';
  },
  ...more,
});

const show = (progress = shelf()) => {
  host = showInScope(
    realScope(),
    <ProgressTools
      progress={progress}
      loadFiles={() =>
        Promise.resolve({
          saveFile: (name, content) => (saved = { name, content }),
          traces: { write: () => Promise.reject(new Error('none')), stop: () => undefined },
        })
      }
      onChange={() => drawn++}
    />,
  );
};

const button = (name: string): HTMLButtonElement =>
  defined(
    [...host.querySelectorAll('button')].find((one) => one.textContent.trim() === name),
    name,
  );
const press = (name: string) => settled(() => button(name).click());
const said = () => host.querySelector('[role="status"]')?.textContent;

/** As somebody types it: React hears of a value that the element itself was given. */
const paste = (text: string) =>
  settled(() => {
    const field = defined(host.querySelector('textarea'), 'a field');
    const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set;
    set?.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });

const drop = (...files: readonly File[]) =>
  settled(() => {
    const event = new Event('drop', { bubbles: true, cancelable: true });
    Object.defineProperty(event, 'dataTransfer', { value: { files } });
    host.querySelector('.progress-bring')?.dispatchEvent(event);
    return event;
  });

beforeEach(() => {
  now = SOME;
  forgotten = null;
  saved = null;
  drawn = 0;
});

describe('what is kept of lessons', () => {
  it('is saved as a file', async () => {
    show();
    await press('Save as a file');
    expect(saved).toEqual({ name: 'resync-scope-lessons.json', content: textOf(SOME) });
    expect(said()).toContain('Saved as');
  });

  it('is joined with what is pasted, or dropped', async () => {
    show();
    await paste(textOf(OTHER));
    await press('Bring it in');
    expect(now).toEqual({ lessons: { ...SOME.lessons, ...OTHER.lessons } });
    expect(said()).toBe('Brought in: one card more is done.');
    await drop(
      new File([textOf({ lessons: { twice: { card: 9, done: [5, 6], ways: {} } } })], 'p'),
    );
    await settled(() => undefined);
    expect(now.lessons['twice']).toEqual({ card: 9, done: [0, 1, 5, 6], ways: {} });
    expect(said()).toBe('Brought in: 2 cards more are done.');
    expect(drawn).toBe(2);
  });

  it('stays as it is where what comes in cannot be read', async () => {
    show();
    await paste('{');
    await press('Bring it in');
    expect(said()).toContain('cannot be read as JSON');
    await drop(new File(['x'.repeat(2_000_001)], 'long'));
    expect(said()).toContain('too long');
    expect(now).toBe(SOME);
    expect(drawn).toBe(0);
  });

  it('is forgotten after a second question, and can be had back', async () => {
    show();
    await press('Forget how far I am…');
    await press('Keep it');
    expect(now).toBe(SOME);
    await press('Forget how far I am…');
    await press('Forget it');
    expect(now).toBe(NO_PROGRESS);
    expect(host.textContent).toContain('0 cards are done');
    await press('Undo: have it back');
    expect(now).toBe(SOME);
    expect(host.textContent).not.toContain('Undo');
  });

  it('is told where it is damaged, and where nothing can be kept', async () => {
    show(shelf({ trouble: () => 'It could not be read.', write: () => 'Nothing is kept.' }));
    expect(host.textContent).toContain('It could not be read.');
    await paste(textOf(OTHER));
    await press('Bring it in');
    expect(said()).toContain('Nothing is kept.');
  });
});
