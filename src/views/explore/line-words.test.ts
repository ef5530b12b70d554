import { describe, expect, it } from 'vitest';
import type { ExplorationResult } from '../../protocol/exploration.ts';
import type { Search } from '../../store/state.ts';
import { description } from '../../testing/pretend/description.ts';
import { brokenResult, holds, resultOf } from '../../testing/pretend/exploration.ts';
import { lineHeadline, withLineWords } from './line-words.ts';

const line = description.lines.find(({ label }) => label !== '');
const searchOf = (result: ExplorationResult, without: string | null = line?.id ?? '') =>
  ({ result, without, about: { description } }) as Search;
const withLine = (...invariants: ExplorationResult['invariants'][number][]) =>
  searchOf(resultOf(invariants), null);
const undecided = (id: string) => ({ id, verdict: 'undecided', breach: null }) as const;
const sentence = (...args: Parameters<typeof lineHeadline>) => lineHeadline(...args)?.sentence;

describe('what a line is for', () => {
  const both = searchOf(resultOf([brokenResult('a'), brokenResult('b'), holds('c')]));
  const name = line?.label ?? '';

  it('is what holds with it and breaks without it', () => {
    expect(sentence(both, withLine(holds('a'), holds('b')))).toBe(
      `a and b hold with ${name}, and break without it.`,
    );
    expect(sentence(both, withLine(holds('a'), brokenResult('b')))).toBe(
      `a holds with ${name}, and breaks without it.`,
    );
  });

  it('is not known from what breaks with it, too, or while that is not known', () => {
    expect(sentence(both, withLine(brokenResult('a'), brokenResult('b')))).toBe(
      `Without ${name}, a and b can break, as they can with it.`,
    );
    expect(sentence(both, null)).toBe(`Without ${name}, a and b can break.`);
    expect(sentence(both, withLine(undecided('a'), brokenResult('b')))).toBe(
      `Without ${name}, a and b can break.`,
    );
  });

  it('is not shown by a scenario in which nothing breaks without it', () => {
    const all = resultOf([holds('a')]);
    expect(sentence(searchOf(all), null)).toBe(
      `Nothing breaks without ${name} in this scenario; another one may need it.`,
    );
    const part = resultOf([undecided('a')], { complete: false, bound: 'not complete: full' });
    expect(sentence(searchOf(part), null)).toBe(
      `Nothing broke without ${name} in the part that was searched.`,
    );
  });

  it('is said for each invariant where it is not as the headline says', () => {
    const search = withLine(holds('a'), brokenResult('b'), undecided('c'));
    expect(['a', 'b', 'c'].map((id) => withLineWords(search, id))).toEqual([
      '',
      'breaks with the line, too',
      'not decided with the line',
    ]);
    expect(withLineWords(null, 'a')).toBe('');
  });
});
