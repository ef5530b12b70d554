import { describe, expect, it } from 'vitest';
import { noticeWords } from './notice-words.ts';

describe('noticeWords', () => {
  it.each([
    ['subcores[2].tbOffset: 0x1 was rounded up', 'Subcore 2, tb_offset: 0x1 was rounded up.'],
    ['subcores: split 2 keeps the first 2 of 4', 'Subcores: split 2 keeps the first 2 of 4.'],
    ['injectAtStep 40: it cannot be raised', 'Injection at step 40: it cannot be raised.'],
    ['step 99999: the run has 9 steps', 'Step 99999: the run has 9 steps.'],
    ['edits: the skip of f:H4 was dropped', 'Edits: the skip of f:H4 was dropped.'],
    ['errorKind: it has been raised', 'Cause: it has been raised.'],
    ['tbErrors: no more than 7 fit', 'Errors at most: no more than 7 fit.'],
    ['One more error is allowed now: 2', 'One more error is allowed now: 2.'],
    ['Said in full.', 'Said in full.'],
  ])('%s', (notice, words) => {
    expect(noticeWords(notice)).toBe(words);
  });
});
