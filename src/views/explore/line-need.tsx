/** Which other scenario needs a line that this one does not: being looked for, found, or not found. */
import { isOver } from '../../store/searches.ts';
import type { Need, Search } from '../../store/state.ts';
import { useFocusHome } from '../controls/use-focus-home.ts';
import { ended } from '../format/sentence.ts';
import { useActions, useScope } from '../use-scope.ts';
import { letterOf } from './about-words.ts';
import { needHeadline, needProgressWords } from './need-words.ts';
import { HeadlineBox } from './search-headline.tsx';
import { stepsWords } from './search-words.ts';

export function LineNeed({ search }: { readonly search: Search }) {
  const { findNeed } = useActions();
  const look = useFocusHome();
  const { need, number, without, about } = search;
  const line = letterOf(without ?? '', about.description);
  if (need !== null) return <Answer search={search} need={need} line={line} />;
  if (!isOver(search)) return null;
  return (
    <button
      ref={look}
      type="button"
      className="button button-small"
      onClick={() => findNeed(number)}
    >
      Look for a scenario that needs {line}
    </button>
  );
}

interface AnswerProps {
  readonly search: Search;
  readonly need: Need;
  readonly line: string;
}

function Answer({ search, need, line }: AnswerProps) {
  const { openNeed, cancelSearch } = useActions();
  const opening = useScope((state) => state.opening);
  const cancel = useFocusHome();
  const open = useFocusHome();
  const { progress, result, failure, number } = need;
  if (failure !== null) return <p className="problem">{ended(failure.sentence)}</p>;
  if (result === null) {
    return (
      <p className="line-need-progress">
        <span>{needProgressWords(progress, line)}</span>
        <button
          ref={cancel}
          type="button"
          className="button button-small"
          aria-label={`Cancel the search for a scenario that needs ${line}`}
          onClick={() => cancelSearch(number)}
        >
          Cancel
        </button>
      </p>
    );
  }
  const { needed } = result;
  return (
    <>
      <HeadlineBox {...needHeadline(result, line)}>{null}</HeadlineBox>
      {needed !== null && (
        <button
          ref={open}
          type="button"
          className="button button-small line-need-open"
          disabled={needed.breach.scenario === null}
          aria-disabled={opening}
          onClick={() => opening || void openNeed(search.number)}
        >
          Open it without {line}: {needed.invariant} breaks {stepsWords(needed.breach)}
        </button>
      )}
    </>
  );
}
