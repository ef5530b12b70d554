/** Opens the keyboard sheet and the help. */
import { useActions } from '../use-scope.ts';

export function HelpButton() {
  const { setDialog } = useActions();
  return (
    <button
      type="button"
      className="button button-icon"
      aria-label="Keyboard shortcuts and help"
      title="Keyboard shortcuts and help (?)"
      onClick={() => setDialog('shortcuts')}
    >
      ?
    </button>
  );
}
