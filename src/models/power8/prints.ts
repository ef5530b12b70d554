/**
 * Which step prints which line of a log: skiboot's core/hmi.c and hw/chiptod.c (domain 3.1 to 3.3), and what Linux
 * reports of the events that firmware has queued (3.5), powernv/opal-hmi.c.
 */
import { any, both, equal, not } from '../../machine/expression.ts';
import type { ExactContext } from '../../machine/statement.ts';
import type { Print, Prints, ReadBefore, Shown } from '../prints.ts';
import type { Core } from './core.ts';
import { ibm } from './register-fields.ts';
import { tfmrOf } from './registers.ts';
import { isTbError } from './symbolic.ts';
import type { Thread } from './thread.ts';
import { TBST } from './values.ts';

/** Kinds of lines. */
export const PRINTED = {
  received: 'received',
  procRecovered: 'processor recovered',
  preRecovery: 'pre-recovery timeout',
  notSet: 'Not Set in error state',
  chipToTb: 'Chip to TB timeout',
  resyncFailed: 'Resync failed',
  resyncHardware: 'OPAL: resync failed',
  report: 'report of Linux',
  reboot: 'unrecoverable',
} as const;

/** Bits of HMER that an event is about. */
const PROC_RECV_DONE = 2;
const TFAC_ERROR = 4;
/** Those that it can be about here. */
export const REPORTED: readonly number[] = [PROC_RECV_DONE, TFAC_ERROR];

/** Id of a thread by its number in the core. */
export const threadNamed = (number: number): string => `t${String(number)}`;

const REBOOT = 'hmi_event_handler:op';

export function printsOf(core: Core): Prints {
  return { all: core.threads.flatMap((t) => [...ofHmi(core, t), ...ofChiptod(core, t)]), words };
}

/** opal_handle_hmi with handle_hmi_exception, and what comes of its events. */
function ofHmi(core: Core, t: Thread): Print[] {
  const { hmer: copy, recovered } = t.temporaries;
  const bit = isTbError(core.scenario) ? TFAC_ERROR : PROC_RECV_DONE;
  const hmer: Shown = (at) => (at.value(copy) === 1 ? ibm(bit) : 0n);
  const own = { thread: t.index, when: true, comes: 'at once' } as const;
  // The handler does not come back from a reboot, and without one of these it does not begin it.
  const event = {
    ...own,
    kind: PRINTED.report,
    comes: 'later',
    by: 'Linux',
    until: REBOOT,
  } as const;
  // The copy of the same read: nothing is queued where it has not this bit, and there is no other.
  const cause = () => ibm(bit);
  return [
    // Below lock(&hmi_lock): the thread that holds it prints what it has read before.
    { ...own, kind: PRINTED.received, at: 'opal_handle_hmi:O10', values: { hmer } },
    {
      ...own,
      kind: PRINTED.procRecovered,
      at: 'opal_handle_hmi:O11a',
      comes: 'before the next',
      values: {},
    },
    {
      ...event,
      at: 'opal_handle_hmi:O11a',
      values: { about: is(PROC_RECV_DONE), hmer: cause, recovered: is(1) },
    },
    {
      ...event,
      at: 'opal_handle_hmi:O11c',
      when: equal(recovered, 1),
      values: { about: is(TFAC_ERROR), hmer: cause, recovered: is(1), tfmr: savedTfmr(core) },
    },
    {
      ...event,
      at: 'opal_handle_hmi:O11c',
      when: equal(recovered, 0),
      values: { about: is(TFAC_ERROR), hmer: cause, recovered: is(0), tfmr: savedTfmr(core) },
      allows: REBOOT,
    },
    {
      ...own,
      kind: PRINTED.preRecovery,
      at: 'wait_for_subcore_threads:wait',
      givenUp: true,
      values: {},
    },
    { ...own, kind: PRINTED.reboot, at: REBOOT, by: 'Linux', values: {} },
  ];
}

const is = (value: number): Shown => {
  const constant = BigInt(value);
  return () => constant;
};

/** `save original TFMR`: with hmi_lock, on the way into the recovery, so that whoever resyncs may change it. */
const savedTfmr = (core: Core): ReadBefore => ({
  at: 'chiptod_recover_tb_errors:C1',
  until: 'opal_handle_hmi:O12',
  of: (at) => tfmrOf(core, at),
});

function ofChiptod(core: Core, t: Thread): Print[] {
  const own = { thread: t.index, when: true, comes: 'at once', values: {} } as const;
  const stops = equal(core.tbst, TBST.ERROR);
  // A TB that came to run, and had its next error before the lock was free, was loaded all the same.
  const wasLoaded = any(
    equal(core.tbst, TBST.RUNNING),
    both(stops, equal(core.tbstLast, TBST.RUNNING)),
  );
  const failed = { ...own, at: 'chiptod_wakeup_resync:RS7', when: not(wasLoaded) } as const;
  return [
    { ...own, kind: PRINTED.notSet, at: 'chiptod_mod_tb:TM2', when: stops },
    { ...own, kind: PRINTED.chipToTb, at: 'chiptod_to_tb:TL3', givenUp: true },
    {
      ...failed,
      kind: PRINTED.resyncFailed,
      values: { tfmr: (at: ExactContext) => tfmrOf(core, at) },
    },
    // Once chiptod_lock is free, so that lines of the next one to load the TBs may come before it.
    { ...failed, kind: PRINTED.resyncHardware, comes: 'before the next' },
  ];
}

type Values = Readonly<Record<string, bigint>>;

function words(kind: string, { hmer, tfmr, about, recovered }: Values): string {
  switch (kind) {
    case PRINTED.received:
      return `HMI: Received HMI interrupt: HMER = 0x${hex(hmer)}`;
    case PRINTED.procRecovered:
      return 'HMI: Processor recovery Done.';
    case PRINTED.preRecovery:
      return 'HMI: TB pre-recovery timeout';
    case PRINTED.notSet:
      return 'CHIPTOD: TB "Not Set" TOD in error state';
    case PRINTED.chipToTb:
      return 'CHIPTOD: Chip to TB timeout';
    case PRINTED.resyncFailed:
      return `CHIPTOD: Resync failed ! TFMR=0x${hex(tfmr)}`;
    case PRINTED.resyncHardware:
      return 'OPAL: Resync timebase failed';
    case PRINTED.reboot:
      return 'Unrecoverable HMI exception';
    default: {
      const severity = about === BigInt(TFAC_ERROR) ? 'Severe' : 'Harmless';
      const disposition = recovered === 1n ? '[Recovered]' : '[Not recovered]';
      const more = tfmr === undefined ? '' : `, TFMR: ${hex(tfmr)}`;
      return `${severity} Hypervisor Maintenance interrupt ${disposition}, HMER: ${hex(hmer)}${more}`;
    }
  }
}

const hex = (value = 0n): string => value.toString(16).padStart(16, '0');
