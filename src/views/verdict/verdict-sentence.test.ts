import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../store/verdict.ts';
import { verdictSentence } from './verdict-sentence.ts';

const invariants = [
  { id: 'host-tb', title: 'Host time', sentence: '', consequence: 'Host timers are off.' },
];
const calm: Verdict = {
  holding: 1,
  total: 1,
  broken: null,
  ahead: null,
  nextBreak: null,
  complete: true,
  lastStep: 40,
  atEnd: false,
};
const violation = { invariant: 0, step: 12, sentence: 'subcore 0: TB is 0x10 behind the ChipTOD' };

describe('verdictSentence', () => {
  it('says what broke, where, and what it means', () => {
    expect(verdictSentence({ ...calm, broken: violation, nextBreak: 20 }, invariants, '')).toEqual({
      tone: 'bad',
      sentence:
        'Broken: host-tb at step 12: subcore 0: TB is 0x10 behind the ChipTOD. Host timers are off.',
      goTo: 20,
    });
  });

  it('does not call a run good that breaks later, nor one that is not over', () => {
    expect(
      verdictSentence({ ...calm, ahead: violation, nextBreak: 12 }, invariants, ''),
    ).toMatchObject({
      tone: 'warn',
      goTo: 12,
    });
    expect(verdictSentence({ ...calm, complete: false }, invariants, '').sentence).toContain(
      'still growing',
    );
  });

  it('says that all hold to the end, and why it ended once that has come', () => {
    const said = (atEnd: boolean) =>
      verdictSentence({ ...calm, atEnd }, invariants, 'Everybody rests.').sentence;
    expect(said(true)).toBe(
      'All 1 invariants hold, from the start to the end of this run (step 40). Everybody rests.',
    );
    expect(said(false)).toBe(
      'All 1 invariants hold up to here, and to the end of this run (step 40).',
    );
  });
});
