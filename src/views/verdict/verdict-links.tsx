/** From a run that breaks to why it does, where a search has found it. */
import { isExplainedOnScreen } from '../../store/searches.ts';
import { useShowPanel } from '../shell/use-show-panel.ts';
import { useScope } from '../use-scope.ts';

export function VerdictLinks() {
  const isExplained = useScope(isExplainedOnScreen);
  const comparing = useScope((state) => state.comparing);
  const showPanel = useShowPanel();
  // The panels that it leads to are not on the page while two runs are compared.
  if (!isExplained || comparing) return null;
  return (
    <button
      type="button"
      className="button button-small"
      title="Which orderings make it break: beside the search that has found this run"
      onClick={() => showPanel('Exhaustive check', '[aria-current]')}
    >
      Why?
    </button>
  );
}
