/** Why a run breaks an invariant: what is wrong in the end, and the orderings that matter. */
import type { Breach } from '../../protocol/exploration.ts';
import { isOnScreen } from '../../store/searches.ts';
import type { Search } from '../../store/state.ts';
import { useActions, useScope } from '../use-scope.ts';
import { asSentence } from '../format/sentence.ts';
import './explanation.css';

interface Props {
  readonly search: Search;
  readonly invariant: string;
  readonly breach: Breach;
}

export function Explanation({ search, invariant, breach }: Props) {
  const { select, openReversed, setDialog } = useActions();
  const run = useScope((state) => state.run);
  const onScreen = isOnScreen(breach, run);
  const { explanation } = breach;
  if (explanation === null) return null;
  const reverse = async (ordering: number) => {
    if (await openReversed(search.number, invariant, ordering)) setDialog(null);
  };
  return (
    <div className="explanation">
      {explanation.outcome.map((sentence) => (
        <p key={sentence}>{asSentence(sentence)}</p>
      ))}
      {explanation.orderings.length > 0 && (
        <>
          <p className="dim">
            {explanation.orderings.length === 1
              ? 'It takes this ordering:'
              : 'It takes these orderings:'}
          </p>
          <ol aria-label="Orderings that matter">
            {explanation.orderings.map(({ sentence, atSteps, reversed }, index) => (
              <li key={sentence}>
                {sentence}{' '}
                {onScreen &&
                  atSteps.map((step) => (
                    <button
                      key={step}
                      type="button"
                      className="explanation-go"
                      aria-label={`Go to step ${step}`}
                      onClick={() => {
                        select(step);
                        setDialog(null);
                      }}
                    >
                      step {step}
                    </button>
                  ))}
                {reversed !== null && isOnScreen({ scenario: reversed }, run) && (
                  <b>the other way round in this run</b>
                )}
                {reversed !== null && !isOnScreen({ scenario: reversed }, run) && (
                  <button
                    type="button"
                    className="explanation-go"
                    title="Opens a run in which it is the other way round, and this does not break"
                    onClick={() => void reverse(index)}
                  >
                    the other way round
                  </button>
                )}
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  );
}
