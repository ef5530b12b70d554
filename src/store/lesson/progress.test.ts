// Progress as it is carried elsewhere: read with care, and joined with what is there.
import { describe, expect, it } from 'vitest';
import { doneIn, joined, NO_PROGRESS, progressFrom, textOf, type Progress } from './progress.ts';

const HERE: Progress = {
  lessons: {
    twice: { card: 3, done: [0, 2], ways: { 2: ['t0'], 4: ['t0', 't0'] } },
    fuse: { card: 1, done: [0], ways: {} },
  },
};
const BROUGHT: Progress = {
  lessons: {
    twice: { card: 1, done: [1, 2], ways: { 4: ['error'] } },
    complete: { card: 5, done: [4], ways: {} },
  },
};

describe('two of them, joined', () => {
  it('have the cards that are done in either, and the runs of the newer', () => {
    expect(joined(HERE, BROUGHT)).toEqual({
      lessons: {
        twice: { card: 3, done: [0, 1, 2], ways: { 2: ['t0'], 4: ['error'] } },
        fuse: HERE.lessons['fuse'],
        complete: BROUGHT.lessons['complete'],
      },
    });
    expect(joined(NO_PROGRESS, HERE)).toEqual(HERE);
    expect(joined(HERE, NO_PROGRESS)).toEqual(HERE);
  });

  it('are counted by the cards that are done', () => {
    expect(doneIn(joined(HERE, BROUGHT))).toBe(5);
    expect(doneIn(NO_PROGRESS)).toBe(0);
  });

  it('take nothing from a name that every object has', () => {
    const text = '{"lessons":{"__proto__":{"card":1,"done":[0],"ways":{}}}}';
    const read = progressFrom(text);
    expect(read.ok && textOf(joined(NO_PROGRESS, read.value))).toBe(text);
    expect(Object.keys({})).toEqual([]);
  });
});

describe('a text', () => {
  it('is read as it was written', () => {
    expect(progressFrom(textOf(HERE))).toEqual({ ok: true, value: HERE });
  });

  it.each([
    ['{', 'cannot be read as JSON'],
    ['[]', 'has no “lessons”'],
    ['{"lessons":[]}', 'has no “lessons”'],
    ['{"lessons":{"twice":7}}', '“twice” cannot be read'],
    ['{"lessons":{"twice":{"card":0.5,"done":[],"ways":{}}}}', '“twice” cannot be read'],
    ['{"lessons":{"twice":{"card":0,"done":[-1],"ways":{}}}}', '“twice” cannot be read'],
    ['{"lessons":{"twice":{"card":0,"done":[],"ways":{"1":[7]}}}}', '“twice” cannot be read'],
    [' '.repeat(500_001), 'too long'],
  ])('is refused with a sentence: %.40s', (text, sentence) => {
    const read = progressFrom(text);
    expect(read.ok ? 'taken' : read.error).toContain(sentence);
  });
});
