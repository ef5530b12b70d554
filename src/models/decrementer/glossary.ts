/** The words of the decrementer: the timer, the clocks, and who handles them. */
import type { Term } from '../../protocol/description.ts';

export const GLOSSARY: readonly Term[] = [
  {
    term: 'DEC',
    also: ['decrementer', 'DECs'],
    sentence:
      'A register of a thread that counts down with the clock. While it is negative, an interrupt is pending.',
    where: 'L3',
  },
  {
    term: 'dec_expires',
    also: ['vcpu.dec_expires'],
    sentence:
      'The moment at which the DEC of a vCPU that does not run turns negative, as the kernel keeps it.',
    where: 'V1',
  },
  {
    term: 'DEC_EXPIRY',
    also: ['KVM_REG_PPC_DEC_EXPIRY'],
    sentence: 'The register of KVM by which userspace reads and sets dec_expires, in guest time.',
    where: 'D1',
  },
  {
    term: 'TB_OFFSET',
    also: ['KVM_REG_PPC_TB_OFFSET'],
    sentence:
      'The register of KVM by which userspace sets tb_offset; it is rounded up to a multiple of 2^24.',
    where: 'S1',
  },
  {
    term: 'tb_offset',
    also: ['offset', 'vcore.tb_offset'],
    sentence: 'What the clock of a guest is ahead of its host’s.',
    where: 'L1',
  },
  {
    term: 'tb_offset_applied',
    also: ['applied', 'vcore.tb_offset_applied'],
    sentence:
      'The offset that is in TB at this moment; the exit takes off the same. From 57b8daa70a17 on.',
    where: 'L1',
  },
  {
    term: 'TB',
    also: ['timebase', 'mftb', 'TBU40'],
    sentence:
      'The timebase, a clock of 512 million ticks a second: host time, or guest time while the offset is in it.',
  },
  { term: 'host time', sentence: 'What the timebase of a host reads without any offset.' },
  {
    term: 'guest time',
    also: ['guest clock'],
    sentence: 'Host time plus tb_offset: what the guest reads.',
  },
  {
    term: 'large decrementer',
    also: ['LPCR[LD]', 'LD', '56 bits'],
    sentence: 'A DEC of 56 bits, on POWER9: it holds 2.23 years, where 32 bits hold 4.19 s.',
  },
  {
    term: 'get_tb()',
    also: ['get_tb'],
    sentence: 'The clock of the host, as code in the host reads it.',
  },
  {
    term: 'extsw',
    sentence:
      'Extends the sign of 32 bits to 64: without it a DEC that has just run out looks as if 8.39 s were left.',
  },
  {
    term: 'H_CEDE',
    also: ['cede', 'cedes', 'ceded'],
    sentence:
      'A hypercall by which a guest gives up its CPU until something happens; the host puts the vCPU to sleep.',
    where: 'N1',
  },
  {
    term: 'hrtimer',
    also: ['dec_timer', 'hrtimers'],
    sentence: 'A timer of the host that wakes a ceded vCPU when its guest’s timer is due.',
    where: 'N3',
  },
  {
    term: 'userspace',
    also: ['QEMU'],
    sentence: 'The process that owns the guest. QEMU sets TB_OFFSET, and never DEC_EXPIRY.',
    where: 'migrate',
  },
  {
    term: 'migration',
    also: ['migrated', 'migrates'],
    sentence:
      'The guest is stopped and goes on elsewhere, on a host whose clock reads something else.',
  },
  { term: 'vcore', sentence: 'The vCPUs of a guest that run together on the threads of one core.' },
  { term: 'vCPU', also: ['vCPUs'], sentence: 'A processor of a guest, with a DEC of its own.' },
  { term: 'primary', sentence: 'The first thread of a vcore: it alone changes TB.' },
  {
    term: 'secondary',
    also: ['secondaries'],
    sentence: 'Another thread of a vcore: it shares the TB that its primary changes.',
    where: 's3',
  },
  {
    term: 'entry_exit_map',
    also: ['entry bit', 'exit bit', 'exit bits', 'entry bits'],
    sentence: 'A bit for each thread that has entered, and another one for each that leaves.',
    where: 'L0',
  },
  {
    term: 'in_guest',
    also: ['vcore.in_guest'],
    sentence: 'Set while the vcore is switched to its guest: secondaries wait for it.',
    where: 'L2',
  },
  {
    term: 'no_switch_exit',
    also: ['guest_bypass'],
    sentence:
      'The way out of a secondary that finds its primary leaving before it has entered itself.',
    where: 'B0',
  },
  {
    term: 'round',
    also: ['rounds'],
    sentence: 'One entry into the guest and the exit that follows.',
  },
  {
    term: '2^24',
    sentence:
      'TB is written in its upper 40 bits, so an offset is a multiple of 2^24 ticks: 32.8 ms.',
  },
  {
    term: 'ALIGN',
    sentence: 'Rounds up to the next multiple, also where the number is negative.',
    where: 'S1',
  },
];
