import { describe, expect, it } from 'vitest';
import { CAN_END, type Reduction } from '../../protocol/exploration.ts';
import type { Search } from '../../store/state.ts';
import { brokenResult, holds, resultOf } from '../../testing/pretend/exploration.ts';
import { breachMarks } from './breach-marks.ts';
import {
  decided,
  deadlockWords,
  knownWords,
  headline,
  proofWords,
  reductionWords,
  resultFigures,
  shorterWords,
  stepsWords,
} from './search-words.ts';

const undecided = (id: string) => ({ id, verdict: 'undecided', breach: null }) as const;
const BOUND = { complete: false, bound: 'not complete: the search was stopped' };
const searchOf = (more: Partial<Search>) =>
  ({ number: 1, fromRun: null, progress: null, result: null, failure: null, ...more }) as Search;

/** A search of three invariants that goes on and has told so much. */
const searchThatFound = (found: Search['found'], fromRun: number | null = null) => {
  const about = { description: { invariants: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] } };
  return searchOf({ found, fromRun, about: about as unknown as Search['about'] });
};

describe('headline', () => {
  it('calls proven only what was searched completely', () => {
    const all = [holds('a'), holds('b')];
    expect(headline(resultOf(all), false)).toEqual({
      tone: 'good',
      sentence: 'Proven: all 2 invariants hold in every order that the model knows.',
    });
    expect(headline(resultOf(all), true).sentence).toContain(
      'every order that the model knows from there on',
    );
    const ending = brokenResult('can-end');
    expect(headline(resultOf(all, { ending }), false)).toEqual({
      tone: 'bad',
      sentence:
        'All 2 invariants hold in every order that the model knows, but a run may never end.',
    });
    expect(headline(resultOf([undecided('a'), undecided('b')], BOUND), false)).toEqual({
      tone: 'warn',
      sentence: 'Not decided: nothing broke in the part that was searched.',
    });
  });

  it('says what is known of the others when something breaks', () => {
    const sentence = (...args: Parameters<typeof resultOf>) =>
      headline(resultOf(...args), false).sentence;
    expect(sentence([brokenResult('a'), holds('b')])).toBe(
      '1 of 2 invariants can break; the other one holds in every order that the model knows.',
    );
    expect(sentence([brokenResult('a'), undecided('b')], BOUND)).toBe(
      '1 of 2 invariants can break; the other one is not decided.',
    );
    expect(sentence([brokenResult('a')])).toBe('1 of 1 invariants can break.');
    expect(sentence([brokenResult('a'), holds('b')], { ending: brokenResult(CAN_END) })).toBe(
      '1 of 2 invariants can break; the other one holds in every order that the model knows; ' +
        'and a run may never end.',
    );
  });
});

describe('a search that goes on', () => {
  const sentence = (...found: Search['found']) => decided(searchThatFound(found))?.sentence;

  it('is decided where it is known of every invariant whether it holds', () => {
    expect(sentence()).toBeUndefined();
    expect(sentence(brokenResult('a'), holds('b'))).toBeUndefined();
    const all = [brokenResult('a'), holds('b'), holds('c')];
    expect(sentence(...all)).toBe(
      '1 of 3 invariants can break; the other 2 hold in every order that the model knows.',
    );
    expect(decided(searchThatFound(all, 1))?.sentence).toContain('from there on');
  });

  it('does not call proven what may never end', () => {
    const hold = ['a', 'b', 'c'].map(holds);
    expect(sentence(...hold)).toContain('Proven');
    expect(sentence(brokenResult(CAN_END), ...hold)).toContain('but a run may never end');
    expect(sentence(brokenResult(CAN_END), holds('a'), holds('b'))).toBeUndefined();
  });
});

