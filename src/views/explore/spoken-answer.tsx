/** How far a search is, for those who hear the page. */
import type { Search } from '../../store/state.ts';
import { spokenWords } from './progress-words.ts';

export function SpokenAnswer({ search }: { readonly search: Search }) {
  return <p>{spokenWords(search)}</p>;
}
