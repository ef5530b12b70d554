/** The two hosts as a scenario sets them up: their clocks, their vcores, their QEMU; and the guest. */
import { defined } from '../../base/assert.ts';
import { cell, type Cell } from '../../machine/cell.ts';
import { momentsOf, startsWith, type Moment } from './instants.ts';
import { Values, type Value } from './quantity.ts';
import { storedOffset } from '../kvm-hv/timebase.ts';
import { migrates, type Scenario } from './settings.ts';

export interface Site {
  readonly scenario: Scenario;
  readonly moments: readonly Moment[];
  readonly hosts: readonly Host[];
  /** In the order of their indices. */
  readonly threads: readonly Thread[];
  /** Index into `moments`. */
  readonly moment: Cell;
  /** The largest TB that any vCPU of the guest has read. */
  readonly last: Value;
  readonly setsLeft: Cell;
  /** The time of the guest is on its way to the second host. */
  readonly sent: Cell;
  readonly arrived: Cell;
  readonly cells: readonly Cell[];
  /** At the start. */
  readonly exact: readonly bigint[];
}

export interface Host {
  readonly index: number;
  /** `a` or `b`. */
  readonly id: string;
  readonly now: Value;
  readonly vcores: readonly Vcore[];
  /** QEMU lets the vCPUs run. */
  readonly running: Cell;
  readonly qemu: Qemu;
}

export interface Qemu {
  readonly index: number;
  readonly id: string;
  readonly host: number;
  /** tb.guest_timebase */
  readonly guestTimebase: Value;
  /** By CPU: env.tb_offset. */
  readonly env: readonly Value[];
  /** The offset that leads from this host to the saved time. */
  readonly wanted: Value;
  /** tb_off_adj: the offset that timebase_load sets. */
  readonly raw: Value;
  /** Where the downtime is added: the time of the first host at the save, and the saved time with it. */
  readonly savedAt: Value | null;
  readonly downtime: Value | null;
  /** A time that is more than the rounding later than the saved one. */
  readonly jumped: Cell;
  /** Somebody has asked for what comes next. */
  readonly asked: Cell;
}

export interface Vcore {
  readonly index: number;
  readonly id: string;
  readonly host: number;
  /** Of its number among the vCPUs of the guest. */
  readonly number: number;
  /** TB less the host's clock. */
  readonly skew: Value;
  readonly tbOffset: Value;
  readonly applied: Value;
  /** The offset that the last entry has loaded. */
  readonly loaded: Value;
  /** dtl.timebase less the clock of the host at DT1. */
  readonly logged: Value;
  readonly entriesLeft: Cell;
  /** It has been plugged in. */
  readonly present: Cell;
  readonly r6: Value;
  readonly r7: Value;
  readonly r8: Value;
  readonly offset: Value;
  /** The moment at which its switch has read the TB first. */
  readonly since: Cell;
  /** It has not read the TB since time passed. */
  readonly mayRead: Cell;
  /** Its last read was less than an earlier one. */
  readonly fell: Cell;
  /** Exact only: what it has read last, how far that was from the largest before, and dtl.timebase. */
  readonly read: number;
  readonly step: number;
  readonly timebase: number;
}

export type Role = 'vcpu' | 'qemu' | 'setter' | 'plug';

export interface Thread {
  readonly index: number;
  readonly id: string;
  readonly host: number;
  readonly role: Role;
}

const HOST_IDS = ['a', 'b'];

export const vcoresOf = ({ hosts }: Site): Vcore[] => hosts.flatMap(({ vcores }) => vcores);
export const hostOf = ({ hosts }: Site, { host }: { readonly host: number }): Host =>
  defined(hosts[host], 'a host');
export const firstHost = ({ hosts }: Site): Host => defined(hosts[0], 'a host');
export const firstVcore = ({ vcores }: Host): Vcore => defined(vcores[0], 'a vcore');
export const firstCpu = ({ env }: Qemu): Value => defined(env[0], 'a CPU');

