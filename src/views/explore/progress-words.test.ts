import { describe, expect, it } from 'vitest';
import type { Search } from '../../store/state.ts';
import { holds, progressOf, resultOf } from '../../testing/pretend/exploration.ts';
import { phaseWords, progressFigures, spokenWords } from './progress-words.ts';

const searchOf = (more: Partial<Search>) =>
  ({ number: 1, fromRun: null, progress: null, result: null, failure: null, ...more }) as Search;

describe('progress', () => {
  it('says what is being done, and whom it waits for', () => {
    expect(phaseWords(progressOf({ phase: 'proving' }))).toBe('Proving the shortest ways');
    expect(phaseWords(progressOf({ phase: 'waiting', ahead: 0 }))).toBe('Starting');
    expect(phaseWords(progressOf({ phase: 'waiting', ahead: 1 }))).toBe(
      'Waiting for another search',
    );
    expect(phaseWords(progressOf({ phase: 'waiting', ahead: 2 }))).toBe(
      'Waiting for 2 other searches',
    );
  });

  it('has its figures in few digits', () => {
    expect(progressFigures(progressOf())).toEqual([
      '1,284,310 states',
      '4.1 M transitions',
      '912 k states/s',
      '20 k to look at',
      'depth 31',
      '60 MB',
      '1.4 s',
    ]);
    expect(progressFigures(progressOf({ states: 0 }))).toEqual([]);
  });

  it('is spoken of at most every ten seconds', () => {
    const said = new Set<string>();
    for (let seconds = 0; seconds < 30; seconds += 0.05)
      said.add(spokenWords(searchOf({ progress: progressOf({ seconds, states: seconds * 1e6 }) })));
    expect([...said]).toEqual([
      'Searching.',
      'Searching, for 10 seconds.',
      'Searching, for 20 seconds.',
    ]);
    expect(spokenWords(searchOf({ result: resultOf([holds('a')]) }))).toContain('Proven');
  });
});
