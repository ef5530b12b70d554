/** Scenarios that may print a log: those that are planned for its values, and what may be assumed instead. */
import { PRINTED } from '../../models/power8/prints.ts';
import { power8Settings, type ScenarioInput } from '../../models/power8/settings.ts';
import type { Notes } from '../notes.ts';
import { coreOf, factsOf } from '../plans/facts.ts';
import type { Planned } from '../plans/plan.ts';
import type { Gathered } from './gather.ts';

type Environment = NonNullable<ScenarioInput['environment']>;

const USUAL: Environment = { errorKind: 'TB_MISSING_STEP', scope: 'core' };
/** Each is searched; more would take too long. */
const MAX_SCENARIOS = 12;
const MAX_ENVIRONMENTS = 3;
const MAX_THREADS = 3;
const MAX_ERRORS = 3;

/** The likeliest first: what the log says, one error, no more threads than it needs. */
export function scenariosFor(
  lines: readonly Gathered[],
  planned: readonly Planned[],
  notes: Notes,
): readonly object[] {
  const facts = factsOf(notes);
  const reports = lines.filter(({ kind, tfmr, about }) => {
    return kind === PRINTED.report && (tfmr !== null || about === 4);
  });
  const most = Math.min(MAX_ERRORS, Math.max(1, reports.length));
  const all = [...new Set([1, most])].flatMap((tbErrors) =>
    environmentsOf(lines, planned).flatMap((environment) =>
      (facts.split === null ? ([1, 2] as const) : [facts.split]).flatMap((split) =>
        (facts.kernel === null ? (['v4.8', 'pre-fix'] as const) : [facts.kernel]).map((kernel) => ({
          model: power8Settings.model,
          ...coreOf({ ...facts, kernel, split }).scenario,
          threadsPerSubcore: threadsFor(lines, tbErrors, split),
          environment: { ...environment, tbErrors },
        })),
      ),
    ),
  );
  return all.slice(0, MAX_SCENARIOS);
}

/** Errors that are planned, those of most lines first. */
function environmentsOf(
  lines: readonly Gathered[],
  planned: readonly Planned[],
): readonly Environment[] {
  const counts = new Map<string, { readonly of: Environment; readonly count: number }>();
  for (const { plans } of planned)
    for (const { scenario } of plans) {
      const of = scenario.environment ?? USUAL;
      const key = JSON.stringify(of);
      counts.set(key, { of, count: (counts.get(key)?.count ?? 0) + 1 });
    }
  const found = [...counts.values()].sort((a, b) => b.count - a.count).map(({ of }) => of);
  // Only this error has a rendezvous before its recovery, and none of it ends unless somebody hears of no error.
  const residue = { errorKind: 'TB_RESIDUE_ERR', scope: 'thread' } as const;
  if (lines.some(({ kind }) => kind === PRINTED.preRecovery))
    return [{ ...residue, scope: 'core' }, residue];
  return found.length === 0 ? [USUAL] : found.slice(0, MAX_ENVIRONMENTS);
}

/** Of a subcore: as many as there must be for each HMI to have one, and for each thread that is named. */
function threadsFor(lines: readonly Gathered[], errors: number, split: number): number {
  const named = new Set(lines.flatMap(({ cpu }) => cpu?.thread ?? []));
  const received = lines.filter(({ kind }) => kind === PRINTED.received).length;
  const threads = Math.max(named.size, Math.ceil(received / errors), 1);
  return Math.min(MAX_THREADS, Math.ceil(threads / split), 8 / split);
}
