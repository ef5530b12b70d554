/** The two hosts as a scenario sets them up: their clocks, their vcores, their QEMU; and the guest. */
import { defined } from '../../base/assert.ts';
import { cell, type Cell } from '../../machine/cell.ts';
import { momentsOf, startsWith, type Moment } from './instants.ts';
import { Values, type Value } from './quantity.ts';
import { storedOffset } from '../kvm-hv/timebase.ts';
import { declareVcore, type Vcore } from './vcore.ts';
import { boots, migrates, type Scenario } from './settings.ts';

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
  /** Exact only, of that read: whose it was, which offset was loaded, and how far the TB was from it. */
  readonly lastReader: number;
  readonly lastLoaded: number;
  readonly lastOff: number;
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
  /** Exact only: tb_offset and env.tb_offset when the time was saved. */
  readonly keptAtSave: number;
  readonly envAtSave: number;
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
    lastReader: values.exactOnly(),
    lastLoaded: values.exactOnly(),
    lastOff: values.exactOnly(),
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
    return declareVcore(scenario, values, own, {
      index: thread,
      id: `${id}${number}`,
      host: index,
      number,
      present: index > 0 || isPresent(scenario, number),
      stored,
    });
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
      initial: isSource && !boots(scenario) ? 1 : 0,
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
      keptAtSave: values.exactOnly(),
      envAtSave: values.exactOnly(),
    },
  };
}

const isPresent = (scenario: Scenario, number: number): boolean =>
  number === 0 || !hasPlug(scenario);
