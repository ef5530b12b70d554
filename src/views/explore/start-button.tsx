/** Starts a search of the scenario on the screen. */
import { useFocusHome } from '../controls/use-focus-home.ts';
import { useActions } from '../use-scope.ts';
import './check-panel.css';

export function StartButton({ children }: { readonly children: string }) {
  const { explore } = useActions();
  const start = useFocusHome();
  return (
    <button ref={start} type="button" className="button check-panel-start" onClick={explore}>
      {children}
    </button>
  );
}
