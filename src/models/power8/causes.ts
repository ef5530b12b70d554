/**
 * What can go wrong in a core: which bits an error sets, whom it reaches, whether the TBs stop for it, and what
 * firmware does about it (domain 1.5, 1.6, 3.2). The bits stand in `register-fields.ts`, for logs as well.
 */
import { HMER_FIELDS, TFMR_ERROR_REACH, TFMR_FIELDS, type ErrorReach } from './register-fields.ts';
import { ERROR_KINDS, type ErrorKind, type Scenario } from './settings.ts';

/** Part of firmware that repairs it; null for what it does not look at. */
export type Repair = 'tb' | 'tfmr' | 'tod' | 'non-tb' | 'event' | null;

export interface Cause extends ErrorReach {
  readonly kind: ErrorKind;
  /** Names of the bits of HMER that latch. */
  readonly hmer: readonly string[];
  /** Whether TFMR has a bit of this name. */
  readonly isInTfmr: boolean;
  readonly repair: Repair;
  /** Before anybody recovers, each subcore cleans up what the error has left. */
  readonly needsCleanup: boolean;
}

/** Who an error is about that TFMR has no bit of; how a checkstopped resource reaches is inferred. */
const HMER_REACH: Readonly<Record<string, ErrorReach>> = {
  MALFUNCTION_ALERT: { scope: 'chip', stopsTb: false },
  HYP_RESOURCE_ERR: { scope: 'thread', stopsTb: false },
};
const OF_THE_CORE: ErrorReach = { scope: 'core', stopsTb: false };

/** A parity error of TFMR latches both: in the log of open-power/op-build issue 607 HMER is 0c40000000000000. */
const BOTH_TIMER_BITS = ['TFAC_ERROR', 'TFMR_PARITY_ERROR'];

const REPAIRS: Readonly<Partial<Record<ErrorKind, Repair>>> = {
  TFMR_CORRUPT: 'tfmr',
  CHIP_TOD_INTERRUPT: 'tod',
  HDEC_PARITY_ERROR: 'non-tb',
  DEC_PARITY_ERR: 'non-tb',
  PURR_PARITY_ERR: 'non-tb',
  SPURR_PARITY_ERR: 'non-tb',
};

const CAUSES: ReadonlyMap<ErrorKind, Cause> = new Map(
  ERROR_KINDS.map((kind) => [kind, causeOf(kind)]),
);

function causeOf(kind: ErrorKind): Cause {
  const needsCleanup = kind === 'TB_RESIDUE_ERR' || kind === 'HDEC_PARITY_ERROR';
  const reach = TFMR_ERROR_REACH[kind];
  if (reach === undefined) {
    const repair = kind === 'TRIG_FIR_HMI' ? null : 'event';
    const own = HMER_REACH[kind] ?? OF_THE_CORE;
    return { kind, ...own, hmer: [kind], isInTfmr: false, repair, needsCleanup };
  }
  const hmer = kind === 'TFMR_CORRUPT' ? BOTH_TIMER_BITS : ['TFAC_ERROR'];
  const repair = REPAIRS[kind] ?? (reach.stopsTb ? 'tb' : null);
  return { kind, ...reach, hmer, isInTfmr: true, repair, needsCleanup };
}

/** Kinds of errors that may come in a run, in their order, each once. */
export function kindsOf({ environment }: Scenario): readonly ErrorKind[] {
  const { errorKind, errorKind2, errorKind3 } = environment;
  const more = [errorKind2, errorKind3].filter((kind) => kind !== 'none');
  return [...new Set<ErrorKind>([errorKind, ...more])];
}

/** Whether an error of one of these kinds may come. */
export const mayBe = (scenario: Scenario, ...kinds: readonly ErrorKind[]): boolean =>
  kindsOf(scenario).some((kind) => kinds.includes(kind));

/** The same, with all that is known of them. */
export const causesOf = (scenario: Scenario): Cause[] => kindsOf(scenario).map(causeNamed);

export function causeNamed(kind: ErrorKind): Cause {
  return CAUSES.get(kind) ?? causeOf(kind);
}

/** Names of the bits of HMER that the causes of a scenario latch, each once. */
export function hmerBitsOf(scenario: Scenario): readonly string[] {
  const own = causesOf(scenario).flatMap(({ hmer }) => hmer);
  // A command that the TBs do not take latches it. Links of a processor recovery alone were made without it.
  const refused = own.every((name) => name === 'PROC_RECV_DONE') ? [] : ['TFAC_ERROR'];
  return [...new Set([...own, ...refused])];
}

/** One error of those that only stop the TBs, or none of TFMR: one bit is all that firmware has to tell. */
export const isPlain = (scenario: Scenario): boolean =>
  causesOf(scenario).every(({ isInTfmr, repair }) => !isInTfmr || repair === 'tb') &&
  causesOf(scenario).filter(({ isInTfmr }) => isInTfmr).length <= 1;

/** Its bit of TFMR is one that each thread has for itself. */
export const isOfThread = ({ isInTfmr, scope }: Cause): boolean => isInTfmr && scope === 'thread';

/** Position of a bit, in IBM numbers, by its name in TFMR or HMER. */
export const tfmrBit = (name: string): number => bitIn(TFMR_FIELDS, name);
export const hmerBit = (name: string): number => bitIn(HMER_FIELDS, name);

const bitIn = (fields: typeof TFMR_FIELDS, name: string): number =>
  63 - (fields.find((one) => one.name === name)?.shift ?? 63);