export function declareSite(scenario: Scenario): Site {
  const moments = momentsOf(scenario);
  const values = new Values();
  const cells: Cell[] = [];
  const own = (declared: Parameters<typeof cell>[0]): Cell => {
    const made = cell(declared);
    cells.push(made);
    return made;
  };
  const threads: Thread[] = [];
  const add = (id: string, host: number, role: Role): number =>
    threads.push({ index: threads.length, id, host, role }) - 1;
  const machine = { scope: 'machine', index: 0 } as const;
  const moment = own({
    ...machine,
    id: 'moment',
    label: 'moment',
    max: moments.length - 1,
    ghost: true,
    summary: 'How many of the moments at which the clocks can be read have come.',
  });
  const hosts = (migrates(scenario) ? [0, 1] : [0]).map((index) =>
    declareHost(scenario, moments, values, own, add, index),
  );
  if (scenario.userspace.setter !== 'none') add('set', 0, 'setter');
  if (hasPlug(scenario)) add('plug', 0, 'plug');
  const last = values.declare({
    ...machine,
    id: 'last',
    label: 'last',
    ghost: true,
    finite: { high: LEAST_RUNGS, low: 0 },
    initial: 0n,
    summary: 'The largest TB that any vCPU of the guest has read.',
  });
  const flag = (id: string, label: string, summary: string, initial = 0): Cell =>
    own({ ...machine, id, label, summary, initial });
  return {
    scenario,
    moments,
    hosts,
    threads,
    moment,
    last,
    setsLeft: flag(
      'setsLeft',
      'SETs left',
      'A sibling may still set the offset.',
      scenario.userspace.setter === 'none' ? 0 : 1,
    ),
    sent: flag('sent', 'sent', 'The state of the guest has been sent.'),
    arrived: flag('arrived', 'arrived', 'The state of the guest has come to the second host.'),
    cells: [...cells, ...values.cells],
    exact: values.exact,
  };
}

/** Before anything was read. */
const LEAST_RUNGS = -16_383;

const hasPlug = ({ vcores, userspace }: Scenario): boolean =>
  vcores === 2 && userspace.hotPlug !== 'none';

function declareHost(
  scenario: Scenario,
  moments: readonly Moment[],
  values: Values,
  own: (declared: Parameters<typeof cell>[0]) => Cell,
  add: (id: string, host: number, role: Role) => number,
  index: number,
): Host {
  const id = defined(HOST_IDS[index], 'a host');
  const group = { scope: 'group', index } as const;
  const start = defined(moments[0]?.clocks[index], 'a clock');
  const isSource = index === 0;
  const numbers = Array.from({ length: scenario.vcores }, (_, number) => number);
  const raw = isSource ? startsWith(scenario) : 0n;
  const stored = scenario.kernel === 'none' ? 0n : storedOffset(raw, scenario.rounding);
  const env = scenario.userspace.sync ? stored : raw;
  const vcores = numbers.map((number): Vcore => {
    const thread = add(`${id}${number}`, index, 'vcpu');
    return declareVcore(scenario, values, own, { index: thread, host: index, number, stored });
  });
  const now = values.declare({
    ...group,
    id: `${id}.now`,
    label: 'host TB',
    initial: start.exact,
    finite: { high: start.high, low: start.low },
    summary: 'The clock of the host.',
  });
  const qemuThread = add(`qemu-${id}`, index, 'qemu');
  const of = { scope: 'thread', index: qemuThread } as const;
  const qemuId = `qemu-${id}`;
  const withDowntime = scenario.mistakes.addDowntime;
  return {
    index,
    id,
    now,
    vcores,
    running: own({
      ...group,
      id: `${id}.running`,
      label: 'running',
      initial: isSource && !startsByBoot(scenario) ? 1 : 0,
      summary: 'QEMU lets the vCPUs run.',
    }),
    qemu: {
      index: qemuThread,
      id: qemuId,
      host: index,
      guestTimebase: values.declare({
        ...of,
        id: `${qemuId}.guest_timebase`,
        label: 'tb.guest_timebase',
        summary: 'The time of the guest as QEMU has saved it.',
      }),
      env: numbers.map((number) =>
        values.declare({
          ...of,
          id: `${qemuId}.env${number}.tb_offset`,
          label: `env[${number}].tb_offset`,
          initial: isPresent(scenario, number) ? env : 0n,
          summary: 'The offset of a CPU as QEMU knows it: as given, until it is read back.',
        }),
      ),
      wanted: values.declare({
        ...of,
        id: `${qemuId}.wanted`,
        label: 'wanted offset',
        temporary: true,
        ghost: true,
        summary: 'The offset that would lead exactly to the saved time.',
      }),
      raw: values.declare({
        ...of,
        id: `${qemuId}.raw`,
        label: 'tb_off_adj',
        temporary: true,
        summary: 'The offset that timebase_load sets, before the kernel rounds it.',
      }),
      savedAt: withDowntime
        ? values.declare({
            ...of,
            id: `${qemuId}.savedAt`,
            label: 'saved at',
            ghost: true,
            summary: 'The time of the first host at the save.',
          })
        : null,
      downtime: withDowntime
        ? values.declare({
            ...of,
            id: `${qemuId}.downtime`,
            label: 'saved time + downtime',
            temporary: true,
            summary: 'The saved time with what has passed since.',
          })
        : null,
      jumped: own({
        ...of,
        id: `${qemuId}.jumped`,
        label: 'jumped',
        ghost: true,
        summary: 'The guest starts more than the rounding after the saved time.',
      }),
      asked: own({
        ...of,
        id: `${qemuId}.asked`,
        label: 'asked',
        names: ['nothing', 'stop', 'go on'],
        summary: 'What the operator wants next.',
      }),
    },
  };
}

