/** Registers, memory, counts and lamps as people read them: exact values of a moment. */
import type { FieldInfo } from '../../protocol/description.ts';
import type { ReadableRegister } from '../assembled.ts';
import { COUNTED } from './accesses.ts';
import { unsigned } from './counter.ts';
import { LAMPS, readCpu, readVcpu, type CpuReading, type VcpuReading } from './reading.ts';
import { groupOf, type Cpu, type Setup, type Vcpu } from './setup.ts';
import { exactCount } from './time.ts';

type Given = Omit<ReadableRegister, 'fields' | 'signed' | 'width'> &
  Partial<Pick<ReadableRegister, 'fields' | 'signed' | 'width'>>;

const register = (r: Given): ReadableRegister => ({ fields: [], signed: false, width: 64, ...r });

const field = (name: string, shift: number): FieldInfo => ({
  name,
  shift,
  width: 1,
  bits: String(shift),
  names: [],
  alarm: false,
});

/** Bits 0, 1 and 2 of CNTV_CTL; in this machine a timer is never masked. */
const CTL_FIELDS = [field('ENABLE', 0), field('IMASK', 1), field('ISTATUS', 2)];

const bit = (is: boolean, shift = 0): bigint => (is ? 1n << BigInt(shift) : 0n);

export function registersOf(setup: Setup): ReadableRegister[] {
  return [
    ...machineRegisters(setup),
    ...setup.cpus.flatMap((cpu) => cpuRegisters(setup, cpu)),
    ...setup.vcpus.flatMap((v) => vcpuRegisters(setup, v)),
  ];
}

function machineRegisters({ time }: Setup): ReadableRegister[] {
  const own = { scope: 'machine', index: 0 } as const;
  const counted = (of: keyof typeof COUNTED) => ({
    ...own,
    read: ({ exact }: { readonly exact: BigUint64Array }) => exact[COUNTED[of]] ?? 0n,
  });
  return [
    register({
      ...own,
      id: 'count',
      label: 'counter',
      summary: 'The counter of the machine, at 100 MHz: what the host reads.',
      read: (at) => exactCount(time, time.start + at.value(time.now)),
    }),
    register({
      ...counted('exits'),
      id: 'exits',
      label: 'exits',
      summary: 'How often a guest was left so far.',
    }),
    register({
      ...counted('before'),
      id: 'accesses.before',
      label: 'accesses, saved at every exit',
      summary:
        'Accesses of timer registers so far, as kernels until 4.14 make them in the same run.',
    }),
    register({
      ...counted('after'),
      id: 'accesses.after',
      label: 'accesses, saved with the vCPU',
      summary:
        'Accesses of timer registers so far, as kernels from 4.15 make them in the same run.',
    }),
  ];
}

function cpuRegisters(setup: Setup, cpu: Cpu): ReadableRegister[] {
  const own = { scope: 'group', index: groupOf(cpu) } as const;
  const of =
    (value: (reading: CpuReading) => bigint): ReadableRegister['read'] =>
    (at) =>
      unsigned(value(readCpu(setup, cpu, at)));
  return [
    register({
      ...own,
      id: `${cpu.id}.CNTV_CTL`,
      label: 'CNTV_CTL',
      width: 32,
      fields: CTL_FIELDS,
      summary: 'Control of the virtual timer of this CPU.',
      read: of(({ ctl, isPast }) => bit(ctl) | bit(ctl && isPast, 2)),
    }),
    register({
      ...own,
      id: `${cpu.id}.CNTV_CVAL`,
      label: 'CNTV_CVAL',
      summary: 'The virtual count at which its line rises.',
      read: of(({ cval }) => cval),
    }),
    register({
      ...own,
      id: `${cpu.id}.CNTVOFF`,
      label: 'CNTVOFF',
      summary: 'What the virtual count of this CPU is behind the counter.',
      read: of(({ cntvoff }) => cntvoff),
    }),
    register({
      ...own,
      id: `${cpu.id}.CNTVCT`,
      label: 'CNTVCT',
      summary: 'The virtual count of this CPU: counter less CNTVOFF.',
      read: of(({ count }) => count),
    }),
    register({
      ...own,
      id: `${cpu.id}.lamps`,
      label: 'line to signal',
      width: 32,
      fields: LAMPS.map(field),
      summary: 'Line of the timer; pending, active and enabled in the GIC; signal to the CPU.',
      read: of(({ lamps }) => LAMPS.reduce((word, name, i) => word | bit(lamps[name], i), 0n)),
    }),
  ];
}

function vcpuRegisters(setup: Setup, v: Vcpu): ReadableRegister[] {
  const own = { scope: 'thread', index: v.index } as const;
  const of =
    (value: (reading: VcpuReading) => bigint): ReadableRegister['read'] =>
    (at) =>
      unsigned(value(readVcpu(setup, v, at)));
  return [
    register({
      ...own,
      id: `${v.id}.cnt_ctl`,
      label: 'cnt_ctl',
      width: 32,
      fields: CTL_FIELDS,
      summary: 'The guest’s CNTV_CTL as memory has it.',
      read: of(({ cntCtl }) => bit(cntCtl)),
    }),
    register({
      ...own,
      id: `${v.id}.cnt_cval`,
      label: 'cnt_cval',
      summary: 'The guest’s CNTV_CVAL as memory has it.',
      read: of(({ cntCval }) => cntCval),
    }),
    register({
      ...own,
      id: `${v.id}.cntvoff`,
      label: 'cntvoff',
      summary: 'The count at which its VM was created: the offset of its virtual count.',
      read: of(({ cntvoff }) => cntvoff),
    }),
    register({
      ...own,
      id: `${v.id}.count`,
      label: 'virtual count',
      summary: 'The clock of the guest: counter less cntvoff, whether it runs or not.',
      read: of(({ count }) => count),
    }),
    register({
      ...own,
      id: `${v.id}.deadline`,
      label: 'deadline of the guest',
      summary: 'The virtual count that the guest has set last.',
      read: of(({ guestCval }) => guestCval),
    }),
    register({
      ...own,
      id: `${v.id}.dueIn`,
      label: 'cnt_cval − count',
      signed: true,
      summary: 'How long a soft timer sleeps that is armed now; below 0 the deadline is past.',
      read: of(({ dueIn }) => dueIn),
    }),
    register({
      ...own,
      id: `${v.id}.home`,
      label: 'who has the timer',
      width: 32,
      fields: [{ ...field('home', 0), width: 2, bits: '1:0', names: ['memory', 'CPU 0', 'CPU 1'] }],
      summary: 'Which copy of the timer is the truth: that in memory, or the registers of a CPU.',
      read: of(({ home }) => (home === null ? 0n : BigInt(home + 1))),
    }),
  ];
}
