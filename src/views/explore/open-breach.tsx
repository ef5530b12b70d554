/** Opens the run that breaks an invariant at the step where it does; the link opens it elsewhere. */
import type { Breach } from '../../protocol/exploration.ts';
import { isOnScreen } from '../../store/searches.ts';
import type { Run, Search } from '../../store/state.ts';
import { useFocusHome } from '../controls/use-focus-home.ts';
import { useActions, useScope } from '../use-scope.ts';
import { Explanation } from './explanation.tsx';
import { shorterWords, stepsWords } from './search-words.ts';

interface Props {
  readonly search: Search;
  readonly invariant: string;
  readonly breach: Breach;
  readonly detailed: boolean;
}

export function OpenBreach({ search, invariant, breach, detailed }: Props) {
  const { openBreach, setDialog } = useActions();
  // One that opens what is found so far goes when the search is over.
  const button = useFocusHome();
  const opening = useScope((state) => state.opening);
  const onScreen = useScope(({ run }) => isOnScreen(breach, run));
  const onScreenReversed = useScope(({ run }) => isReversedOnScreen(breach, run));
  // It keeps the focus while it opens.
  const open = async () => {
    if (!opening && (await openBreach(search.number, invariant))) setDialog(null);
  };
  const { scenario, link, firstActor } = breach;
  return (
    <>
      <span className="invariant-result-verdict">
        <button
          ref={button}
          type="button"
          className="button button-small invariant-result-open"
          aria-label={`Open ${invariant}, broken ${stepsWords(breach)}`}
          title={`Opens the run that breaks it, at the step where it does. ${shorterWords(breach)}`}
          aria-current={onScreen ? 'true' : undefined}
          disabled={scenario === null}
          aria-disabled={opening}
          onClick={() => void open()}
        >
          ✗ {stepsWords(breach)}
        </button>
        {detailed && link !== null && (
          <a
            href={link}
            target="_blank"
            rel="noreferrer"
            aria-label={`Link to ${invariant}, broken ${stepsWords(breach)}`}
            title="Opens it in a new tab; its address can be copied and sent"
          >
            link
          </a>
        )}
      </span>
      {detailed && (
        <span className="invariant-result-more dim">
          {firstActor === null ? '' : `It begins with ${firstActor}. `}
          {shorterWords(breach)}
          {scenario === null && ' The schedule is too long for a run.'}
        </span>
      )}
      {(detailed || onScreen || onScreenReversed) && (
        <Explanation search={search} invariant={invariant} breach={breach} />
      )}
    </>
  );
}

/** Whether the run on the screen is one in which an ordering of that breach is the other way round. */
function isReversedOnScreen({ explanation }: Breach, run: Run | null): boolean {
  const orderings = explanation?.orderings ?? [];
  return orderings.some(({ reversed }) => isOnScreen({ scenario: reversed }, run));
}