const startsByBoot = ({ flow }: Scenario): boolean => flow === 'boot' || flow === 'boot-cont';
const isPresent = (scenario: Scenario, number: number): boolean =>
  number === 0 || !hasPlug(scenario);

interface VcoreStart {
  readonly index: number;
  readonly host: number;
  readonly number: number;
  readonly stored: bigint;
}

function declareVcore(
  scenario: Scenario,
  values: Values,
  own: (declared: Parameters<typeof cell>[0]) => Cell,
  { index, host, number, stored }: VcoreStart,
): Vcore {
  const id = `${defined(HOST_IDS[host], 'a host')}${number}`;
  const of = { scope: 'thread', index } as const;
  const present = host > 0 || isPresent(scenario, number);
  const value = (name: string, label: string, summary: string, initial = 0n) =>
    values.declare({ ...of, id: `${id}.${name}`, label, summary, initial });
  const register = (name: string, label: string, summary: string) =>
    values.declare({ ...of, id: `${id}.${name}`, label, summary, temporary: true });
  const ghost = (name: string, label: string, summary: string) =>
    values.declare({ ...of, id: `${id}.${name}`, label, summary, ghost: true });
  const exactOnly = () => values.exact.push(0n) - 1;
  return {
    index,
    id,
    host,
    number,
    skew: ghost('skew', 'skew', 'How far the TB is from the clock of the host.'),
    tbOffset: value(
      'tb_offset',
      'vcore.tb_offset',
      'The offset that the next entry adds.',
      present ? stored : 0n,
    ),
    applied: value(
      'applied',
      'vcore.tb_offset_applied',
      'The offset that the entry has added, for the exit.',
    ),
    loaded: ghost('loaded', 'loaded offset', 'The offset that the last entry has loaded (E4).'),
    logged: ghost(
      'logged',
      'logged offset',
      'How far dtl.timebase was from the clock of the host when it was written.',
    ),
    entriesLeft: own({
      ...of,
      id: `${id}.entriesLeft`,
      label: 'entries left',
      max: scenario.entries,
      initial: scenario.entries,
      ghost: true,
      summary: 'How often this vCPU may still enter the guest.',
    }),
    present: own({
      ...of,
      id: `${id}.present`,
      label: 'plugged in',
      initial: present ? 1 : 0,
      summary: 'The CPU is there.',
    }),
    r6: register('r6', 'r6 (a)', 'The TB as the first mftb of the switch has read it.'),
    r7: register('r7', 'r7 (b)', 'The TB as it was read back after the write.'),
    r8: register('r8', 'r8 (n)', 'What is written to the TB.'),
    offset: register('offset', 'offset', 'The offset that this switch adds or subtracts.'),
    since: own({
      ...of,
      id: `${id}.since`,
      label: 'in the switch since',
      max: 15,
      ghost: true,
      summary: 'The moment at which this switch has read the TB first.',
    }),
    mayRead: own({
      ...of,
      id: `${id}.mayRead`,
      label: 'may read',
      ghost: true,
      summary: 'It has not read the TB since time passed: another read would say the same.',
    }),
    fell: own({
      ...of,
      id: `${id}.fell`,
      label: 'read fell',
      ghost: true,
      summary: 'Its last read of the TB was less than an earlier one.',
    }),
    read: exactOnly(),
    step: exactOnly(),
    timebase: exactOnly(),
  };
}
