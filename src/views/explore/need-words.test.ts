import { describe, expect, it } from 'vitest';
import type { NeedResult } from '../../protocol/exploration.ts';
import { brokenResult } from '../../testing/pretend/exploration.ts';
import { needHeadline, needProgressWords } from './need-words.ts';

const result = (more: Partial<NeedResult>): NeedResult => ({
  needed: null,
  searched: { unharmed: 0, broken: 0, undecided: 0 },
  left: 0,
  maxStates: 100_000,
  ...more,
});
const { breach } = brokenResult('host-tb');

describe('a scenario that needs a line', () => {
  it('is named, with what breaks without the line and how sure the rest is', () => {
    if (breach === null) throw new Error('nothing is broken');
    const needed = { preset: 'p', title: 'A race', invariant: 'host-tb', proven: true, breach };
    expect(needHeadline(result({ needed }), 'H2')).toEqual({
      tone: 'bad',
      sentence: '“A race” needs H2: without it host-tb can break, with it that is proven to hold.',
    });
    expect(needHeadline(result({ needed: { ...needed, proven: false } }), 'H2').sentence).toContain(
      'with it nothing was found that breaks it, in 100,000 states with reductions',
    );
  });

  it('that was not found is not said not to be there', () => {
    const sentence = (more: Partial<NeedResult>) => needHeadline(result(more), 'H1').sentence;
    expect(sentence({})).toBe('No scenario of the list has H1.');
    expect(sentence({ searched: { unharmed: 6, broken: 4, undecided: 1 }, left: 2 })).toBe(
      'No scenario was found that needs H1. Of the 13 of the list that have it, in 6 nothing breaks ' +
        'without it, in 4 what breaks without it breaks with it, too, 1 is not decided within ' +
        '100,000 states with reductions, and 2 were not searched.',
    );
    expect(sentence({ searched: { unharmed: 3, broken: 0, undecided: 0 } })).toBe(
      'No scenario was found that needs H1. Of the 3 of the list that have it, in 3 nothing breaks without it.',
    );
  });

  it('is looked for with progress', () => {
    expect(needProgressWords(null, 'H2')).toBe('Looking for a scenario that needs H2…');
    expect(
      needProgressWords({ ahead: 0, title: 'A race', done: 2, total: 12, states: 4200 }, 'H2'),
    ).toBe('Looking for a scenario that needs H2: 3 of 12, “A race”, 4,200 states');
  });
});
