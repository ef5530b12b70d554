/** A broken invariant in words and values, for the verdict bar and the terminal. */
import type { ExactContext } from '../../machine/statement.ts';
import { span } from './in-words.ts';
import { readCpu, readVcpu } from './reading.ts';
import type { Cpu, Setup, Vcpu } from './setup.ts';

/** One sentence; `id` is the invariant's. */
export function explain(setup: Setup, id: string, at: ExactContext): string {
  const said = setup.vcpus.map((v) => ofVcpu(setup, v, id, at)).filter((text) => text !== '');
  return said.length > 0 ? said.join('; ') : ofCpus(setup, id, at);
}

function ofVcpu(setup: Setup, v: Vcpu, id: string, at: ExactContext): string {
  const is = (cell: Parameters<ExactContext['value']>[0]) => at.value(cell) === 1;
  const cpu = setup.cpus[at.value(v.cpu) - 1];
  switch (id) {
    case 'ticks-came':
      return at.value(v.roundsLeft) === 0 ? '' : waitsForEver(setup, v, at);
    case 'registers-are-the-guests':
      return cpu === undefined ? '' : wrongRegisters(setup, v, cpu, at);
    case 'pending-is-active':
      return cpu !== undefined && at.value(v.lr) !== 0 && !is(cpu.active)
        ? `the list register of ${v.id} is ${at.value(v.lr) === 1 ? 'P' : 'A'}, and the interrupt of CPU ${String(cpu.index)} is not active`
        : '';
    case 'loaded-has-a-cpu':
      return is(v.loaded) && cpu === undefined ? `${v.id} is loaded, and has no CPU` : '';
    case 'one-interrupt':
      return at.value(v.interrupts) > 1
        ? `the host has taken the interrupt again for the same deadline of ${v.id}`
        : '';
    case 'no-soft-timer-in-guest':
      return is(v.bg) ? `the soft timer of ${v.id} is armed, and its guest runs` : '';
    case 'not-deaf':
      return cpu !== undefined && is(cpu.active) && at.value(v.lr) === 0
        ? `the interrupt of CPU ${String(cpu.index)} is active, and ${v.id} has none to end`
        : '';
    case 'time-goes-on':
      return is(v.wentBack)
        ? `the virtual count of ${v.id} is ${span(readVcpu(setup, v, at).count)} again`
        : '';
    default:
      return '';
  }
}

function waitsForEver(setup: Setup, v: Vcpu, at: ExactContext): string {
  const { cntCtl, dueIn } = readVcpu(setup, v, at);
  const left = at.value(v.roundsLeft);
  const misses = `${v.id} waits for ${String(left)} of ${String(v.roundsLeft.initial)} ticks`;
  if (at.value(v.runnable) === 1) return `${misses}, and nothing interrupts it`;
  if (at.value(v.bg) === 1) return `${misses}: its soft timer fires in ${span(dueIn)}`;
  return at.value(v.guestCtl) === 1 && !cntCtl
    ? `${misses}, asleep: memory says that its timer is off, and the guest has set it`
    : `${misses}, asleep, and no soft timer is armed`;
}

function wrongRegisters(setup: Setup, v: Vcpu, cpu: Cpu, at: ExactContext): string {
  const { ctl, cval, cntvoff } = readCpu(setup, cpu, at);
  const own = readVcpu(setup, v, at);
  const guestCtl = at.value(v.guestCtl) === 1;
  const on = `on CPU ${String(cpu.index)}`;
  if (ctl !== guestCtl)
    return `${on} the timer is ${ctl ? 'on' : 'off'}, and the guest of ${v.id} has it ${guestCtl ? 'on' : 'off'}`;
  if (cntvoff !== own.cntvoff)
    return `${on} CNTVOFF is ${span(cntvoff)}, and that of ${v.id} is ${span(own.cntvoff)}`;
  return ctl && cval !== own.guestCval
    ? `${on} the deadline is ${span(cval)}, and the guest of ${v.id} has set ${span(own.guestCval)}`
    : '';
}

function ofCpus(setup: Setup, id: string, at: ExactContext): string {
  switch (id) {
    case 'empty-cpu-is-off': {
      const left = setup.cpus.flatMap((cpu) => {
        const isEmpty = setup.vcpus.every((v) => at.value(v.cpu) !== cpu.index + 1);
        if (!isEmpty) return [];
        const { ctl, cntvoff } = readCpu(setup, cpu, at);
        const on = `no vCPU runs on CPU ${String(cpu.index)}`;
        if (ctl) return [`${on}, and its timer is on`];
        return cntvoff === 0n ? [] : [`${on}, and its CNTVOFF is ${span(cntvoff)}`];
      });
      return left.join('; ');
    }
    case 'handler-has-a-vcpu':
      return 'the handler runs on a CPU where no vCPU does';
    case 'no-empty-tick':
      return 'the guest has taken an interrupt while its timer had not run out';
    case 'host-is-not-interrupted':
      return 'the host has taken the interrupt';
    default:
      return '';
  }
}
