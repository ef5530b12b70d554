/** What a line is for, as far as searches with it and without it tell. */
import { enumerated } from '../../base/enumerated.ts';
import type { Search } from '../../store/state.ts';
import { letterOf } from './about-words.ts';
import { type Headline } from './search-words.ts';

/**
 * `search` leaves the line out and is over; `withLine` is the search of the scenario as it is, null
 * where there is none.
 */
export function lineHeadline(search: Search, withLine: Search | null): Headline | null {
  const { result, without, about } = search;
  if (result === null || without === null) return null;
  const line = letterOf(without, about.description);
  const broken = result.invariants.filter(({ verdict }) => verdict === 'broken');
  if (broken.length === 0) {
    const sentence = result.complete
      ? `Nothing breaks without ${line} in this scenario; another one may need it.`
      : `Nothing broke without ${line} in the part that was searched.`;
    return { tone: 'warn', sentence };
  }
  const kept = broken.filter(({ id }) => verdictOf(withLine, id) === 'holds');
  if (kept.length > 0) return { tone: 'bad', sentence: keptSentence(kept, line) };
  const names = enumerated(broken.map(({ id }) => id));
  const anyway = broken.every(({ id }) => verdictOf(withLine, id) === 'broken');
  const it = broken.length === 1 ? 'it' : 'they';
  return {
    tone: 'bad',
    sentence: `Without ${line}, ${names} can break${anyway ? `, as ${it} can with it` : ''}.`,
  };
}

function keptSentence(kept: readonly { readonly id: string }[], line: string): string {
  const names = enumerated(kept.map(({ id }) => id));
  return kept.length === 1
    ? `${names} holds with ${line}, and breaks without it.`
    : `${names} hold with ${line}, and break without it.`;
}

/** What has to be said of an invariant that breaks without the line; '' for nothing. */
export function withLineWords(withLine: Search | null, id: string): string {
  switch (verdictOf(withLine, id)) {
    case 'broken':
      return 'breaks with the line, too';
    case 'undecided':
      return 'not decided with the line';
    case 'holds':
    case null:
      return '';
  }
}

function verdictOf(search: Search | null, id: string) {
  return search?.result?.invariants.find((one) => one.id === id)?.verdict ?? null;
}
