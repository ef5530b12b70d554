/**
 * The two verdicts that must not be confused: what holds in the run on the screen, and what is known of
 * every run of its scenario. The second one speaks only of searches of that very scenario, from its start.
 */
import type { Breach, InvariantResult } from '../protocol/exploration.ts';
import { actsOf } from './acts.ts';
import { invariantsOf, isOver, searchesOfScenario } from './searches.ts';
import { signalAt } from './signals.ts';
import type { Run, ScopeState, Search } from './state.ts';
import { violationsOf } from './verdict.ts';

/** Of the whole run, wherever the reader is in it. */
export type ThisRun =
  | { readonly kind: 'growing' }
  /** `step`: its last one. */
  | { readonly kind: 'right'; readonly step: number }
  /** An invariant breaks, and nobody is seen to do damage. */
  | { readonly kind: 'broken'; readonly step: number }
  /** `isForGood`: it is wrong in the end; null where no clock tells, and nothing breaks there. */
  | { readonly kind: 'damaged'; readonly step: number; readonly isForGood: boolean | null };

export type EveryRun =
  | { readonly kind: 'unknown' }
  /** `states`: of this part of it. */
  | {
      readonly kind: 'searching';
      readonly states: number;
      readonly part: 'waits' | 'all' | 'with reductions';
    }
  /** `breach`: the shortest that is known and can be opened; null where none can be. */
  | {
      readonly kind: 'breaks';
      readonly search: number;
      readonly isOver: boolean;
      readonly broken: { readonly id: string; readonly breach: Breach } | null;
    }
  /** `ending`: whether every run can end. */
  | {
      readonly kind: 'holds';
      readonly states: number;
      readonly deadlocks: number;
      readonly ending: InvariantResult['verdict'];
    }
  | { readonly kind: 'unfinished'; readonly states: number };

export function thisRunOf(run: Run): ThisRun {
  const act = actsOf(run).find(({ isDamage }) => isDamage);
  if (act !== undefined) return { kind: 'damaged', step: act.step, isForGood: endsWrong(run) };
  const steps = violationsOf(run).map(({ step }) => step);
  if (steps.length > 0) return { kind: 'broken', step: Math.min(...steps) };
  return run.finished === null ? { kind: 'growing' } : { kind: 'right', step: run.finished.steps };
}

function endsWrong(run: Run): boolean | null {
  const end = run.trace.length;
  const { groups, signals } = run.opened.description;
  if (signals.some(({ kind }) => kind === 'clock'))
    return groups.some((_, group) => signalAt(run, group, 'clock', end)?.tone === 'wrong');
  return violationsOf(run).some(({ step }) => step === end) ? true : null;
}

/** The best that any search of the scenario tells: a proof outlives a newer search that was cancelled. */
export function everyRunOf(state: Pick<ScopeState, 'searches' | 'run'>): EveryRun {
  const searches = searchesOfScenario(state);
  const broken = searches.filter((one) => invariantsOf(one).some(({ breach }) => breach !== null));
  const telling = broken.find(isOver) ?? broken[0];
  if (telling !== undefined) return breaks(telling);
  const proof = searches.find(({ result }) => result?.complete === true)?.result;
  if (proof) {
    const { states, deadlocks, ending } = proof;
    return { kind: 'holds', states, deadlocks, ending: ending.verdict };
  }
  const running = searches.find((one) => !isOver(one));
  if (running !== undefined) {
    const { phase, states = 0, ahead = 0 } = running.progress ?? {};
    const reduced = phase === 'reducing' ? 'with reductions' : 'all';
    return { kind: 'searching', states, part: ahead > 0 ? 'waits' : reduced };
  }
  const results = searches.flatMap(({ result }) => result ?? []);
  if (results.length === 0) return { kind: 'unknown' };
  return { kind: 'unfinished', states: Math.max(...results.map(({ states }) => states)) };
}

function breaks(search: Search): EveryRun {
  let shortest: { readonly id: string; readonly breach: Breach } | null = null;
  for (const { id, breach } of invariantsOf(search)) {
    if (breach === null || breach.scenario === null) continue;
    if (shortest === null || breach.steps < shortest.breach.steps) shortest = { id, breach };
  }
  return { kind: 'breaks', search: search.number, isOver: isOver(search), broken: shortest };
}
