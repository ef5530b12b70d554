/** Opens the keyboard sheet and the help. */
import { useActions } from '../use-scope.ts';

export function HelpButton() {
  const { setDialog } = useActions();
  return (
    <button
      type="button"
      className="button button-icon"
      aria-label="Help: picture, words, shortcuts"
      title="Help: picture, words, shortcuts (?)"
      onClick={() => setDialog('shortcuts')}
    >
      ?
    </button>
  );
}
