/** Scenarios that may print a log: those that are planned for its values, and what may be assumed instead. */
import { PRINTED } from '../../models/power8/prints.ts';
import type { ScenarioInput } from '../../models/power8/settings.ts';
import type { Notes } from '../notes.ts';
import { coreOf, factsOf, MODEL, type Facts } from '../plans/facts.ts';
import type { Planned } from '../plans/plan.ts';
import type { Gathered } from './gather.ts';

type Environment = NonNullable<ScenarioInput['environment']>;

const USUAL: Environment = { errorKind: 'TB_MISSING_STEP', scope: 'core' };
/** Only this error has a rendezvous before its recovery; it ends unless one subcore hears of no error. */
const RENDEZVOUS: readonly Environment[] = [
  { errorKind: 'TB_RESIDUE_ERR', scope: 'core' },
  { errorKind: 'TB_RESIDUE_ERR', scope: 'thread' },
];
/** Each is searched; more would take too long. */
const MAX_SCENARIOS = 16;
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
  const all = [...new Set([1, errorsIn(lines)])].flatMap((tbErrors) =>
    environmentsOf(lines, planned).flatMap((environment) =>
      coresFor(lines, facts).map((core) => ({
        model: MODEL,
        ...core,
        threadsPerSubcore: threadsFor(lines, tbErrors, core.split),
        environment: { ...environment, tbErrors: Math.max(tbErrors, kindsIn(environment)) },
      })),
    ),
  );
  return all.slice(0, MAX_SCENARIOS);
}

const kindsIn = ({ errorKind2 = 'none' }: Environment): number => (errorKind2 === 'none' ? 1 : 2);

/** A report of a recovery each; a load that fails may have met a second one. */
function errorsIn(lines: readonly Gathered[]): number {
  const reports = lines.filter(({ kind, tfmr, about }) => {
    return kind === PRINTED.report && (tfmr !== null || about === 4);
  });
  const isLoad = has(lines, PRINTED.resyncFailed) || has(lines, PRINTED.notSet);
  return Math.min(MAX_ERRORS, Math.max(isLoad ? 2 : 1, reports.length));
}

const has = (lines: readonly Gathered[], wanted: string): boolean =>
  lines.some(({ kind }) => kind === wanted);

/** Kernels and splits that the log does not exclude; only Linux from 4.8 on, in a guest's exit, asks for a resync. */
function coresFor(lines: readonly Gathered[], facts: Facts) {
  const isResync = has(lines, PRINTED.resyncFailed) || has(lines, PRINTED.resyncHardware);
  const usual = isResync ? (['v4.8'] as const) : (['v4.8', 'pre-fix'] as const);
  const kernels = facts.kernel === null ? usual : [facts.kernel];
  const splits = facts.split === null ? ([1, 2] as const) : [facts.split];
  return splits.flatMap((split) =>
    kernels.flatMap((kernel) => {
      const { scenario } = coreOf({ ...facts, kernel, split });
      const { subcores = [] } = scenario;
      const core = { ...scenario, kernel, split };
      const guests = subcores.map((_, i) => subcores[0] ?? subcores[i]);
      return isResync && split > 1 ? [core, { ...core, subcores: guests }] : [core];
    }),
  );
}

/** Errors that are planned, those of most lines first. */
function environmentsOf(
  lines: readonly Gathered[],
  planned: readonly Planned[],
): readonly Environment[] {
  if (has(lines, PRINTED.preRecovery)) return RENDEZVOUS;
  const counts = new Map<string, { readonly of: Environment; readonly count: number }>();
  for (const { plans } of planned)
    for (const { scenario } of plans) {
      const of = scenario.environment ?? USUAL;
      const key = JSON.stringify(of);
      counts.set(key, { of, count: (counts.get(key)?.count ?? 0) + 1 });
    }
  const found = [...counts.values()].sort((a, b) => b.count - a.count).map(({ of }) => of);
  return found.length === 0 ? [USUAL] : found.slice(0, MAX_ENVIRONMENTS);
}

/** Of a subcore: as many as there must be for each HMI to have one, and for each thread that is named. */
function threadsFor(lines: readonly Gathered[], errors: number, split: number): number {
  const named = new Set(lines.flatMap(({ cpu }) => cpu?.thread ?? []));
  const received = lines.filter(({ kind }) => kind === PRINTED.received).length;
  const threads = Math.max(named.size, Math.ceil(received / errors), 1);
  return Math.min(MAX_THREADS, Math.ceil(threads / split), 8 / split);
}
