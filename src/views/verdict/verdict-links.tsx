/** From a run that breaks to why it does, where a search has found it. */
import { isExplainedOnScreen } from '../../store/searches.ts';
import { showPanel } from '../shell/show-panel.ts';
import { useScope } from '../use-scope.ts';

export function VerdictLinks() {
  const isExplained = useScope(isExplainedOnScreen);
  if (!isExplained) return null;
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
