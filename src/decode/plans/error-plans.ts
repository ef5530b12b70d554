/** Plans for values of TFMR and HMER: which error was raised, and when the core reads like that. */
import {
  HMEER_OF_POWER8,
  HMER_FIELDS,
  ibm,
  TFMR_FIELDS,
} from '../../models/power8/register-fields.ts';
import { ERROR_KINDS, type ErrorKind } from '../../models/power8/settings.ts';
import { TBST } from '../../models/power8/values.ts';
import { causesOf, HMER } from '../registers/hmer.ts';
import { setFields } from '../registers/register.ts';
import { isValid, lastOf, stateOf } from '../registers/tfmr.ts';
import { coreOf, type Facts } from './facts.ts';
import type { Plan, Planned, Wanted } from './plan.ts';

/** Where the log does not say which error it was. */
const USUAL: ErrorKind = 'TB_MISSING_STEP';
const PROC_RECV_DONE = ibm(2);
const MOVE = ibm(18);
const STATES = 0x0000_000f_f000_0000n;

/** What firmware sets once for a core, and what nobody knows the values of: no error decides that. */
const GIVEN = ['MAX_CYC_BET_STEPS', 'N_CLKS_PER_STEP', 'SYNC_BIT_SEL', 'CHIP_TOD_STATUS'];
/** What of TFMR a run decides. */
export const DECIDED = TFMR_FIELDS.filter(({ name }) => !GIVEN.includes(name)).reduce(
  (mask, { shift, width }) => mask | (((1n << BigInt(width)) - 1n) << BigInt(shift)),
  0n,
);

const tfmrReads = (value: bigint, mask = DECIDED): Wanted => ({
  kind: 'register',
  name: 'tfmr',
  value,
  mask,
  isWhole: mask === DECIDED,
});
/** Noise of XSCOM is none of its causes. */
const hmerReads = (value: bigint): Wanted => ({
  kind: 'register',
  name: 'hmer',
  value,
  mask: HMEER_OF_POWER8,
  isWhole: true,
});

interface Cause {
  readonly kind: ErrorKind;
  /** The log does not say so. */
  readonly isAssumed: boolean;
}

const isKind = (name: string): name is ErrorKind =>
  (ERROR_KINDS as readonly string[]).includes(name);

/** The one error that a TFMR names, where the machine has it. */
export function kindIn(tfmr: bigint | null): ErrorKind | null {
  if (tfmr === null) return null;
  const names = errorsOf(tfmr);
  const [name = ''] = names;
  return names.length === 1 && isKind(name) ? name : null;
}

/** Names of the errors that a TFMR shows. */
export const errorsOf = (tfmr: bigint): string[] =>
  setFields(TFMR_FIELDS, tfmr)
    .filter(({ alarm }) => alarm)
    .map(({ name }) => name);

/** Why no scenario has these; null where one has. */
function whyNoneHas(names: readonly string[]): string | null {
  const unknown = names.filter((name) => !isKind(name));
  if (unknown.length > 0)
    return `the simulated core has no ${unknown.join(', ')}; it has ${ERROR_KINDS.join(', ')}`;
  if (names.length > 1) return `a run has one kind of error, and this is ${names.join(' and ')}`;
  return null;
}

interface Options {
  readonly wanted: readonly Wanted[];
  readonly todStopped?: boolean;
  readonly strike?: readonly Wanted[];
}

export function planFor(facts: Facts, { kind, isAssumed }: Cause, options: Options): Plan {
  const { wanted, todStopped = false, strike = null } = options;
  const { scenario, assumed } = coreOf(facts);
  return {
    scenario: {
      ...scenario,
      environment: { errorKind: kind, scope: 'core', ...(todStopped && { todStopped }) },
    },
    wanted,
    strike,
    assumed: isAssumed ? [...assumed, `the error ${kind}`] : assumed,
  };
}

const none = (missing: string): Planned => ({ plans: [], missing });
const NO_MOMENT = 'no moment of the runs that were tried reads like this';

