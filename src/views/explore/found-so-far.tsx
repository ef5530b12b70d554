/** What a search has broken while it goes on: each opens at once, and the search is not disturbed. */
import type { Search } from '../../store/state.ts';
import { OpenBreach } from './open-breach.tsx';
import './found-so-far.css';

export function FoundSoFar({ search }: { readonly search: Search }) {
  const { found, number } = search;
  if (found.length === 0) return null;
  const isOpen = found.some(({ breach }) => breach?.shortest === false);
  return (
    <div className="found-so-far">
      <p>
        <b className="search-broken">Broken already.</b> Each opens a run that breaks it
        {isOpen && ', perhaps not the shortest yet'}; the search goes on.
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
