/** Plans for values of TFMR and HMER: which error was raised, and when the core reads like that. */
import { causeNamed, hmerBit, tfmrBit } from '../../models/power8/causes.ts';
import { HMER_FIELDS, ibm, TFMR_FIELDS } from '../../models/power8/register-fields.ts';
import type { FieldInfo } from '../../protocol/description.ts';
import { ERROR_KINDS, type ErrorKind } from '../../models/power8/settings.ts';
import { TBST } from '../../models/power8/values.ts';
import { causesOf as causesIn, HMER } from '../registers/hmer.ts';
import { setFields } from '../registers/register.ts';
import { isValid, lastOf, stateOf } from '../registers/tfmr.ts';
import { coreOf, type Facts } from './facts.ts';
import type { Plan, Planned, Wanted } from './plan.ts';

/** Where the log does not say which error it was. */
const USUAL: ErrorKind = 'TB_MISSING_STEP';
const MOVE = ibm(18);
const STATES = 0x0000_000f_f000_0000n;

/** What no setting of a scenario decides, and no error either. */
const GIVEN = ['N_CLKS_PER_STEP', 'SYNC_BIT_SEL'];
/** What settings of a scenario decide, once for a run. */
const ONCE = ['MAX_CYC_BET_STEPS', 'CHIP_TOD_STATUS'];
const DECIDED = maskOf(TFMR_FIELDS.filter(({ name }) => !GIVEN.includes(name)));
/** The rest is of an access over XSCOM that failed, or reserved. */
const CAUSES_AND_NOISE =
  maskOf(HMER_FIELDS.filter(({ alarm }) => alarm)) | ibm(hmerBit('XSCOM_DONE'));

function maskOf(fields: readonly FieldInfo[]): bigint {
  return fields.reduce(
    (mask, { shift, width }) => mask | (((1n << BigInt(width)) - 1n) << BigInt(shift)),
    0n,
  );
}
/** What of TFMR a run decides, and not what a core is set up with once. */
export const DECIDED_BY_RUNS =
  DECIDED & ~maskOf(TFMR_FIELDS.filter(({ name }) => ONCE.includes(name)));

const tfmrReads = (value: bigint, mask = DECIDED): Wanted => ({
  kind: 'register',
  name: 'tfmr',
  value,
  mask,
  isWhole: mask === DECIDED,
});
const hmerReads = (value: bigint): Wanted => ({
  kind: 'register',
  name: 'hmer',
  value,
  mask: CAUSES_AND_NOISE,
  isWhole: true,
});

