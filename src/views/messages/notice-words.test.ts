import { describe, expect, it } from 'vitest';
import { noticeWords } from './notice-words.ts';
import { settings } from '../../testing/scenarios.ts';

// Where no scenario is open, fields have no names.
it('leaves a field as it is written where nobody knows its name', () => {
  expect(noticeWords('split: expected 1', null)).toBe('split: expected 1.');
});

describe('noticeWords', () => {
  it.each([
    ['subcores[2].tbOffset: 0x1 was rounded up', 'Subcore 2, tb_offset: 0x1 was rounded up.'],
    ['subcores: split 2 keeps the first 2 of 4', 'Subcores: split 2 keeps the first 2 of 4.'],
    ['split: expected one of 1, 2, 4, got 3', 'Split mode: expected one of 1, 2, 4, got 3.'],
    ['environment.scope: expected', 'HMI reaches: expected.'],
    ['injectAtStep 40: it cannot be raised', 'Injection at step 40: it cannot be raised.'],
    ['step 99999: the run has 9 steps', 'Step 99999: the run has 9 steps.'],
    ['edits: the skip of f:H4 was dropped', 'Edits: the skip of f:H4 was dropped.'],
    ['environment.errorKind: it has been raised', 'Cause: it has been raised.'],
    ['environment.tbErrors: no more than 7 fit', 'Errors at most: no more than 7 fit.'],
    [
      'The scenario had room for 1 error, and has room for 2 now',
      'The scenario had room for 1 error, and has room for 2 now.',
    ],
    ['Said in full.', 'Said in full.'],
  ])('%s', (notice, words) => {
    expect(noticeWords(notice, settings)).toBe(words);
  });
});
