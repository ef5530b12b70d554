import { describe, expect, it } from 'vitest';
import { verdictSentence } from './verdict-sentence.ts';

const invariants = [
  { id: 'host-tb', title: 'Host time', sentence: '', consequence: 'Host timers are off.' },
];
const calm = { holding: 1, total: 1, broken: null, ahead: null, complete: true };
const violation = { invariant: 0, step: 12, sentence: 'subcore 0: TB is 0x10 behind the ChipTOD' };

describe('verdictSentence', () => {
  it('says what broke, where, and what it means', () => {
    expect(verdictSentence({ ...calm, broken: violation }, invariants, '')).toEqual({
      tone: 'bad',
      sentence:
        '“Host time” broke at step 12: subcore 0: TB is 0x10 behind the ChipTOD. Host timers are off.',
      goTo: 12,
    });
  });

  it('does not call a run good that breaks later, nor one that is not over', () => {
    expect(verdictSentence({ ...calm, ahead: violation }, invariants, '')).toMatchObject({
      tone: 'warn',
      goTo: 12,
    });
    expect(verdictSentence({ ...calm, complete: false }, invariants, '').sentence).toContain(
      'still growing',
    );
  });

  it('says that all hold to the end, and why it ended', () => {
    const { sentence } = verdictSentence(calm, invariants, 'Everybody rests.');
    expect(sentence).toBe(
      'All 1 invariants hold, from the start to the end of this run. Everybody rests.',
    );
  });
});
