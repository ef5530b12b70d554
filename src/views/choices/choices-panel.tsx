/** Who could take the next step: the reader chooses; those who wait say what they wait for. */
import type { Choice } from '../../protocol/snapshot.ts';
import { searchFromHere } from '../../store/searches.ts';
import type { Shown } from '../../store/state.ts';
import { FromHere, FromHereButton } from '../explore/from-here.tsx';
import { breachMarks } from '../explore/breach-marks.ts';
import { Panel } from '../shell/panel.tsx';
import { useActions, useScope } from '../use-scope.ts';
import { CodeText } from '../controls/code-text.tsx';
import { useFocusHome } from '../controls/use-focus-home.ts';
import { NotNow } from './not-now.tsx';
import { openChoices } from './open-choices.ts';
import './choices-panel.css';

const NO_MARKS: ReadonlyMap<string, string> = new Map();

export function ChoicesPanel() {
  const shown = useScope((state) => state.shown);
  return (
    <Panel
      name="Next step"
      className="choices-panel"
      aside={shown === null ? null : <FromHereButton />}
    >
      {shown === null ? (
        <p className="choices-empty dim">The choice appears as soon as the run has started.</p>
      ) : (
        <>
          <FromHere />
          <Choices shown={shown} />
        </>
      )}
    </Panel>
  );
}

function Choices({ shown }: { readonly shown: Shown }) {
  const { choose, twin } = useActions();
  const step = useScope((state) => state.step);
  const runNumber = useScope((state) => state.run?.number);
  const opening = useScope((state) => state.opening);
  const end = useScope((state) => state.run?.finished?.end);
  const search = useScope(searchFromHere);
  const marks = search === null ? NO_MARKS : breachMarks(search);
  const { description, snapshot } = shown;
  const current = snapshot.step === step && shown.runNumber === runNumber && !opening;
  const open = openChoices(snapshot);
  return (
    <>
      {open.length === 0 ? (
        <p className="choices-empty">Nobody can move any more. {end ?? ''}</p>
      ) : (
        <ul className="choices" aria-label="Actors">
          {open.map((choice, index) => {
            const id = description.actors[choice.actor]?.id ?? '';
            return (
              <ChoiceRow
                key={choice.actor}
                choice={choice}
                number={index + 1}
                id={id}
                next={choice.actor === snapshot.nextActor}
                ready={current}
                breaks={current ? (marks.get(id) ?? null) : null}
                onChoose={() => void choose(choice.actor)}
                onTwin={() => void twin(choice.actor)}
              />
            );
          })}
        </ul>
      )}
      <NotNow shown={shown} />
    </>
  );
}

interface RowProps {
  readonly choice: Choice;
  readonly id: string;
  /** Its key, from 1 to 9. */
  readonly number: number;
  /** What this run takes. */
  readonly next: boolean;
  /** The list belongs to the selected step. */
  readonly ready: boolean;
  /** What a search has found behind this choice, in words; null for nothing. */
  readonly breaks: string | null;
  readonly onChoose: () => void;
  /** The same with the rest as it is, beside this run. */
  readonly onTwin: () => void;
}

function ChoiceRow({ choice, number, id, next, ready, breaks, onChoose, onTwin }: RowProps) {
  const { text } = choice;
  const take = useFocusHome();
  return (
    <li className="choice-row">
      <button
        ref={take}
        type="button"
        className="choice choice-enabled"
        data-next={next}
        aria-disabled={!ready}
        onClick={ready ? onChoose : undefined}
      >
        <kbd className="choice-key" aria-hidden="true">
          {number < 10 ? number : ''}
        </kbd>
        <b className="mono">{id}</b>
        <span className="mono choice-text" title={text}>
          <CodeText text={text} />
        </span>
        {next && <span className="choice-status">in this run</span>}
        {breaks !== null && <span className="choice-breaks">✗ {breaks}</span>}
      </button>
      {!next && (
        <button
          type="button"
          className="button button-small choice-twin"
          aria-label={`Twin: ${id} first`}
          title={`${id} first, then everybody as in this run, where possible: both side by side`}
          aria-disabled={!ready}
          onClick={ready ? onTwin : undefined}
        >
          Twin
        </button>
      )}
    </li>
  );
}
