import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../store/verdict.ts';
import { verdictSentence } from './verdict-sentence.ts';

const invariants = [
  { id: 'host-tb', title: 'Host time', sentence: '', consequence: 'Host timers are off.' },
  { id: 'reload-safe', title: 'Reload', sentence: '', consequence: 'A TB is lost.' },
  { id: 'tb-at-rest', title: 'In the end', sentence: '', consequence: 'It stays.' },
];
const calm: Verdict = {
  holding: 1,
  total: 1,
  broken: [],
  act: null,
  ahead: [],
  wrongClocks: [],
  nextBreak: null,
  complete: true,
  lastStep: 40,
  atEnd: false,
};
const violation = { invariant: 0, step: 12, sentence: 'subcore 0: TB is 0x10 behind the ChipTOD' };

/** All that the bar says, in one line. */
function words(...parts: Parameters<typeof verdictSentence>) {
  const { tone, lead, rest } = verdictSentence(...parts);
  return { tone, sentence: `${lead} ${rest}`.trim() };
}

describe('verdictSentence', () => {
  it('says what broke, where, and what it means', () => {
    expect(words({ ...calm, broken: [violation] }, invariants, '')).toEqual({
      tone: 'bad',
      sentence:
        'Subcore 0: TB is 0x10 behind the ChipTOD. Host timers are off. Broken: host-tb at step 12.',
    });
  });

  const act = {
    step: 10,
    isDamage: true,
    doneAt: 10,
    who: 't0',
    what: 'subtracts an offset',
    line: 'X12 TBU40 = a - off',
  };

  it('says who did damage, and before anybody has noticed, what was done', () => {
    expect(words({ ...calm, act, ahead: [violation] }, invariants, '')).toEqual({
      tone: 'bad',
      sentence: 't0 subtracts an offset. X12 TBU40 = a - off. Damage at step 10.',
    });
    expect(words({ ...calm, act, broken: [violation] }, invariants, '').sentence).toBe(
      'Subcore 0: TB is 0x10 behind the ChipTOD. Host timers are off. t0 did damage at step 10. ' +
        'Broken: host-tb at step 12.',
    );
    const late = { ...act, step: 13 };
    expect(words({ ...calm, act: late, broken: [violation] }, invariants, '').sentence).toContain(
      'Damage at step 13.',
    );
  });

  it('says first which clocks are wrong and by how much', () => {
    const wrongClocks = ['node 0 is 2.0 s behind', 'node 1 is 3.0 s ahead'];
    const { lead, rest } = verdictSentence({ ...calm, act, wrongClocks }, invariants, '');
    expect(lead).toBe('Node 0 is 2.0 s behind and node 1 is 3.0 s ahead.');
    expect(rest).toBe('t0 subtracts an offset. X12 TBU40 = a - off. Damage at step 10.');
  });

  it('names all that break at the same step', () => {
    const two = [violation, { ...violation, invariant: 1 }];
    const three = [...two, { ...violation, invariant: 2 }];
    expect(words({ ...calm, broken: two }, invariants, '').sentence).toContain(
      'Broken: host-tb and reload-safe at step 12.',
    );
    expect(words({ ...calm, ahead: three }, invariants, '').sentence).toBe(
      'All is well up to here. It goes wrong at step 12. ' +
        'Everything holds up to here, but host-tb, reload-safe and tb-at-rest break at step 12.',
    );
  });

  it('does not call a run good that breaks later, nor one that is not over', () => {
    expect(words({ ...calm, ahead: [violation] }, invariants, '').tone).toBe('warn');
    expect(words({ ...calm, complete: false }, invariants, '').sentence).toContain('still growing');
  });

  it('says that all hold to the end, and why it ended once that has come', () => {
    const said = (atEnd: boolean) =>
      words({ ...calm, atEnd }, invariants, 'Everybody rests.').sentence;
    expect(said(true)).toBe(
      'In this run all 1 invariants hold, from its start to its end (step 40). Everybody rests.',
    );
    expect(said(false)).toBe(
      'In this run all 1 invariants hold, up to here and to its end (step 40). ' +
        'This is one order of many.',
    );
  });
});
