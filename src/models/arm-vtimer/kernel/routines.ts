/** All routines: those of a vCPU, and the one of a CPU that takes interrupts. */
import { hollow } from '../../hollow.ts';
import type { Routine, ThreadProgram } from '../../../machine/program.ts';
import { call, phase, resume, type Func } from '../../../machine/statement.ts';
import { firstCpu, firstVcpu, type Cpu, type Setup, type Vcpu } from '../setup.ts';
import { preempt_schedule } from './block.ts';
import { guest } from './guest.ts';
import { gic_handle_irq } from './handler.ts';
import type { At } from './program.ts';
import { done, kvm_arch_vcpu_ioctl_run, kvm_vcpu_ioctl } from './run-loop.ts';

const vcpuRoutines = (a: At): Routine[] => [
  { name: 'start', code: kvm_vcpu_ioctl(a) },
  { name: 'run', code: kvm_arch_vcpu_ioctl_run(a) },
  { name: 'guest', code: guest(a) },
  { name: 'preempted', code: preempted(a) },
  { name: 'done', code: done(a) },
];

const cpuRoutines = (setup: Setup, cpu: Cpu): Routine[] => [
  { name: 'irq', code: gic_handle_irq(setup, cpu) },
];

/** Somewhere in the host, with interrupts and preemption on. */
const preempted = (a: At): Func => ({
  file: '',
  origin: '',
  name: 'preempted',
  summary: 'The thread loses its CPU for a while.',
  body: [phase('host', [call('X', preempt_schedule(a)), resume('go on')])],
});

export function threadsOf(setup: Setup): ThreadProgram[] {
  const ofVcpu = (v: Vcpu): ThreadProgram => ({
    id: v.id,
    label: v.id,
    routines: [...vcpuRoutines({ setup, v }), ...cpuRoutines(setup, firstCpu(setup)).map(hollow)],
    start: 'start',
  });
  const ofCpu = (cpu: Cpu): ThreadProgram => ({
    id: cpu.id,
    label: cpu.id,
    routines: [
      ...vcpuRoutines({ setup, v: firstVcpu(setup) }).map(hollow),
      ...cpuRoutines(setup, cpu),
    ],
    start: 'irq',
  });
  return [...setup.vcpus.map(ofVcpu), ...setup.cpus.map(ofCpu)];
}
