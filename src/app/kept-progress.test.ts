// Storage that is full, forbidden or damaged costs nothing but the progress, with a sentence.
import { describe, expect, it } from 'vitest';
import { NO_PROGRESS, type Progress } from '../store/lesson/progress.ts';
import { keptProgress } from './kept-progress.ts';

const KEY = 'resync-scope-lessons';
const SOME: Progress = { lessons: { twice: { card: 2, done: [0, 1], ways: {} } } };
const MORE: Progress = { lessons: { 'all-out': { card: 1, done: [0], ways: { 4: ['t0'] } } } };

function fakeStorage(before: Readonly<Record<string, string>> = {}) {
  const kept = new Map(Object.entries(before));
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

describe('a browser that keeps things', () => {
  it('has it from visit to visit', () => {
    const storage = fakeStorage();
    expect(keptProgress(() => storage).write(SOME)).toBe('');
    const next = keptProgress(() => storage);
    expect(next.read()).toEqual(SOME);
    expect(next.trouble()).toBe('');
  });

  it('has nothing at the first visit, and says nothing of it', () => {
    const shelf = keptProgress(() => fakeStorage());
    expect(shelf.read()).toEqual(NO_PROGRESS);
    expect(shelf.trouble()).toBe('');
  });
});

describe('a browser that does not', () => {
  const full = {
    getItem: () => null,
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  };
  const forbidden = (): Storage => {
    throw new DOMException('no', 'SecurityError');
  };

  it.each([
    ['is full', () => full],
    ['forbids it', forbidden],
  ])('has it as long as the page is open where it %s, and says so once', (_, storage) => {
    const shelf = keptProgress(storage);
    expect(shelf.read()).toEqual(NO_PROGRESS);
    expect(shelf.trouble()).toBe('');
    expect(shelf.write(SOME)).toContain('keeps nothing');
    expect(shelf.read()).toEqual(SOME);
    expect(shelf.write(MORE)).toBe('');
    expect(shelf.read()).toEqual(MORE);
  });
});

describe('what is damaged', () => {
  it.each(['', '{', 'null', '{"lessons":{"twice":{"card":-1}}}', '7'])(
    'is said, and left as it is until something is written: %s',
    (text) => {
      const storage = fakeStorage({ [KEY]: text });
      const shelf = keptProgress(() => storage);
      expect(shelf.trouble()).toContain('could not be read, and is left as it is');
      expect(shelf.read()).toEqual(NO_PROGRESS);
      expect(storage.kept.get(KEY)).toBe(text);
      expect(shelf.write(SOME)).toContain('could not be read: it is kept anew');
      expect(shelf.trouble()).toBe('');
      expect(shelf.write(SOME)).toBe('');
      expect(keptProgress(() => storage).read()).toEqual(SOME);
    },
  );

  it('is said though nobody has read it before it was written over', () => {
    const storage = fakeStorage({ [KEY]: '{' });
    expect(keptProgress(() => storage).write(SOME)).toContain('it is kept anew');
  });
});

describe('what is forgotten', () => {
  it('is gone from the storage, and can be had back, with what has come since', () => {
    const storage = fakeStorage();
    const shelf = keptProgress(() => storage);
    shelf.write(SOME);
    expect(shelf.hasForgotten()).toBe(false);
    expect(shelf.forget()).toBe('');
    expect(shelf.hasForgotten()).toBe(true);
    expect(keptProgress(() => storage).read()).toEqual(NO_PROGRESS);
    shelf.write(MORE);
    expect(shelf.remember()).toBe('');
    expect(shelf.hasForgotten()).toBe(false);
    expect(keptProgress(() => storage).read()).toEqual({
      lessons: { ...SOME.lessons, ...MORE.lessons },
    });
  });
});
