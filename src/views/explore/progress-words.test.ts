import { describe, expect, it } from 'vitest';
import type { Search } from '../../store/state.ts';
import { brokenResult, holds, progressOf, resultOf } from '../../testing/pretend/exploration.ts';
import {
  goesOnWords,
  limitUsed,
  phaseWords,
  progressFigures,
  spokenWords,
  trendWords,
} from './progress-words.ts';

const searchOf = (more: Partial<Search>) =>
  ({
    ...{ number: 1, fromRun: null, progress: null, found: [], result: null, failure: null },
    about: { description: { invariants: [{ id: 'a' }, { id: 'b' }] } },
    ...more,
  }) as unknown as Search;

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

  it('has no rate while there is little to tell it by', () => {
    expect(progressFigures(progressOf({ states: 99_999 })).join()).not.toContain('states/s');
    expect(progressFigures(progressOf({ states: 100_000 })).join()).toContain('states/s');
  });

  it('says whether the frontier grows, as far as whole levels tell', () => {
    const words = (...levels: number[]) => trendWords(progressOf({ levels }));
    expect(words()).toBe('');
    expect(words(1)).toBe('');
    expect(words(400, 300, 900)).toMatch(/^The frontier grows/);
    expect(words(900, 1200, 600)).toMatch(/^The frontier shrinks/);
    expect(words(1000, 1020)).toBe('The frontier neither grows nor shrinks.');
    expect(trendWords(progressOf({ phase: 'proving', levels: [1, 2] }))).toBe('');
  });

  it('fills up to the nearer one of its limits, which it names', () => {
    const limits = { maxStates: 20_000_000, maxMegabytes: 1000 };
    const used = (states: number, bytes: number) =>
      limitUsed({ states, bytes }, limits as Search['request']);
    expect(used(100_000, 1e6)).toEqual({
      share: 0.005,
      words: '0.5 % of the limit: 20,000,000 states or 1.0 GB',
    });
    expect(used(100_000, 250e6)).toEqual({
      share: 0.25,
      words: '25 % of the limit: 20,000,000 states or 1.0 GB',
    });
    expect(used(20_000_001, 0).share).toBe(1);
  });

  it('says what goes on where something is broken already', () => {
    expect(goesOnWords('reducing')).toBe('the search goes on');
    expect(goesOnWords('proving')).toContain('shorter ones');
    expect(goesOnWords('writing')).toContain('written down');
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
    const found = [brokenResult('a', { shortest: false }), holds('b')];
    expect(spokenWords(searchOf({ found, progress: progressOf({ phase: 'proving' }) }))).toBe(
      '1 of 2 invariants can break; the other one holds in every order that the model knows. ' +
        'Proving the shortest ways.',
    );
  });
});
