/**
 * Which step prints which line of a log: skiboot's core/hmi.c and hw/chiptod.c (domain 3.1 to 3.3), and what Linux
 * reports of the events that firmware has queued (3.5), powernv/opal-hmi.c.
 */
import { any, both, equal, not } from '../../machine/expression.ts';
import type { ExactContext } from '../../machine/statement.ts';
import type { Print, Prints, ReadBefore, Shown } from '../prints.ts';
import { hmerBit } from './causes.ts';
import type { Core } from './core.ts';
import { ibm } from './register-fields.ts';
import { tfmrOf } from './registers.ts';
import { hmerBitNamed, hmerOf } from './hmer-bits.ts';
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

/** Bits of HMER that events are about, each with the line of opal_handle_hmi that queues one. */
const EVENTS: readonly Event[] = [
  { name: 'PROC_RECV_DONE', line: 'O11a', severity: 'Harmless' },
  { name: 'PROC_RECV_ERROR_MASKED', line: 'O11d', severity: 'Harmless' },
  { name: 'PROC_RECV_AGAIN', line: 'O11e', severity: 'Harmless' },
  { name: 'MALFUNCTION_ALERT', line: 'O11f', severity: 'Fatal' },
  { name: 'HYP_RESOURCE_ERR', line: 'O11g', severity: 'Fatal' },
  { name: 'TFAC_ERROR', line: 'O11c', severity: 'Severe' },
  { name: 'TFMR_PARITY_ERROR', line: 'O11i', severity: 'Fatal' },
];

interface Event {
  readonly name: string;
  readonly line: string;
  readonly severity: string;
}

/** Bits that a report may be about. */
export const REPORTED: readonly number[] = EVENTS.map(({ name }) => hmerBit(name));
/** Bits that the core can latch; nobody reports a debug trigger. */
export const LATCHED: readonly number[] = [...REPORTED, hmerBit('TRIG_FIR_HMI')];

/** Id of a thread by its number in the core. */
export const threadNamed = (number: number): string => `t${String(number)}`;

const REBOOT = 'hmi_event_handler:op';

export function printsOf(core: Core): Prints {
  return { all: core.threads.flatMap((t) => [...ofHmi(core, t), ...ofChiptod(core, t)]), words };
}

/** opal_handle_hmi with handle_hmi_exception, and what comes of its events. */
function ofHmi(core: Core, t: Thread): Print[] {
  const bits = hmerOf(core.scenario, t);
  const hmer: Shown = (at) =>
    bits
      .filter(({ copy }) => at.value(copy) === 1)
      .reduce((value, { name }) => value | ibm(hmerBit(name)), 0n);
  const own = { thread: t.index, when: true, comes: 'at once' } as const;
  return [
    // Below lock(&hmi_lock): the thread that holds it prints what it has read before.
    { ...own, kind: PRINTED.received, at: READ, values: { hmer } },
    ...(hmerBitNamed(core.scenario, t, 'PROC_RECV_DONE') === undefined
      ? []
      : [
          {
            ...own,
            kind: PRINTED.procRecovered,
            at: 'opal_handle_hmi:O11a',
            comes: 'before the next',
            values: {},
          } as const,
        ]),
    ...EVENTS.flatMap((event) =>
      hmerBitNamed(core.scenario, t, event.name) === undefined
        ? []
        : reports(core, t, event, bits.length === 1 ? is(ibm(hmerBit(event.name))) : saved(hmer)),
    ),
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

/** The thread that has read HMER holds the lock here. */
const READ = 'opal_handle_hmi:O10';

/** Of several bits some are forgotten when they have been looked at; of one nothing else is queued. */
const saved = (of: Shown): ReadBefore => ({ at: READ, until: 'opal_handle_hmi:O12', of });

/** What Linux says of an event, at any time after it was queued. */
function reports(core: Core, t: Thread, { name, line }: Event, hmer: Shown | ReadBefore): Print[] {
  const { recovered } = t.temporaries;
  const isOfTimer = name === 'TFAC_ERROR' || name === 'TFMR_PARITY_ERROR';
  const fails = core.scenario.environment.recoveryFails;
  const values = {
    about: is(BigInt(hmerBit(name))),
    hmer,
    ...(isOfTimer && { tfmr: savedTfmr(core, t) }),
  };
  // The handler does not come back from a reboot, and without one of these it does not begin it.
  const event = {
    thread: t.index,
    when: true,
    kind: PRINTED.report,
    comes: 'later',
    by: 'Linux',
    until: REBOOT,
    at: `opal_handle_hmi:${line}`,
  } as const;
  const good = { ...event, values: { ...values, recovered: is(1n) } };
  const bad = { ...event, values: { ...values, recovered: is(0n) }, allows: REBOOT };
  if (isOfTimer)
    return [
      { ...good, when: equal(recovered, 1) },
      { ...bad, when: equal(recovered, 0) },
    ];
  const isBad = name === 'HYP_RESOURCE_ERR' || (name === 'MALFUNCTION_ALERT' && fails);
  return [isBad ? bad : good];
}

const is =
  (value: bigint): Shown =>
  () =>
    value;

/** `save original TFMR`: with hmi_lock, on the way into the recovery, so that whoever resyncs may change it. */
const savedTfmr = (core: Core, t: Thread): ReadBefore => ({
  at: 'chiptod_recover_tb_errors:C1',
  until: 'opal_handle_hmi:O12',
  of: (at) => tfmrOf(core, at, t),
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
      values: { tfmr: (at: ExactContext) => tfmrOf(core, at, t) },
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
      const event = EVENTS.find(({ name }) => BigInt(hmerBit(name)) === about);
      const severity = event?.severity ?? 'Severe';
      const disposition = recovered === 1n ? '[Recovered]' : '[Not recovered]';
      const more = tfmr === undefined ? '' : `, TFMR: ${hex(tfmr)}`;
      return `${severity} Hypervisor Maintenance interrupt ${disposition}, HMER: ${hex(hmer)}${more}`;
    }
  }
}

const hex = (value = 0n): string => value.toString(16).padStart(16, '0');
