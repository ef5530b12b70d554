/**
 * The exhaustive check of the scenario on the screen: not asked for yet, under way, or what it has
 * found. Searches about other scenarios are in the dialog.
 */
import { isOver, searchOfScenario } from '../../store/searches.ts';
import type { Search } from '../../store/state.ts';
import { Panel } from '../shell/panel.tsx';
import { useActions, useScope } from '../use-scope.ts';
import './check-panel.css';
import { aboutWords } from './about-words.ts';
import { AnswerLater } from './answer-later.tsx';
import { StartButton } from './start-button.tsx';
import { spokenWords } from './progress-words.ts';

export function CheckPanel() {
  const search = useScope(searchOfScenario);
  const { setDialog } = useActions();
  return (
    <Panel
      name="Exhaustive check"
      title="Exhaustive check of this scenario"
      className="check-panel"
      aside={
        <button
          type="button"
          className="button button-small"
          title="Limits, all searches of this visit, and the model for SPIN (X)"
          onClick={() => setDialog('explore')}
        >
          Details
        </button>
      }
    >
      <div className="check-panel-body" tabIndex={-1}>
        {search === null ? <NotYet /> : <AnswerLater of="CheckAnswer" search={search} />}
        <p role="status" className="visually-hidden">
          {search === null ? '' : spokenWords(search)}
        </p>
        <Elsewhere shown={search} />
      </div>
    </Panel>
  );
}

function NotYet() {
  return (
    <>
      <p className="dim">
        The run above is one of many. A search of every order that the model knows proves that none
        breaks an invariant, or finds the shortest that does.
      </p>
      <StartButton>Check every order</StartButton>
    </>
  );
}

/** One line about a search under way that is not the one that is shown. */
function Elsewhere({ shown }: { readonly shown: Search | null }) {
  const other = useScope(({ searches }) => searches.find((one) => one !== shown && !isOver(one)));
  if (other === undefined) return null;
  return <p className="dim">Under way: {aboutWords(other)}.</p>;
}
