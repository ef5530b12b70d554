/** Futures that were left by hand for another one: kept under a name, to go back to or to compare with. */
import { untitled } from '../scenario/title.ts';
import type { Branch, Moment, Run, Scenario, ScopeState } from './state.ts';

const MOST = 20;

type Known = Pick<ScopeState, 'run' | 'branches'>;

/** Those that are not the run on the page. */
export function branchesBeside({ run, branches }: Known): readonly Branch[] {
  return run === null ? [] : branches.filter(({ moment }) => !isSame(moment, run.opened.scenario));
}

/** With one more, the newest first: each future once, and not too many. */
export function withBranch(branches: readonly Branch[], branch: Branch): readonly Branch[] {
  const others = branches.filter(({ moment }) => !isSame(moment, branch.moment.scenario));
  return [branch, ...others].slice(0, MOST);
}

const isSame = ({ scenario }: Moment, other: Scenario): boolean =>
  textOf(scenario) === textOf(other);

/** Scenarios never change, and are compared at every step. */
const texts = new WeakMap<Scenario, string>();

function textOf(scenario: Scenario): string {
  const text = texts.get(scenario) ?? JSON.stringify(untitled(scenario));
  texts.set(scenario, text);
  return text;
}

/** What a future is called in which this actor moves at this step. */
export function choiceName(
  { trace, opened }: Run,
  step: number,
  actor = trace.actor[step],
): string {
  const id = opened.description.actors[actor ?? -1]?.id;
  return id === undefined ? `ended at step ${step}` : `${id} first at step ${step}`;
}
