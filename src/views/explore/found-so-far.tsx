/**
 * What a search knows while it goes on: what it has broken opens at once, and the search is not disturbed; and what
 * it comes down to, once only shorter ways are looked for.
 */
import type { Search } from '../../store/state.ts';
import { decidedWords } from './search-words.ts';
import { OpenBreach } from './open-breach.tsx';
import './found-so-far.css';

export function FoundSoFar({ search }: { readonly search: Search }) {
  const { found, number } = search;
  if (found.length === 0) return null;
  const decided = decidedWords(search);
  const isOpen = found.some(({ breach }) => breach?.shortest === false);
  return (
    <div className="found-so-far">
      <p>
        <b className="search-broken">{decided || 'Broken already.'}</b> Each opens a run that breaks
        it{isOpen && ', perhaps not the shortest yet'};{' '}
        {decided === '' ? 'the search goes on' : 'what goes on is the search for shorter ones'}.
      </p>
      <ul aria-label={`Found so far by search ${number}`}>
        {found.map(({ id, breach }) =>
          breach === null ? null : (
            <li key={id}>
              <code>{id}</code>
              <OpenBreach search={search} invariant={id} breach={breach} detailed={false} />
            </li>
          ),
        )}
      </ul>
    </div>
  );
}
