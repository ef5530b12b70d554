/** Which scenario needs a line, as far as a search of the others has told. */
import { withCommas } from '../../base/whole-number.ts';
import type { NeedProgress, NeedResult } from '../../protocol/exploration.ts';
import type { Headline } from './search-words.ts';

/** `line`: its letter. */
export function needProgressWords(progress: NeedProgress | null, line: string): string {
  const what = `Looking for a scenario that needs ${line}`;
  if (progress === null || progress.title === '') return `${what}…`;
  const { title, done, total, states } = progress;
  return `${what}: ${done + 1} of ${total}, “${title}”, ${withCommas(states)} states`;
}

export function needHeadline(result: NeedResult, line: string): Headline {
  const { needed, maxStates } = result;
  if (needed === null) return { tone: 'warn', sentence: noneWords(result, line) };
  const { title, invariant, proven } = needed;
  const holds = proven
    ? 'with it that is proven to hold'
    : `with it nothing was found that breaks it, in ${withCommas(maxStates)} states with reductions`;
  return {
    tone: 'bad',
    sentence: `“${title}” needs ${line}: without it ${invariant} can break, ${holds}.`,
  };
}

function noneWords({ searched, left, maxStates }: NeedResult, line: string): string {
  const { unharmed, broken, undecided } = searched;
  const all = unharmed + broken + undecided;
  if (all + left === 0) return `No scenario of the list has ${line}.`;
  const parts = [
    unharmed > 0 ? `in ${unharmed} nothing breaks without it` : '',
    broken > 0 ? `in ${broken} what breaks without it breaks with it, too` : '',
    undecided > 0
      ? `${undecided} ${isOrAre(undecided)} not decided within ${withCommas(maxStates)} states with reductions`
      : '',
    left > 0 ? `${left} ${left === 1 ? 'was' : 'were'} not searched` : '',
  ].filter(Boolean);
  const last = parts.pop() ?? '';
  const listed = parts.length === 0 ? last : `${parts.join(', ')}, and ${last}`;
  return `No scenario was found that needs ${line}. Of the ${all + left} of the list that have it, ${listed}.`;
}

const isOrAre = (count: number): string => (count === 1 ? 'is' : 'are');
