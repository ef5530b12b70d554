/** The words of this machine: clocks first, then who moves them. */
import type { Term } from '../../protocol/description.ts';

export const GLOSSARY: readonly Term[] = [
  {
    term: 'TB',
    also: ['timebase', 'mftb'],
    sentence:
      'The timebase: a 64-bit clock of each (sub)core that counts 512 million ticks a second.',
  },
  {
    term: 'TBU40',
    sentence:
      'A register through which the upper 40 bits of the TB are written; the low 24 bits run on.',
    where: 'E5b',
  },
  {
    term: 'low 24 bits',
    also: ['low24', 'rung', 'rungs'],
    sentence: 'They wrap every 2^24 ticks, 32.768 ms: no offset can be finer than this.',
  },
  {
    term: 'host time',
    also: ['host TB'],
    sentence: 'What the TB reads without an offset: every core of a host must agree on it.',
  },
  {
    term: 'guest time',
    also: ['guest TB'],
    sentence: 'What the guest reads: host time plus tb_offset.',
  },
  {
    term: 'tb_offset',
    also: ['vcore.tb_offset', 'offset'],
    sentence:
      'What the kernel adds to the TB when it enters the guest, and takes away when it leaves.',
    where: 'E4',
  },
  {
    term: 'tb_offset_applied',
    also: ['applied', 'vcore.tb_offset_applied'],
    sentence: 'What this entry has added, kept for the exit: tb_offset may be another by then.',
    where: 'X12a',
  },
  {
    term: 'skew',
    sentence: 'How far a TB is from the clock of its host: 0 in the host, the offset in the guest.',
  },
  {
    term: 'carry check',
    also: ['carry'],
    sentence:
      'Reads the TB again after the write: if its low 24 bits have become less, they wrapped, and 2^24 is added.',
    where: 'E6a',
  },
  {
    term: 'rounding',
    also: ['rounded', 'ALIGN'],
    sentence: 'SET_ONE_REG rounds an offset up to a multiple of 2^24 ticks.',
    where: 'S1',
  },
  {
    term: 'guest_timebase',
    also: ['tb.guest_timebase', 'saved time'],
    sentence: 'The time of the guest that QEMU saves when it stops it, and lets it go on from.',
    where: 'Q2',
  },
  {
    term: 'env.tb_offset',
    also: ['env[0].tb_offset'],
    sentence:
      'The offset as QEMU knows it: as it was given, until it is read back from the kernel.',
    where: 'Q6b',
  },
  {
    term: 'SYNC',
    sentence:
      'Whether something has made QEMU read the registers back since it gave the offset. Nobody has checked what real QEMU does there.',
    where: 'Q4',
  },
  {
    term: 'STALL',
    sentence:
      'More than 32.768 ms inside a switch: interrupts are off, so only firmware could do that.',
  },
  {
    term: 'dispatch log',
    also: ['dt.timebase', 'DT1'],
    sentence: 'What the hypervisor writes for the guest whenever it dispatches a vCPU.',
    where: 'DT1',
  },
  {
    term: 'vcore',
    also: ['vcores'],
    sentence:
      'vCPUs of one guest that run on one (sub)core together, with one TB and one tb_offset.',
  },
  {
    term: 'vCPU',
    also: ['vCPUs'],
    sentence: 'A CPU of the guest.',
  },
  {
    term: 'origin difference',
    also: ['delta'],
    sentence: 'How far the clock of one host is ahead of the other: for ever the same.',
  },
  {
    term: 'last',
    sentence: 'The largest TB that any vCPU of the guest has read.',
  },
];
