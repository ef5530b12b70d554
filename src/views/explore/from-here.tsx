/** Whether it can still go wrong from the selected step on, in how few steps, by whose move first. */
import { searchFromHere } from '../../store/searches.ts';
import { useActions, useScope } from '../use-scope.ts';
import './from-here.css';
import { AnswerLater } from './answer-later.tsx';

export function FromHereButton() {
  const { exploreFromHere } = useActions();
  const search = useScope(searchFromHere);
  const waiting = useScope((state) => state.opening || state.run === null);
  const done = search !== null && search.failure === null;
  return (
    <button
      type="button"
      className="button button-small"
      title="Searches all that can still happen from this step on (H)"
      disabled={waiting}
      aria-disabled={done}
      onClick={done ? undefined : exploreFromHere}
    >
      Can it break from here?
    </button>
  );
}

/** What the search from the selected step says; nothing where there was none. */
export function FromHere() {
  const search = useScope(searchFromHere);
  return (
    <>
      <div role="status" className="visually-hidden">
        {search !== null && <AnswerLater of="SpokenAnswer" search={search} />}
      </div>
      {search !== null && (
        <div className="from-here">
          <AnswerLater of="HereAnswer" search={search} />
        </div>
      )}
    </>
  );
}