interface Cause {
  /** One, or two that are raised one right after the other. */
  readonly kinds: readonly ErrorKind[];
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

/** Those that TFMR names, one that stops the TBs first; or why no scenario has them. */
function kindsNamed(names: readonly string[]): readonly ErrorKind[] | string {
  const unknown = names.filter((name) => !isKind(name));
  if (unknown.length > 0) return `the simulated core has no ${unknown.join(', ')}`;
  const kinds = names.filter(isKind);
  const stopping = kinds.filter((kind) => causeNamed(kind).stopsTb);
  if (stopping.length > 1)
    return `one error at a time stops the TBs of the simulated core, and this is ${stopping.join(' and ')}`;
  if (kinds.length > MOST_AT_ONCE)
    return `more than ${MOST_AT_ONCE} errors at once were not tried, and this is ${kinds.join(' and ')}`;
  return [...stopping, ...kinds.filter((kind) => !stopping.includes(kind))];
}

const MOST_AT_ONCE = 2;

interface Options {
  readonly wanted: readonly Wanted[];
  readonly todStopped?: boolean;
  readonly strike?: readonly Wanted[];
}

export function planFor(facts: Facts, { kinds, isAssumed }: Cause, options: Options): Plan {
  const { wanted, todStopped = false } = options;
  const { scenario, assumed } = coreOf(facts);
  const [errorKind = USUAL, errorKind2] = kinds;
  const second = errorKind2 === undefined ? null : [showing(errorKind)];
  return {
    scenario: {
      ...scenario,
      environment: {
        errorKind,
        ...(errorKind2 !== undefined && { errorKind2 }),
        scope: 'core',
        ...(todStopped && { todStopped }),
      },
    },
    wanted,
    strike: options.strike ?? second,
    assumed: isAssumed ? [...assumed, `the error ${errorKind}`] : assumed,
  };
}

/** The moment at which an error has just been raised. */
function showing(kind: ErrorKind): Wanted {
  const { isInTfmr, hmer } = causeNamed(kind);
  const bit = isInTfmr ? ibm(tfmrBit(kind)) : ibm(hmerBit(hmer[0] ?? kind));
  const name = isInTfmr ? 'tfmr' : 'hmer';
  return { kind: 'register', name, value: bit, mask: bit, isWhole: false };
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
  const named = kindsNamed(errors);
  if (typeof named === 'string') return none(named);
  const cause = named.length > 0 ? { kinds: named, isAssumed: false } : causeOf(near, hmer);
  const both = hmer === null ? [] : [hmerReads(hmer)];
  const wanted = [tfmrReads(tfmr), ...both];
  const state = stateOf(tfmr);
  const isStuck = (tfmr & MOVE) !== 0n;
  const plain = planFor(facts, cause, { wanted });
  const stopped = planFor(facts, cause, { wanted, todStopped: true });
  // The value has not come for a resync that nobody had to do: no error is left beside it.
  const resync = planFor(
    facts,
    { kinds: ['PROC_RECV_DONE'], isAssumed: false },
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
  if (near !== null) return { kinds: [near], isAssumed: false };
  const latched = hmer === null ? [] : kindsLatched(causesIn(hmer), null);
  if (typeof latched !== 'string' && latched.length > 0)
    return { kinds: latched, isAssumed: latched.includes(USUAL) };
  return { kinds: [USUAL], isAssumed: true };
}

/** Kinds of errors that latch these bits of HMER; or why none do. `near`: the timer error that the log names. */
function kindsLatched(causes: bigint, near: ErrorKind | null): readonly ErrorKind[] | string {
  const names = setFields(HMER_FIELDS, causes).map(({ name }) => name);
  const kinds: ErrorKind[] = [];
  for (const name of names) {
    // Where TFMR is corrupt both are latched.
    if (name === 'TFAC_ERROR')
      kinds.push((causes & HMER.TFMR_PARITY_ERROR) === 0n ? (near ?? USUAL) : 'TFMR_CORRUPT');
    else if (name === 'TFMR_PARITY_ERROR') {
      if ((causes & HMER.TFAC_ERROR) === 0n)
        return 'the simulated core latches TFMR_PARITY_ERROR together with TFAC_ERROR';
    } else if (isKind(name)) kinds.push(name);
    else return `the simulated core has no ${name}`;
  }
  return kinds.length > MOST_AT_ONCE
    ? `more than ${MOST_AT_ONCE} errors at once were not tried, and this is ${names.join(' and ')}`
    : kinds;
}

/** `near`: the error that the lines around it name. */
export function planOfHmer(facts: Facts, hmer: bigint, near: ErrorKind | null): Planned {
  const causes = causesIn(hmer);
  if (hmer !== 0n && causes === 0n) return none('nothing in it raises an HMI');
  // Cleared before it was reported: a healthy core, and nothing latched.
  if (hmer === 0n) {
    const wanted = [tfmrReads(HEALTHY, STATES), hmerReads(0n)];
    return { plans: [planFor(facts, causeOf(near, null), { wanted })], missing: NO_MOMENT };
  }
  const kinds = kindsLatched(causes, near);
  if (typeof kinds === 'string') return none(kinds);
  const isAssumed = near === null && kinds.includes(USUAL);
  return {
    plans: [planFor(facts, { kinds, isAssumed }, { wanted: [hmerReads(hmer)] })],
    missing: NO_MOMENT,
  };
}

/** State 8 from 7. */
const HEALTHY = 0x0000_0008_7000_0000n;

/** A load that failed: the value of the ChipTOD did not come. */
export function planOfFailedLoad(facts: Facts, near: ErrorKind | null): Planned {
  const stuck = [tfmrReads(MOVE | 0x0000_0007_6000_0000n, MOVE | STATES)];
  const kinds = [near ?? 'PROC_RECV_DONE'] as const;
  const plan = planFor(
    facts,
    { kinds, isAssumed: near === null },
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
