/** What timers, counts and lamps are at a moment of a run: for registers and for sentences. */
import type { ExactContext } from '../../machine/statement.ts';
import type { Cpu, Setup, Vcpu } from './setup.ts';
import { exactCount, exactOffset } from './time.ts';

/** The lamps of a CPU, in the order of their bits. */
export const LAMPS = ['line', 'pending', 'active', 'enabled', 'signal'] as const;

export interface CpuReading {
  readonly ctl: boolean;
  readonly cval: bigint;
  readonly cntvoff: bigint;
  /** Virtual count as the CPU reads it. */
  readonly count: bigint;
  /** ISTATUS, as if it were enabled. */
  readonly isPast: boolean;
  readonly lamps: Readonly<Record<(typeof LAMPS)[number], boolean>>;
}

export function readCpu({ time, scenario }: Setup, cpu: Cpu, at: ExactContext): CpuReading {
  const small = time.start + at.value(time.now);
  const [cval, voff] = [at.value(cpu.cval), at.value(cpu.voff)];
  const isPast = cval + voff <= small;
  const ctl = at.value(cpu.ctl) === 1;
  const line = ctl && isPast;
  const active = at.value(cpu.active) === 1;
  const enabled = at.value(cpu.enabled) === 1;
  const forwarded = line && enabled && !active;
  const stays = scenario.gicDelay && at.value(cpu.late) === 1;
  return {
    ctl,
    cval: exactCount(time, cval),
    cntvoff: exactOffset(time, voff),
    count: exactCount(time, small - voff),
    isPast,
    lamps: { line, pending: line, active, enabled, signal: forwarded || stays },
  };
}

export interface VcpuReading {
  readonly cntCtl: boolean;
  readonly cntCval: bigint;
  readonly cntvoff: bigint;
  /** Its virtual count, whether it runs or not. */
  readonly count: bigint;
  /** Counts until what memory says is due; below 0 it is past. */
  readonly dueIn: bigint;
  readonly guestCval: bigint;
  /** CPU whose registers have its timer; null where memory has it. */
  readonly home: number | null;
}

export function readVcpu(setup: Setup, v: Vcpu, at: ExactContext): VcpuReading {
  const { time, era } = setup;
  const [small, voff] = [time.start + at.value(time.now), at.value(v.cntvoff)];
  const count = exactCount(time, small - voff);
  const cntCval = exactCount(time, at.value(v.cntCval));
  return {
    cntCtl: at.value(v.cntCtl) === 1,
    cntCval,
    cntvoff: exactOffset(time, voff),
    count,
    dueIn: cntCval - count,
    guestCval: exactCount(time, at.value(v.guestCval)),
    home: era.keepsLoaded ? loadedOn(v, at) : switchedTo(setup, v, at),
  };
}

const cpuOf = (v: Vcpu, at: ExactContext): number | null => {
  const on = at.value(v.cpu);
  return on === 0 ? null : on - 1;
};

const loadedOn = (v: Vcpu, at: ExactContext) => (at.value(v.loaded) === 1 ? cpuOf(v, at) : null);

/** Until 4.14 the registers are zeroed at every exit. */
function switchedTo({ cpus }: Setup, v: Vcpu, at: ExactContext): number | null {
  const on = cpuOf(v, at);
  const cpu = on === null ? undefined : cpus[on];
  return cpu !== undefined && at.value(cpu.voff) !== 0 ? on : null;
}
