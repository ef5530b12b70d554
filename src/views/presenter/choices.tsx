/** The choices with their numbers, how many of the class are for each, and what has come of it. */
import type { MouseEvent } from 'react';
import type { Outcome } from '../../store/lesson/lesson-state.ts';
import { useLesson } from '../lesson/use-lesson.ts';
import { countsOf, type Votes } from './votes.ts';

interface Props {
  readonly choices: readonly { readonly says: string }[];
  readonly votes: Votes;
  readonly onVote: (place: number) => void;
}

export function Choices({ choices, votes, onVote }: Props) {
  const chosen = useLesson((state) => state.chosen);
  const asking = useLesson((state) => state.asking);
  const outcome = useLesson((state) => state.outcome);
  const counts = countsOf(votes, choices.length);
  return (
    <>
      <ol className="presenter-choices">
        {choices.map(({ says }, place) => {
          const isChosen = chosen === place;
          const mark = isChosen ? markOf(outcome) : undefined;
          const count = counts[place] ?? 0;
          return (
            <li key={says}>
              <button
                type="button"
                className="presenter-choice"
                data-chosen={isChosen}
                data-right={mark}
                aria-pressed={isChosen}
                aria-disabled={outcome !== null || asking}
                onClick={(event) => {
                  leaveToKeys(event);
                  onVote(place);
                }}
              >
                <kbd aria-hidden="true">{mark === undefined ? place + 1 : MARKS[mark].sign}</kbd>
                <span>{says}</span>
                {mark !== undefined && <span className="visually-hidden">{MARKS[mark].says}</span>}
                {count > 0 && (
                  <span className="presenter-votes">
                    {count}
                    <span className="visually-hidden">{count === 1 ? ' vote' : ' votes'}</span>
                  </span>
                )}
              </button>
            </li>
          );
        })}
      </ol>
      <p className="presenter-said" role="status">
        {asking ? 'The engine is asked…' : outcome?.kind === 'choice' && saidOf(outcome)}
      </p>
    </>
  );
}

const MARKS = { yes: { sign: '✓', says: 'right' }, no: { sign: '✗', says: 'wrong' } } as const;

/** What was pressed with a pointer keeps no focus: Enter is the presenter's. */
export function leaveToKeys({ detail, currentTarget }: MouseEvent<HTMLElement>): void {
  if (detail > 0) currentTarget.blur();
}

function markOf(outcome: Outcome | null): 'yes' | 'no' | undefined {
  if (outcome?.kind !== 'choice') return undefined;
  return outcome.right ? 'yes' : 'no';
}

/** One line of it: the teacher says the rest. */
function saidOf(outcome: Extract<Outcome, { readonly kind: 'choice' }>): string {
  const { right, given, isSeen, lost, states } = outcome;
  if (right) {
    const lead = given ? 'Yes' : 'This is it';
    if (lost !== null) return `${lead}: step ${lost.atStep}. From there on nothing could help.`;
    if (isSeen) return `${lead}: this run shows it.`;
    return states > 1
      ? `${lead}: so it is in all ${states.toLocaleString('en')} situations.`
      : `${lead}.`;
  }
  return isSeen ? 'No: this run shows why.' : 'No: there is no run that does that.';
}