/** `hmer`: of the same report; `near`: the error that the lines around it name. */
export function planOfTfmr(
  facts: Facts,
  tfmr: bigint,
  hmer: bigint | null,
  near: ErrorKind | null,
): Planned {
  const errors = errorsOf(tfmr);
  const why = whyNoneHas(errors);
  if (why !== null) return none(why);
  const cause = causeOf(kindIn(tfmr) ?? near, hmer);
  const both = hmer === null ? [] : [hmerReads(hmer)];
  const wanted = [tfmrReads(tfmr), ...both];
  const state = stateOf(tfmr);
  const isStuck = (tfmr & MOVE) !== 0n;
  const plain = planFor(facts, cause, { wanted });
  const stopped = planFor(facts, cause, { wanted, todStopped: true });
  // The value has not come for a resync that nobody had to do: no error is left beside it.
  const resync = planFor(
    facts,
    { kind: 'PROC_RECV_DONE', isAssumed: false },
    {
      wanted: [tfmrReads(tfmr)],
      todStopped: true,
    },
  );
  if (state === TBST.ERROR && isStuck)
    return { plans: [strikeOf(facts, cause, tfmr), stopped], missing: NO_MOMENT };
  if (isStuck && errors.length === 0)
    return { plans: near === null ? [resync, stopped] : [stopped, resync], missing: NO_MOMENT };
  if (state === TBST.RUNNING && !isValid(tfmr)) return none(NO_MOMENT);
  return { plans: [plain, stopped], missing: NO_MOMENT };
}

/** It struck while the TB was being loaded: in the state before, with the load still asked for. */
function strikeOf(facts: Facts, cause: Cause, tfmr: bigint): Plan {
  const before = MOVE | (BigInt(lastOf(tfmr)) << 32n);
  const loading = tfmrReads(before, MOVE | (0xfn << 32n));
  return planFor(facts, cause, { wanted: [tfmrReads(tfmr)], strike: [loading] });
}

function causeOf(near: ErrorKind | null, hmer: bigint | null): Cause {
  if (near !== null) return { kind: near, isAssumed: false };
  if (hmer !== null && causesOf(hmer) === PROC_RECV_DONE)
    return { kind: 'PROC_RECV_DONE', isAssumed: false };
  return { kind: USUAL, isAssumed: true };
}

/** `near`: the error that the lines around it name. */
export function planOfHmer(facts: Facts, hmer: bigint, near: ErrorKind | null): Planned {
  const causes = causesOf(hmer);
  if (hmer !== 0n && causes === 0n) return none('nothing in it raises an HMI');
  // Cleared before it was reported: a healthy core, and nothing latched.
  if (hmer === 0n) {
    const wanted = [tfmrReads(HEALTHY, STATES), hmerReads(0n)];
    return { plans: [planFor(facts, causeOf(near, null), { wanted })], missing: NO_MOMENT };
  }
  if (causes !== HMER.TFAC_ERROR && causes !== PROC_RECV_DONE) {
    const names = setFields(HMER_FIELDS, causes).map(({ name }) => name);
    return none(
      `the simulated core latches TFAC_ERROR or PROC_RECV_DONE in HMER, and this is ${names.join(' and ')}`,
    );
  }
  const cause = causeOf(causes === PROC_RECV_DONE ? 'PROC_RECV_DONE' : near, hmer);
  return { plans: [planFor(facts, cause, { wanted: [hmerReads(hmer)] })], missing: NO_MOMENT };
}

/** State 8 from 7. */
const HEALTHY = 0x0000_0008_7000_0000n;

/** A load that failed: the value of the ChipTOD did not come. */
export function planOfFailedLoad(facts: Facts, near: ErrorKind | null): Planned {
  const stuck = [tfmrReads(MOVE | 0x0000_0007_6000_0000n, MOVE | STATES)];
  const kind = near ?? 'PROC_RECV_DONE';
  const plan = planFor(
    facts,
    { kind, isAssumed: near === null },
    { wanted: stuck, todStopped: true },
  );
  return { plans: [plan], missing: NO_MOMENT };
}

/** Linux was told of an event that was not recovered. */
export function planOfGivingUp(facts: Facts, near: ErrorKind | null): Planned {
  const plan = planFor(facts, causeOf(near, null), {
    wanted: [{ kind: 'event', id: 'rebooted' }],
    todStopped: true,
  });
  return { plans: [plan], missing: NO_MOMENT };
}
