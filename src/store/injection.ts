/** What keeps an error from being raised by hand at the selected step, as far as the page knows. */
import { valueAt } from '../scenario/settings.ts';
import type { Run, ScopeState } from './state.ts';

/** In words, e.g. `the run raises it here anyway`; null where nothing is known to be in the way. */
export interface InjectionObstacles {
  /** To an error of the scenario's own kind. */
  readonly own: string | null;
  /** To one of another kind. */
  readonly other: string | null;
}

/** The scenario's first kind of error; '' where nothing can be injected. */
export function causeOf({ scenario, description }: Run['opened']): string {
  const { injection } = description.settings;
  return injection === null ? '' : String(valueAt(scenario, injection.cause));
}

const NONE: InjectionObstacles = { own: null, other: null };

export function injectionObstacles(
  state: Pick<ScopeState, 'run' | 'step' | 'shown'>,
): InjectionObstacles {
  const { run, step, shown } = state;
  // A snapshot that is still of another moment says nothing; whoever asks for too much is refused.
  if (run === null || shown?.runNumber !== run.number || shown.snapshot.step !== step) return NONE;
  const cause = causeOf(run.opened);
  const { errorObstacle, nextActor } = shown.snapshot;
  const here = errorObstacle === '' ? null : errorObstacle;
  return {
    own: injects(run, nextActor) ? 'the run raises it here anyway' : here,
    other: hasRaised(run, step) ? noRoom(run.opened, cause) : here,
  };
}

/** Why no error of another kind can follow one that was raised; null where one can. */
function noRoom({ scenario, description }: Run['opened'], cause: string): string | null {
  const more = description.settings.injection?.more;
  if (more === undefined) return `this run has raised ${cause}, its one kind`;
  const kinds = more.causes.map((path) => String(valueAt(scenario, path)));
  return kinds.includes(more.none)
    ? null
    : `this scenario has ${[cause, ...kinds].join(', ')}, and no room for another kind`;
}

function injects({ opened }: Run, actor: number | undefined): boolean {
  return opened.description.actors[actor ?? -1]?.injects === true;
}

/** Whether an error is raised in the first `step` steps. */
function hasRaised(run: Run, step: number): boolean {
  const { eventEntries, actor } = run.trace;
  const first = eventEntries.find((entry) => entry >= step || injects(run, actor[entry]));
  return first !== undefined && first < step;
}
