/** That an answer was known already, and a way to have it searched for all the same; or for more than is known. */
import type { Search } from '../../store/state.ts';
import { useFocusHome } from '../controls/use-focus-home.ts';
import { useActions } from '../use-scope.ts';
import { isInPart, knownWords } from './search-words.ts';
import './again-note.css';

export function AgainNote({ search }: { readonly search: Search }) {
  const { searchAgain } = useActions();
  const button = useFocusHome();
  const words = knownWords(search);
  if (words === '' && (search.result === null || !isInPart(search.result))) return null;
  return (
    <p className="again-note dim">
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
