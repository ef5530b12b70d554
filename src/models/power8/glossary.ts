/** The words of the POWER8 core: the machine, what runs on it, its time, and then the rest. */
import type { Term } from '../../protocol/description.ts';
import { RECOVERY_TERMS } from './recovery-terms.ts';
import { REGISTER_TERMS } from './register-terms.ts';

const MACHINE: readonly Term[] = [
  {
    term: 'split core',
    also: ['split', '2-way', '4-way', 'micro-threading'],
    sentence:
      'A core that is split into two or four subcores, so that several guests run on it at once; unsplit, it is one.',
  },
  {
    term: 'unsplit',
    also: ['unsplit core'],
    sentence: 'A core that is one subcore of eight threads, with one TB for all of them.',
  },
  {
    term: 'subcore',
    also: ['subcores'],
    sentence: 'A part of a split core, with a TB of its own, that runs one guest at a time.',
  },
  {
    term: 'primary',
    also: ['primaries', 'primary thread'],
    sentence:
      'The first thread of a subcore (ptid 0): it alone switches the subcore between host and guest, and changes its TB.',
    where: 'kvmhv_switch_to_host',
  },
  {
    term: 'secondary',
    also: ['secondaries', 'secondary thread'],
    sentence:
      'Any other thread of a subcore: it runs the guest too, and waits for its primary to switch the subcore.',
    where: 'S2',
  },
  {
    term: 'ptid',
    sentence: 'The number of a thread within its vcore; the primary has 0.',
  },
];

const SOFTWARE: readonly Term[] = [
  {
    term: 'host',
    also: ['hosts'],
    sentence: 'The Linux that owns the machine. Its time is what the ChipTOD says.',
  },
  {
    term: 'guest',
    also: ['guests'],
    sentence:
      'A virtual machine: a Linux that the host lets run on a subcore for a while, with a clock of its own.',
  },
  {
    term: 'KVM',
    also: ['KVM HV'],
    sentence: 'The part of the host’s kernel that runs guests: it enters them and takes them out.',
    where: 'kvmppc_run_core',
  },
  {
    term: 'OPAL',
    also: ['firmware'],
    sentence:
      'The firmware that the kernel calls to recover from an HMI and to reload the TBs of the core.',
    where: 'opal_handle_hmi',
  },
  { term: 'skiboot', sentence: 'The source code of OPAL, as it is published.' },
  {
    term: 'vcore',
    also: ['vcores', 'virtual core'],
    sentence: 'The virtual core of a guest: its virtual CPUs that run on one subcore together.',
  },
  {
    term: 'hypercall',
    also: ['hypercalls', 'real-mode hypercall'],
    sentence:
      'A guest asks the host for something. Handled in real mode it masks an HMI for as long as it takes.',
    where: 'hcall_try_real_mode',
  },
  {
    term: 'real mode',
    also: ['real-mode'],
    sentence: 'Code that runs without address translation, here with interrupts disabled.',
  },
  {
    term: 'partition',
    also: ['partition switch'],
    sentence: 'Whose memory a subcore sees: the host’s or a guest’s. A primary switches it.',
    where: 'X9',
  },
  {
    term: 'nap',
    also: ['naps', 'napping'],
    sentence:
      'A thread that has nothing to do stops until an interrupt wakes it; secondaries nap until KVM needs them.',
    where: 'S7',
  },
  {
    term: 'hrfid',
    sentence:
      'The instruction that leaves hypervisor state: from here on the guest runs, and a latched HMI fires.',
    where: 'E14',
  },
  {
    term: 'mftb',
    sentence: 'The instruction that reads the TB; the guest uses it too, without asking the host.',
  },
  {
    term: 'doorbell',
    also: ['doorbells', 'msgsnd'],
    sentence:
      'An interrupt from one thread to another: the first to leave calls the rest of its vcore out of the guest.',
    where: 'X3b',
  },
  {
    term: 'KVM test',
    also: ['KVMTEST'],
    sentence: 'The first question of an interrupt vector: was a guest running? If so, leave it.',
    where: 'hmi_exception_early',
  },
];

