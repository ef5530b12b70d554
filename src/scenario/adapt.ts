/**
 * A scenario with some keys changed and the rest kept as far as it still fits. What was made by hand
 * for another machine is dropped, and said. The result is not checked: it goes through `parse.ts`,
 * as everything does that somebody may have typed.
 */
import { defined } from '../base/assert.ts';
import { paddingSubcore } from './defaults.ts';
import { maxThreadsPerSubcore } from './parse.ts';
import type { Environment, Scenario, Subcore } from './schema.ts';
import { canonicalTbOffset } from './tb-offset.ts';

export type ScenarioChange = Partial<
  Pick<
    Scenario,
    'kernel' | 'firmware' | 'split' | 'threadsPerSubcore' | 'seed' | 'subcores' | 'edits'
  >
> & { readonly environment?: Partial<Environment> };

export interface Adapted {
  readonly scenario: Scenario;
  /** What was dropped or cut, sentences for people. */
  readonly notices: readonly string[];
}

export function adaptScenario(scenario: Scenario, change: ScenarioChange): Adapted {
  const notices: string[] = [];
  const changed: Scenario = {
    ...scenario,
    ...change,
    environment: { ...scenario.environment, ...change.environment },
    subcores: change.subcores ?? scenario.subcores,
  };
  fitSubcores(changed, notices);
  if (change.threadsPerSubcore === undefined) clampThreads(changed, notices);
  dropHandMade(scenario, changed, notices);
  return { scenario: changed, notices };
}

/** Keeps the first subcores and adds new ones at the end. A split that is none is left to the gate. */
function fitSubcores(changed: Scenario, notices: string[]): void {
  const { split, subcores } = changed;
  if (subcores.length === split || ![1, 2, 4].includes(split)) return;
  if (subcores.length > split) {
    notices.push(`subcores: split ${split} keeps the first ${split} of ${subcores.length}`);
  }
  const kept = subcores.slice(0, split);
  const entries = kept[0]?.entries ?? 0;
  const added: Subcore[] = [];
  for (let index = kept.length; index < split; index++) added.push(paddingSubcore(index, entries));
  changed.subcores = [...kept, ...added];
}

function clampThreads(changed: Scenario, notices: string[]): void {
  const room = maxThreadsPerSubcore(changed.split);
  if (!(changed.threadsPerSubcore > room)) return;
  notices.push(
    `threadsPerSubcore: ${changed.threadsPerSubcore} became ${room}, ` +
      `for split ${changed.split} leaves no more threads a subcore`,
  );
  changed.threadsPerSubcore = room;
}

/**
 * A schedule is for one machine only, but for what-if edits: what comes of the same steps is the point
 * of them, as far as those can be taken. The step of the injection still means something in another
 * program on the same threads, but not where there are other threads, nor without a schedule that
 * raises the errors before it.
 */
function dropHandMade(before: Scenario, changed: Scenario, notices: string[]): void {
  const cause = causeOf(before, changed);
  if (cause === null) return;
  const { schedule, injectAtStep } = changed;
  changed.schedule = null;
  const noError = changed.environment.tbErrors === 0;
  const otherThreads =
    changed.split !== before.split || changed.threadsPerSubcore !== before.threadsPerSubcore;
  if (injectAtStep !== null && (schedule !== null || otherThreads || noError)) {
    const withSchedule = schedule === null ? '' : ' with the steps fixed before it';
    const why = noError ? 'no error may be raised' : `it belongs to ${cause}`;
    notices.push(`injectAtStep ${injectAtStep}: it was dropped${withSchedule}, for ${why}`);
    changed.injectAtStep = null;
  } else if (schedule !== null) {
    notices.push(`schedule: the steps chosen by hand were dropped, for they belong to ${cause}`);
  }
}

/** What makes `changed` another machine, the old value of it in words; null when it is the same. */
function causeOf(before: Scenario, changed: Scenario): string | null {
  if (changed.split !== before.split) return `split ${before.split}`;
  if (changed.threadsPerSubcore !== before.threadsPerSubcore) {
    return `${before.threadsPerSubcore} threads a subcore`;
  }
  for (const program of ['kernel', 'firmware'] as const) {
    if (changed[program] !== before[program]) return `${program} ${before[program]}`;
  }
  if (!sameFields(before.environment, changed.environment)) return 'another environment';
  const sameSubcores =
    before.subcores.length === changed.subcores.length &&
    before.subcores.every((one, i) => sameSubcore(one, defined(changed.subcores[i], 'subcore')));
  return sameSubcores ? null : 'other subcores';
}

/** However their offsets are written. */
function sameSubcore(a: Subcore, b: Subcore): boolean {
  return sameFields(inCanon(a), inCanon(b));
}

function inCanon(subcore: Subcore): Subcore {
  return { ...subcore, tbOffset: canonicalTbOffset(subcore.tbOffset) };
}

function sameFields<T extends object>(a: T, b: T): boolean {
  return (Object.keys(a) as (keyof T)[]).every((key) => a[key] === b[key]);
}