describe('the number of steps', () => {
  it('is called the shortest only when that is proven', () => {
    expect(stepsWords({ steps: 39, shortest: true })).toBe('in 39 steps, the shortest');
    expect(stepsWords({ steps: 39, shortest: false })).toBe('in 39 steps');
    expect(stepsWords({ steps: 1, shortest: true })).toBe('in 1 step, the shortest');
    expect(stepsWords({ steps: 0, shortest: true })).toBe('where the search begins');
  });

  it('comes with what is known of shorter ways', () => {
    const words = (shortest: boolean, noneWithin: number) => {
      const { breach } = brokenResult('a', { shortest, noneWithin });
      return breach === null ? '' : shorterWords(breach);
    };
    expect(words(true, 11)).toBe('');
    expect(words(false, 7)).toBe('There may be a shorter way, but none of up to 7 steps.');
    expect(words(false, -1)).toBe('There may be a shorter way.');
  });

  it('says what it left out, and why not more', () => {
    const words = (more: Parameters<typeof resultOf>[1]) =>
      reductionWords(resultOf([], more), { groups: 'subcores' });
    expect(words({ reduction: 'none', symmetry: null })).toBe('');
    expect(words({ reduction: 'por', symmetry: null })).toMatch(
      /^Where the order of two steps makes no difference, .* \(partial-order reduction\); .* orders\.$/,
    );
    expect(words({ symmetry: { ways: 24, reason: null } })).toMatch(
      / States that differ only in which of the subcores is which count once \(symmetry, 24 ways /,
    );
    expect(words({ symmetry: { ways: 1, reason: 'H4 tells them apart' } })).toMatch(
      /The subcores cannot be exchanged here, so that nothing is saved by symmetry: H4 tells them apart\.$/,
    );
  });

  it('has rates and averages only of many states', () => {
    const words = (states: number, reduction: Reduction = 'none') =>
      resultFigures(resultOf([], { states, reduction })).join();
    expect(words(27)).not.toMatch(/states\/s|bytes/);
    expect(words(100_000)).toMatch(/states\/s,\d+ bytes a state/);
    expect(words(100_000, 'por+symmetry')).toMatch(/choices deep,[^,]+,\d+ bytes a state$/);
  });

  it('has no time where the answer was known, and says so', () => {
    const known = resultOf([brokenResult('a')], { states: 200_000, seconds: null });
    expect(resultFigures(known)).toEqual([
      '200,000 states',
      '2,341 transitions',
      '40 choices deep',
      '46 bytes a state',
    ]);
    const proof = { states: 1500, depth: 9, seconds: null, bound: null };
    expect(proofWords({ ...known, proof })).toMatch(/: 1,500 states, 9 steps deep\.$/);
    expect(knownWords({ result: known, isRepeated: false })).toMatch(/comes with the page\.$/);
    expect(knownWords({ result: resultOf([]), isRepeated: true })).toMatch(/in this visit\.$/);
    expect(knownWords({ result: resultOf([]), isRepeated: false })).toBe('');
  });

  it('says that nobody is left waiting only after all was searched', () => {
    const ending = { id: 'can-end', verdict: 'undecided', breach: null } as const;
    expect(deadlockWords(resultOf([], { ending }))).toBe('No order ends in a deadlock.');
    expect(deadlockWords(resultOf([]))).toBe(
      'No order ends in a deadlock, and from wherever one comes to it can end.',
    );
    expect(deadlockWords(resultOf([], BOUND))).toBe('');
    expect(deadlockWords(resultOf([], { ...BOUND, deadlocks: 2 }))).toMatch(/^In 2 states nobody/);
  });

  it('is proven by the exact search as far as that has come', () => {
    const broken = [brokenResult('a')];
    const proof = { states: 1500, depth: 9, seconds: 2, bound: null };
    expect(proofWords(resultOf([holds('a')]))).toBe('');
    expect(proofWords(resultOf(broken, { reduction: 'none' }))).toContain('are the shortest');
    expect(proofWords(resultOf(broken))).toContain('Nothing was done');
    expect(proofWords(resultOf(broken, { proof }))).toBe(
      'A search without reductions has shown that the schedules are the shortest: ' +
        '1,500 states in 2.0 s, 9 steps deep.',
    );
    expect(proofWords(resultOf(broken, { proof: { ...proof, bound: 'not complete: full' } }))).toBe(
      'Whether there are shorter schedules is known in part (1,500 states in 2.0 s, 9 steps deep): ' +
        'not complete: full.',
    );
  });
});

describe('breachMarks', () => {
  it('gives each actor that moves first the shortest break behind it', () => {
    const result = resultOf([
      brokenResult('far', { steps: 30 }),
      brokenResult('near', { steps: 1 }),
      brokenResult('other', { steps: 9, firstActor: 'error' }),
      brokenResult('already', { steps: 0, firstActor: null }),
      holds('fine'),
    ]);
    expect([...breachMarks(searchOf({ result }))]).toEqual([
      ['t0', 'breaks near in 1 step'],
      ['error', 'breaks other in 9 steps'],
    ]);
    expect([...breachMarks(searchOf({}))]).toEqual([]);
  });
});