const TIME: readonly Term[] = [
  {
    term: 'TB',
    also: ['TBs', 'timebase', 'timebases'],
    sentence:
      'The timebase: a 64-bit counter of 512 MHz, one for each subcore. Host and guest both read their time from it.',
  },
  {
    term: 'ChipTOD',
    also: ['TOD', 'chipTOD'],
    sentence:
      'The time of day of the whole chip: what a TB in the host must show, and what firmware loads TBs from.',
  },
  {
    term: 'host time',
    also: ['host units'],
    sentence: 'A TB that equals the ChipTOD. With a guest’s offset in it, it is guest time.',
  },
  {
    term: 'guest time',
    sentence: 'A TB that is the ChipTOD plus the tb_offset of the guest.',
  },
  {
    term: 'vector 0xe60',
    also: ['0xe60'],
    sentence: 'Where a thread goes on that takes an HMI.',
  },
  {
    term: '57b8daa70a17',
    sentence:
      'A later commit of Linux: it loads DEC after the wait of the secondaries, and saves it before others are called out.',
  },
  {
    term: 'tb_offset',
    also: ['vcore.tb_offset', 'offset', 'offsets'],
    sentence:
      'What the kernel adds to the TB while a guest runs, and subtracts when it leaves: guest clock = host clock + tb_offset. A guest has one so that its clock goes on where it was after it has moved to a host whose timebase began at another time. A multiple of 2^24 ticks (32.8 ms).',
    where: 'E5b',
  },
  {
    term: 'E5',
    sentence:
      'At the entry the primary adds tb_offset to the TB: from here on it shows guest time.',
    where: 'E5',
  },
  {
    term: 'X12',
    sentence:
      'At the exit the primary subtracts tb_offset again. Right only if the TB still carries it.',
    where: 'X12',
  },
  {
    term: 'TBU40',
    sentence:
      'A write to the upper 40 bits of the TB; the lower 24 run on. With it the kernel adds and subtracts an offset.',
    where: 'X12b',
  },
  {
    term: 'low 24 bits',
    sentence: 'What a TBU40 write leaves alone: they are the same in the host and in a guest.',
  },
  {
    term: 'carry check',
    also: ['lost carry'],
    sentence:
      'If the low 24 bits wrap between reading the TB and writing TBU40, 32.8 ms are lost: it is written once more.',
    where: 'E6a',
  },
  {
    term: 'owes',
    also: ['will still subtract', 'still owed', 'owed', 'debt'],
    sentence:
      'On its way out a thread will still subtract the offset. Once a reload has taken it away, that is once too often.',
    where: 'X12b',
  },
  {
    term: 'reload',
    also: ['reloads', 'reloaded', 'loads host time'],
    sentence:
      'Firmware copies the ChipTOD into every TB of the core: whatever offset was in them is gone.',
    where: 'chiptod_to_tb',
  },
  {
    term: 'resync',
    also: ['resyncs', 'resynced', 'opal_resync_timebase'],
    sentence:
      'OPAL stops the TBs of the whole core and loads all of them from the ChipTOD again, TB error or not.',
    where: 'opal_resync_timebase',
  },
  {
    term: 'resync owner',
    also: ['owner', 'leader'],
    sentence: 'The one primary that wins bit 63: it resyncs the core, all others wait for it.',
    where: 'H2',
  },
  {
    term: 'DEC',
    also: ['decrementer'],
    sentence: 'The decrementer of a thread: counts down, and interrupts when its timer is due.',
  },
  {
    term: 'HDEC',
    sentence: 'The hypervisor decrementer: its interrupt ends a guest’s time slice.',
    where: 'R4b',
  },
  {
    term: 'dec_expires',
    also: ['vcpu.dec_expires'],
    sentence:
      'When the guest’s timer is due, in host time: saved when it leaves, and what DEC is made from when it enters.',
    where: 'X5',
  },
];

export const GLOSSARY: readonly Term[] = [
  ...MACHINE,
  ...SOFTWARE,
  ...TIME,
  ...RECOVERY_TERMS,
  ...REGISTER_TERMS,
];
