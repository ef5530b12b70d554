/** Opens the reader of logs. */
import { Icon } from '../controls/icon.tsx';
import { useActions } from '../use-scope.ts';

export function LogButton() {
  const { setDialog } = useActions();
  return (
    <button
      type="button"
      className="button button-icon"
      aria-label="Paste a log"
      title="Paste a log, and read it (O)"
      onClick={() => setDialog('log')}
    >
      <Icon name="log" />
    </button>
  );
}
