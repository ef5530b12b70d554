/** Prepared scenarios: the rows of the kernel as it is, then those of mistakes. Ids are part of links. */
import { steps } from '../steps.ts';
import {
  PAUSED,
  START,
  ahead,
  behind,
  closeUp,
  live,
  run,
  setterRuns,
  type Prepared,
} from './bases.ts';
import { tbOffsetMistakes } from './mistakes.ts';

const rows: readonly Prepared[] = [
  {
    id: 'boot',
    row: 'P-TB1',
    title: 'A guest boots',
    sentence:
      'QEMU gives the guest an offset of minus the host’s time, and the kernel rounds it up.',
    lookFor: 'The first time that the guest reads is between 0 and 32.768 ms.',
    scenario: { flow: 'boot', times: { ...START, run: '0x800000' } },
  },
  {
    id: 'migrate-behind',
    row: 'P-TB2',
    title: 'Live migration to a host whose clock is behind',
    sentence:
      'The guest goes on 1.32 ms after the time at which it was saved: that is the rounding.',
    lookFor: 'A positive offset of 17.4 hours, which is rounded up to a multiple of 2^24 ticks.',
    scenario: live,
  },
  {
    id: 'migrate-ahead',
    row: 'P-TB3',
    title: 'Live migration to a host whose clock is ahead',
    sentence:
      'The offset is negative, and is rounded up all the same: the guest goes on 17.1 ms later.',
    lookFor: 'Up means towards plus infinity for negative offsets, too.',
    scenario: { flow: 'live', times: ahead },
  },
  {
    id: 'stop-cont-unsynced',
    row: 'P-TB4',
    title: 'Stop and cont, offset not read back',
    sentence:
      'QEMU saves 7.56 ms less than the guest has read, which goes on there after 25.208 ms: inferred from QEMU’s source.',
    lookFor:
      'The offset that QEMU keeps is the one that it gave, not the one that the kernel made of it.',
    scenario: {
      flow: 'boot-cont',
      times: { ...START, ...PAUSED },
      userspace: { sync: false },
    },
  },
  {
    id: 'set-while-running',
    row: 'P-TB5',
    title: 'Offset changed while the guest runs, before the fix',
    sentence:
      'The exit takes away the new offset, which the entry has not added: the host is 32.768 s behind.',
    lookFor: 'X12a reads tb_offset again.',
    scenario: { ...setterRuns, kernel: 'before', entries: 1 },
  },
  {
    id: 'set-while-running-fixed',
    row: 'P-TB6',
    title: 'Offset changed while the guest runs, with the fix',
    sentence: 'The exit takes away what was added. The dispatch log can still be wrong.',
    lookFor: 'A write between DT1 and E4: the log has the old offset, the guest the new one.',
    scenario: {
      ...setterRuns,
      kernel: 'snapshot',
      schedule: steps('a0*2 set-again set a0*6 leave-a0 a0*6'),
    },
  },
  {
    id: 'carry-close-up',
    row: 'P-TB7',
    title: 'The low 24 bits wrap in the middle of a switch',
    sentence:
      'Wherever the wrap falls, before the write of TBU40 or after it, the TB comes out right.',
    lookFor: 'The wrap between E5a and E5b, and the write that mends it.',
    scenario: {
      ...closeUp,
      schedule: steps('a0*5 tick1 tick2 a0 tick3 a0*3 tick4 a0 leave-a0 a0*6'),
    },
  },
  {
    id: 'migrate-two-vcores',
    row: 'P-TB8',
    title: 'Live migration with two vcores',
    sentence: 'QEMU sets the same offset for both.',
    lookFor: 'Both TBs agree whenever both vcores are in the guest.',
    scenario: { flow: 'live', vcores: 2, entries: 1, times: { ...behind, inSwitch: 'none' } },
  },
  {
    id: 'hot-plug-without-copy',
    row: 'P-TB9',
    title: 'A CPU is plugged in without an offset',
    sentence: 'The new vcore runs with offset 0: the guest reads host time there.',
    lookFor: 'A read on the new vcore that is less than one on the old vcore.',
    scenario: {
      ...run,
      vcores: 2,
      times: { ...START, run: '0x800000', inSwitch: 'none' },
      userspace: { hotPlug: 'missing' },
    },
  },
  {
    id: 'stop-cont-synced',
    title: 'Stop and cont, offset read back',
    sentence: 'The same pause, but QEMU has read the rounded offset back before it saves.',
    lookFor: 'The saved time is what the guest reads.',
    scenario: { flow: 'boot-cont', times: { ...START, ...PAUSED } },
  },
];

export const tbOffsetPresets: readonly Prepared[] = [...rows, ...tbOffsetMistakes];
