/** Where the timers are: a column for the CPUs with their registers, one for the vCPUs with their memory. */
import type { Moment } from '../moment.ts';
import type { Transfer } from '../noted.ts';
import { Between } from './between.tsx';
import { CpuHome } from './cpu-home.tsx';
import { geometryOf } from './geometry.ts';
import './homes.css';
import { spokenLamps } from './lamps.tsx';
import { VcpuHome } from './vcpu-home.tsx';

interface Props {
  readonly moment: Moment;
  /** Up to the selected step. */
  readonly transfers: readonly Transfer[];
  readonly step: number;
  readonly width: number;
  readonly isNarrow: boolean;
  readonly seconds: (counts: bigint) => string;
}

export function Homes({ moment, transfers, step, width, isNarrow, seconds }: Props) {
  const { cpus, vcpus } = moment;
  const geometry = geometryOf(width, cpus.length, vcpus.length, isNarrow);
  return (
    <div className="vt-homes" data-narrow={isNarrow} style={{ height: geometry.height }}>
      <p className="visually-hidden vt-spoken">{spoken(moment, transfers, seconds)}</p>
      {cpus.map((cpu, i) => (
        <CpuHome
          key={cpu.id}
          cpu={cpu}
          place={geometry.cpus[i] ?? NOWHERE}
          width={geometry.cpuWidth}
          isNarrow={isNarrow}
          isBrief={geometry.isBrief}
          seconds={seconds}
        />
      ))}
      <Between
        moment={moment}
        transfers={transfers}
        step={step}
        geometry={geometry}
        isNarrow={isNarrow}
      />
      {vcpus.map((vcpu, i) => (
        <VcpuHome
          key={vcpu.id}
          vcpu={vcpu}
          isOnly={vcpus.length === 1}
          place={geometry.vcpus[i] ?? NOWHERE}
          left={geometry.cpuWidth + geometry.middle}
          width={geometry.vcpuWidth}
          isNarrow={isNarrow}
          isBrief={geometry.isBrief}
          seconds={seconds}
        />
      ))}
    </div>
  );
}

const NOWHERE = { top: 0, height: 0 };

function spoken(
  { cpus, vcpus }: Moment,
  transfers: readonly Transfer[],
  seconds: Props['seconds'],
): string {
  const homes = vcpus.map((v) => {
    const copy = cpus[v.home ?? -1] ?? v;
    const where = v.home === null ? 'memory' : `CPU ${v.home}`;
    const loss = transfers.findLast(({ vcpu, isLoss }) => isLoss && vcpu === v.index);
    const lost =
      v.isWordLost && loss !== undefined
        ? ` The guest had set ${v.guestCtl}; ${loss.letter} has overwritten it at step ${loss.step}.`
        : '';
    return `vCPU ${v.index}: ${where} has its timer: CTL ${copy.ctl.value}, CVAL ${seconds(copy.cval.value)}.${lost}`;
  });
  const lamps = cpus.map((cpu) => `CPU ${cpu.index}: ${spokenLamps(cpu)}.`);
  return [...homes, ...lamps].join(' ');
}
