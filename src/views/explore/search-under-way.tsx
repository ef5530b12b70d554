/** A search that goes on: how far it is, and each verdict that it knows. */
import type { Search } from '../../store/state.ts';
import { InvariantResults } from './invariant-results.tsx';
import { SearchProgress } from './search-progress.tsx';

export function SearchUnderWay({ search }: { readonly search: Search }) {
  return (
    <>
      <SearchProgress search={search} />
      <InvariantResults search={search} />
    </>
  );
}
