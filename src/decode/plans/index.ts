/** Which runs would show what the readings of a log say, one after the other. */
import { hexOf } from '../registers/register.ts';
import { tbOffset } from '../registers/clocks.ts';
import { ERROR_KINDS, type ErrorKind } from '../../models/power8/settings.ts';
import type { Draft } from '../draft.ts';
import type { Notes } from '../notes.ts';
import { hmer } from '../registers/hmer.ts';
import { sptr } from '../registers/sptr.ts';
import { tfmr } from '../registers/tfmr.ts';
import {
  kindIn,
  planFor,
  planOfFailedLoad,
  planOfGivingUp,
  planOfHmer,
  planOfTfmr,
} from './error-plans.ts';
import { factsOf, machineOf, type Facts } from './facts.ts';
import type { Planned } from './plan.ts';

export { MODEL } from './facts.ts';
export type { Plan, Planned, Wanted } from './plan.ts';

/** Lines within which values are of one report, as far as nothing else says so. */
const NEAR_LINES = 12;

/** In the order of `drafts`, which is that of the log. */
export function plansOf(drafts: readonly Draft[], notes: Notes): Planned[] {
  const facts = factsOf(notes);
  const injected = notes.injection?.answer ?? null;
  const isKnown = injected !== null && ERRORS_OF_INJECTIONS.has(injected);
  const ofLog = isKnown ? (ERRORS_OF_INJECTIONS.get(injected) ?? null) : null;
  const own = drafts.map((one, i) =>
    plannedFor(
      one,
      { ...facts, machine: { ...facts.machine, ...machineNear(drafts, i) } },
      kindNear(drafts, i) ?? ofLog,
      hmerOf(drafts, i),
    ),
  );
  // A heading is about the values that come under it.
  return own.map((planned, i) => planned ?? ofReport(drafts, own, i));
}

const ERRORS_OF_INJECTIONS: ReadonlyMap<string, ErrorKind> = new Map(
  ERROR_KINDS.map((kind) => [kind, kind]),
);

const NOTHING: Planned = { plans: [], missing: '' };

/** null: it says nothing by itself. */
function plannedFor(
  one: Draft,
  facts: Facts,
  near: ErrorKind | null,
  beside: bigint | null,
): Planned | null {
  const { register, value, away } = one;
  if (away !== null) return planOfAway(facts, near, away);
  if (one.isGivenUp) return planOfGivingUp(facts, near);
  if (register === tfmr && value !== null) return planOfTfmr(facts, value, beside, near);
  if (register === hmer && value !== null) return planOfHmer(facts, value, near);
  if (one.isOfLoad) return planOfFailedLoad(facts, near);
  if (register === sptr)
    return {
      plans: [],
      missing: 'the simulated firmware is of 2016, and its rendezvous has no sptr',
    };
  if (register === null || register === tbOffset) return null;
  return { plans: [], missing: `no error of the simulated core changes ${register.name}` };
}

/** The clock was off by the offset of a guest: for Linux afterwards, for firmware while it was in the TB. */
function planOfAway(
  facts: Facts,
  near: ErrorKind | null,
  { gap, isKernel }: NonNullable<Draft['away']>,
): Planned {
  const value = BigInt(hexOf(-gap, 16));
  const kind = near ?? (isKernel ? 'TB_MISSING_STEP' : 'PROC_RECV_DONE');
  const mask = (1n << 64n) - 1n;
  const wanted = [{ kind: 'register', name: 'tbMinusTod', value, mask, isWhole: true }] as const;
  return {
    plans: [planFor(facts, { kinds: [kind], isAssumed: near === null }, { wanted })],
    missing: 'no moment of the run has a TB that is off by so much',
  };
}

/** The error that a TFMR near it names, those after it first: a report has its TFMR last. */
function kindNear(drafts: readonly Draft[], at: number): ErrorKind | null {
  for (const other of neighbours(drafts, at)) {
    const kind = other.register === tfmr ? kindIn(other.value) : null;
    if (kind !== null) return kind;
  }
  return null;
}

/** Its own TFMR and HMER, or those of its report. */
function machineNear(drafts: readonly Draft[], at: number): Facts['machine'] {
  const values = (register: Draft['register']): bigint | null => {
    const own = drafts[at];
    if (own?.register === register && own.value !== null) return own.value;
    for (const other of neighbours(drafts, at))
      if (other.register === register && other.value !== null) return other.value;
    return null;
  };
  return machineOf(values(tfmr), values(hmer));
}

function* neighbours(drafts: readonly Draft[], at: number): Generator<Draft> {
  const line = drafts[at]?.line ?? 0;
  for (const by of [1, -1])
    for (let i = at + by; i >= 0 && i < drafts.length; i += by) {
      const other = drafts[i];
      if (other === undefined || Math.abs(other.line - line) > NEAR_LINES) break;
      yield other;
    }
}

/** HMER of the report that a TFMR stands in. */
const hmerOf = (drafts: readonly Draft[], at: number): bigint | null =>
  drafts[at]?.around.hmer ?? null;

function ofReport(drafts: readonly Draft[], own: readonly (Planned | null)[], at: number): Planned {
  const line = drafts[at]?.line ?? 0;
  for (let i = at + 1; i < drafts.length; i++) {
    const other = drafts[i];
    if (other === undefined || other.line - line > NEAR_LINES) break;
    const planned = own[i];
    if (planned !== null && planned !== undefined && planned.plans.length > 0) return planned;
  }
  return NOTHING;
}
