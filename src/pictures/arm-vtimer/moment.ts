/** What the picture is drawn from: CPUs and vCPUs at a step, as the engine gave them. */
import { defined } from '../../base/assert.ts';
import type { Description } from '../../protocol/description.ts';
import type { Snapshot } from '../../protocol/snapshot.ts';
import { findCell, findRegister, type Found } from '../../views/lookup.ts';

/** A value, and what it is asked by: who has set it. */
export interface Read<T> {
  readonly value: T;
  readonly kind: 'cell' | 'register';
  /** Into the description's cells or registers. */
  readonly index: number;
  /** By this very step. */
  readonly changed: boolean;
}

/** CTL, CVAL and CNTVOFF of one of both copies. */
export interface Copy {
  /** Bit 0: enabled. */
  readonly ctl: Read<bigint>;
  readonly cval: Read<bigint>;
  readonly cntvoff: Read<bigint>;
}

export const LAMPS = ['line', 'pending', 'active', 'enabled', 'signal'] as const;

export interface CpuMoment extends Copy {
  readonly index: number;
  readonly id: string;
  /** Its CTL is enabled, and its deadline past. */
  readonly hasRunOut: boolean;
  readonly lamps: Readonly<Record<(typeof LAMPS)[number], boolean>>;
  readonly lampsIndex: number;
  /** The signal has outlived its level. */
  readonly isLate: boolean;
  /** Its registers are the timer of a vCPU. */
  readonly isTruth: boolean;
}

export type Token = 'empty' | 'P' | 'A';

export interface VcpuMoment extends Copy {
  readonly index: number;
  readonly id: string;
  /** Index of the CPU that it has; null for none. */
  readonly cpu: number | null;
  /** CPU whose registers are its timer; null where memory is. */
  readonly home: number | null;
  /** null for a kernel that has no such flag. */
  readonly loaded: Read<number> | null;
  readonly level: Read<number>;
  readonly line: boolean;
  readonly token: Token;
  readonly tokenIndex: number;
  readonly isBgArmed: boolean;
  /** That the host has taken for this expiry. */
  readonly interrupts: Read<number>;
  readonly roundsLeft: Read<number>;
  /** What the guest has set itself. */
  readonly guestCtl: number;
  readonly deadline: bigint;
  readonly count: Read<bigint>;
  /** Of neither copy is CTL what the guest has set. */
  readonly isWordLost: boolean;
}

export interface Moment {
  readonly count: Read<bigint>;
  readonly cpus: readonly CpuMoment[];
  readonly vcpus: readonly VcpuMoment[];
  readonly exits: number;
  readonly before: Read<bigint>;
  readonly after: Read<bigint>;
}

const TOKENS = ['empty', 'P', 'A'] as const;

export function momentOf(description: Description, snapshot: Snapshot): Moment {
  const read = readerOf(description, snapshot);
  const [vcpuGroup, ...cpuGroups] = description.groups;
  const vcpus = (vcpuGroup?.threads ?? []).map((thread) =>
    vcpuOf(read, defined(description.threads[thread], 'a vCPU').id, cpuGroups.length),
  );
  return {
    count: read.register('count'),
    cpus: cpuGroups.map(({ id }, index) =>
      cpuOf(
        read,
        id,
        index,
        vcpus.some(({ home }) => home === index),
      ),
    ),
    vcpus,
    exits: Number(read.register('exits').value),
    before: read.register('accesses.before'),
    after: read.register('accesses.after'),
  };
}

interface Reader {
  readonly register: (id: string) => Read<bigint>;
  readonly cell: (id: string) => Read<number>;
  readonly hasCell: (id: string) => boolean;
}

function readerOf(description: Description, snapshot: Snapshot): Reader {
  const read = <T>(kind: Read<T>['kind'], found: Found<T> | null, id: string): Read<T> => ({
    kind,
    ...defined(found, id),
  });
  return {
    register: (id) => read('register', findRegister(description, snapshot, id), id),
    cell: (id) => read('cell', findCell(description, snapshot, id), id),
    hasCell: (id) => findCell(description, snapshot, id) !== null,
  };
}

function cpuOf(read: Reader, id: string, index: number, isTruth: boolean): CpuMoment {
  const ctl = read.register(`${id}.CNTV_CTL`);
  const lamps = read.register(`${id}.lamps`);
  const isLit = (lamp: number) => ((lamps.value >> BigInt(lamp)) & 1n) === 1n;
  return {
    index,
    id,
    ctl: { ...ctl, value: ctl.value & 1n },
    cval: read.register(`${id}.CNTV_CVAL`),
    cntvoff: read.register(`${id}.CNTVOFF`),
    hasRunOut: (ctl.value & ISTATUS) !== 0n,
    lamps: {
      line: isLit(0),
      pending: isLit(1),
      active: isLit(2),
      enabled: isLit(3),
      signal: isLit(4),
    },
    lampsIndex: lamps.index,
    isLate: isLit(4) && !isLit(1),
    isTruth,
  };
}

const ISTATUS = 4n;

function vcpuOf(read: Reader, id: string, cpus: number): VcpuMoment {
  const own = (name: string) => read.cell(`${id}.${name}`);
  const home = Number(read.register(`${id}.home`).value) - 1;
  const cpu = own('cpu').value - 1;
  const ctl = read.register(`${id}.cnt_ctl`);
  const guestCtl = own('guest_ctl').value;
  const token = own('lr');
  const copies = [
    ctl.value,
    ...Array.from({ length: cpus }, (_, i) => read.register(`cpu${i}.CNTV_CTL`).value & 1n).filter(
      (_, i) => i === cpu,
    ),
  ];
  return {
    index: Number(id.slice(1)),
    id,
    cpu: cpu < 0 ? null : cpu,
    home: home < 0 ? null : home,
    ctl,
    cval: read.register(`${id}.cnt_cval`),
    cntvoff: read.register(`${id}.cntvoff`),
    loaded: read.hasCell(`${id}.loaded`) ? own('loaded') : null,
    level: own('level'),
    line: own('line').value === 1,
    token: TOKENS[token.value] ?? 'empty',
    tokenIndex: token.index,
    isBgArmed: own('bg').value === 1,
    interrupts: own('interrupts'),
    roundsLeft: own('rounds'),
    guestCtl,
    deadline: read.register(`${id}.deadline`).value,
    count: read.register(`${id}.count`),
    isWordLost: copies.every((copy) => Number(copy) !== guestCtl),
  };
}
