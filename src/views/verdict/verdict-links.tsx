/** From what one run shows to what a search of every order knows about it. */
import { isExplainedOnScreen, searchOfScenario } from '../../store/searches.ts';
import { useShowPanel } from '../shell/use-show-panel.ts';
import { useActions, useScope } from '../use-scope.ts';

interface Props {
  /** Nothing breaks in this run, which is no reason to believe that nothing can. */
  readonly doubtful: boolean;
}

export function VerdictLinks({ doubtful }: Props) {
  const isExplained = useScope(isExplainedOnScreen);
  const isSearched = useScope((state) => searchOfScenario(state) !== null);
  const comparing = useScope((state) => state.comparing);
  const { explore } = useActions();
  const showPanel = useShowPanel();
  const check = () => {
    explore();
    showPanel('Exhaustive check', '.check-panel-body');
  };
  // The panels that they lead to are not on the page then.
  if (comparing) return null;
  return (
    <>
      {isExplained && (
        <button
          type="button"
          className="button button-small"
          title="Which orderings make it break: beside the search that has found this run"
          onClick={() => showPanel('Exhaustive check', '[aria-current]')}
        >
          Why?
        </button>
      )}
      {doubtful && !isSearched && (
        <button
          type="button"
          className="button button-small"
          title="This run is one of many: search all of them for one that breaks"
          onClick={check}
        >
          Check every order
        </button>
      )}
    </>
  );
}
