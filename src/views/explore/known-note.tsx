/** That an answer was known already, and a way to have it searched for all the same. */
import type { Search } from '../../store/state.ts';
import { useFocusHome } from '../controls/use-focus-home.ts';
import { useActions } from '../use-scope.ts';
import { knownWords } from './search-words.ts';
import './known-note.css';

export function KnownNote({ search }: { readonly search: Search }) {
  const { searchAgain } = useActions();
  const button = useFocusHome();
  const words = knownWords(search);
  if (words === '') return null;
  return (
    <p className="known-note dim">
      {words}
      <button
        ref={button}
        type="button"
        className="button button-small"
        onClick={() => searchAgain(search.number)}
      >
        Search again
      </button>
    </p>
  );
}
