/** What holds in this run, and what is known of every run of its scenario: two lines that never mix. */
import type { ReactNode } from 'react';
import type { Breach } from '../../protocol/exploration.ts';
import { everyRunOf, thisRunOf } from '../../store/every-run.ts';
import { isOnScreen, searchesOfScenario, verdictsOf } from '../../store/searches.ts';
import type { Run } from '../../store/state.ts';
import { useFocusHome } from '../controls/use-focus-home.ts';
import { useActions, useScope } from '../use-scope.ts';
import { everyRunWords, thisRunWords, type Said } from './every-run-words.ts';
import './every-run.css';

export function EveryRun({ run }: { readonly run: Run }) {
  const searches = useScope((state) => state.searches);
  const every = everyRunOf({ searches, run });
  const broken = every.kind === 'breaks' ? every.broken : null;
  const isThis = searchesOfScenario({ searches, run }).some((search) =>
    verdictsOf(search).some(({ breach }) => breach !== null && isOnScreen(breach, run)),
  );
  return (
    <dl className="every-run" tabIndex={-1}>
      <Row name="this run" said={thisRunWords(thisRunOf(run))} />
      <Row name="every run" said={everyRunWords(every, isThis)}>
        {(every.kind === 'unknown' || every.kind === 'unfinished') && <ExploreButton />}
        {every.kind === 'breaks' && broken !== null && !isThis && (
          <OpenButton search={every.search} {...broken} />
        )}
      </Row>
    </dl>
  );
}

function ExploreButton() {
  const { explore } = useActions();
  const button = useFocusHome();
  return (
    <button
      ref={button}
      type="button"
      className="every-run-act"
      aria-label="Explore every run"
      title="Searches every order that the model knows"
      onClick={explore}
    >
      Explore
    </button>
  );
}

interface OpenProps {
  readonly search: number;
  readonly id: string;
  readonly breach: Breach;
}

function OpenButton({ search, id, breach }: OpenProps) {
  const { openBreach } = useActions();
  const opening = useScope((state) => state.opening);
  const button = useFocusHome();
  const which = breach.shortest ? 'The shortest run that breaks' : 'A run that breaks';
  return (
    <button
      ref={button}
      type="button"
      className="every-run-act"
      aria-label="open it: a run that breaks"
      title={`${which}: ${id} in ${breach.steps} steps`}
      aria-disabled={opening}
      onClick={() => opening || void openBreach(search, id)}
    >
      open it
    </button>
  );
}

interface RowProps {
  readonly name: string;
  readonly said: Said;
  readonly children?: ReactNode;
}

function Row({ name, said, children }: RowProps) {
  return (
    <div className="every-run-row">
      <dt className="dim">{name}</dt>
      <dd data-tone={said.tone}>
        <span className="every-run-words" title={`${said.sentence}. ${said.detail}`}>
          {said.sentence}
        </span>
        {children}
      </dd>
    </div>
  );
}
