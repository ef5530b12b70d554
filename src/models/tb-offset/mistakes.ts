/** Rows with a mistake or an unusual parameter: the tables M and X. Ids are part of links. */
import { steps } from '../steps.ts';
import {
  ENTRY,
  EXIT,
  SOURCE,
  START,
  ahead,
  behind,
  closeUp,
  live,
  run,
  setterRuns,
  type Prepared,
} from './bases.ts';

const wrong: readonly Prepared[] = [
  {
    id: 'what-if-rounded-down',
    row: 'M-TB1',
    title: 'What if offsets were rounded down',
    sentence: 'The guest goes on 31.4 ms before the time at which it was saved.',
    lookFor: 'The first read at the destination.',
    scenario: { ...live, rounding: 'down' },
  },
  {
    id: 'what-if-not-rounded',
    row: 'M-TB2',
    title: 'What if offsets were not rounded',
    sentence:
      'TBU40 drops the low 24 bits: what is added flips between two values, and the exit does not undo it.',
    lookFor:
      'The host 2^24 ticks behind after an entry at one phase of its clock, ahead after one at another.',
    scenario: {
      flow: 'run',
      rounding: 'none',
      times: { hostTb: '0x1d2c5a000000', rawOffset: '0x1000123456', run: '0xf00000' },
    },
  },
  {
    id: 'what-if-no-carry-check-at-entry',
    row: 'M-TB3',
    title: 'What if the entry had no carry check',
    sentence: 'A wrap before the write of TBU40 is lost, and the exit takes away the full offset.',
    lookFor: 'The wrap between E5a and E5b.',
    scenario: {
      ...closeUp,
      edits: [{ kind: 'force', at: `${ENTRY}:control#2`, value: false }],
      schedule: steps('a0*9 tick1 leave-a0 a0*11 tick2 a0*4 leave-a0 a0*6'),
    },
  },
  {
    id: 'what-if-no-carry-check-at-exit',
    row: 'M-TB4',
    title: 'What if the exit had no carry check',
    sentence: 'A wrap before the write of TBU40 is lost when the guest is left.',
    lookFor: 'The wrap between X12b and X12c.',
    scenario: {
      ...closeUp,
      edits: [{ kind: 'force', at: `${EXIT}:control#2`, value: false }],
      schedule: steps('a0*9 tick1 leave-a0 a0*3 tick2 a0*12'),
    },
  },
  {
    id: 'what-if-relative-carry',
    row: 'M-TB5',
    title: 'What if 2^24 were added to what is read back',
    sentence: 'Right if the wrap was before the write, 2^24 ticks too much if it was after.',
    lookFor: 'The wrap between E5b and E6a.',
    scenario: {
      ...closeUp,
      carry: 'relative',
      schedule: steps('a0*5 tick1 a0 tick2 tick3 a0 tick4 a0*3 leave-a0 a0*6'),
    },
  },
  {
    id: 'what-if-applied-not-cleared',
    row: 'M-TB6',
    title: 'What if tb_offset_applied were not cleared',
    sentence:
      'Once tb_offset is 0 no entry stores it again, and the next exit takes away the stale value.',
    lookFor: 'An exit after an entry that has added nothing.',
    scenario: {
      ...setterRuns,
      userspace: { setter: 'anytime', setTo: '0x0' },
      edits: [{ kind: 'skip', at: `${EXIT}:X12a#2` }],
    },
  },
  {
    id: 'what-if-first-cpu-only',
    row: 'M-TB7',
    title: 'What if only the first CPU got the offset',
    sentence: 'The other vcore reads the clock of the new host.',
    lookFor: 'Reads on the two vcores.',
    scenario: {
      flow: 'live',
      vcores: 2,
      entries: 1,
      times: { ...behind, inSwitch: 'none' },
      mistakes: { cpus: 'first' },
    },
  },
  {
    id: 'what-if-host-time-in-log',
    row: 'M-TB8',
    title: 'What if the dispatch log were in host time',
    sentence: 'The guest compares it with its own time.',
    lookFor: 'What DT1 writes.',
    scenario: { ...run, mistakes: { dispatchLog: 'host' } },
  },
  {
    id: 'what-if-saved-before-pause',
    row: 'M-TB9',
    title: 'What if the time were saved before the vCPUs are paused',
    sentence: 'The guest reads later times after the save, and goes on before them.',
    lookFor: 'A read between Q2 and the pause.',
    scenario: {
      flow: 'cont',
      times: { ...SOURCE },
      edits: [{ kind: 'move', at: 'do_vm_stop:Q2c', before: 'do_vm_stop:Q2a' }],
      schedule: steps(
        'a0*8 tick1 stop qemu-a*3 tick2 a0 leave-a0 a0*6 qemu-a*2 cont qemu-a*5 a0*9',
      ),
    },
  },
  {
    id: 'what-if-offset-copied-ahead',
    row: 'M-TB10',
    title: 'What if the offset were copied to a host that is ahead',
    sentence: 'The guest’s clock jumps by the difference of the hosts.',
    lookFor: 'The first read at the destination.',
    scenario: { flow: 'live', times: ahead, mistakes: { destination: 'copied' } },
  },
  {
    id: 'what-if-offset-copied-behind',
    row: 'M-TB10b',
    title: 'What if the offset were copied to a host that is behind',
    sentence: 'The guest’s clock goes back by the difference of the hosts.',
    lookFor: 'The first read at the destination.',
    scenario: { flow: 'live', times: behind, mistakes: { destination: 'copied' } },
  },
  {
    id: 'what-if-whole-tb-written',
    row: 'M-TB11',
    title: 'What if the whole TB were written',
    sentence: 'What passes between the read and the write is lost: the cores drift apart.',
    lookFor: 'Time that passes between E5a and E5b.',
    scenario: {
      ...closeUp,
      mistakes: { write: 'whole' },
      schedule: steps('a0*5 tick1 tick2 a0 tick3 a0*3 tick4 a0 leave-a0 a0*6'),
    },
  },
  {
    id: 'what-if-snapshot-late',
    row: 'M-TB12',
    title: 'What if the snapshot were taken after the writes',
    sentence: 'tb_offset_applied is stored only once the TB is written.',
    lookFor: 'What an exit finds.',
    scenario: { ...closeUp, edits: [{ kind: 'move', at: `${ENTRY}:E4a`, before: `${ENTRY}:E9` }] },
  },
  {
    id: 'what-if-snapshot-late-and-set',
    row: 'M-TB12b',
    title: 'What if the snapshot were taken late, and the offset changed',
    sentence: 'The same, while a sibling vCPU sets another offset.',
    lookFor: 'A SET between the write of the TB and the snapshot.',
    scenario: {
      ...setterRuns,
      edits: [{ kind: 'move', at: `${ENTRY}:E4a`, before: `${ENTRY}:E9` }],
      schedule: steps('a0*2 set-again set a0*6'),
    },
  },
  {
    id: 'what-if-snapshot-read-again',
    row: 'M-TB13',
    title: 'What if the POWER9 path ran with two vCPUs a vcore',
    sentence:
      'It reads tb_offset a second time for the snapshot; a sibling vCPU sets it in between.',
    lookFor: 'A SET between E4 and E6c.',
    scenario: {
      ...setterRuns,
      kernel: 'p9',
      entries: 1,
      schedule: steps('a0*6 set-again set a0*2 leave-a0 a0*6'),
    },
  },
  {
    id: 'what-if-carry-inverted',
    row: 'M-TB15',
    title: 'What if the carry test were inverted',
    sentence: 'Nearly every switch adds 2^24 ticks.',
    lookFor:
      'A switch without a wrap. In a longer run than this the guest reads a time that falls, too.',
    scenario: { ...run, carry: 'inverted' },
  },
  {
    id: 'what-if-downtime-added',
    row: 'M-TB16',
    title: 'What if the destination added the downtime',
    sentence: 'The guest goes on as if it had run all the while.',
    lookFor: 'The first read at the destination.',
    scenario: { ...live, mistakes: { addDowntime: true } },
  },
];

const parameters: readonly Prepared[] = [
  {
    id: 'what-if-stall',
    row: 'X-TB1',
    title: 'What if 2^24 ticks passed inside a switch',
    sentence: 'The low 24 bits have gone round once: the carry check sees nothing.',
    lookFor: 'Four quarters between E5a and E5b.',
    scenario: {
      ...run,
      times: { ...START, hostTb: '0x1d2c5a000010', run: '0x800000', inSwitch: 'any' },
      schedule: steps('a0*5 tick1 tick2 tick3 tick4 a0*4 leave-a0 a0*6'),
    },
  },
  {
    id: 'what-if-negative-offset-ahead',
    row: 'X-TB2',
    title: 'A negative offset, and a host that is ahead',
    sentence: 'A guest behind its host goes to a host whose clock is far ahead.',
    lookFor: 'The rounding of negative offsets.',
    scenario: { flow: 'live', times: { ...ahead, rawOffset: '-0x1000123456' } },
  },
  {
    id: 'what-if-unsynced-multiple',
    row: 'X-TB3',
    title: 'Offset not read back, but a multiple of 2^24',
    sentence: 'There is nothing to round, so QEMU and the kernel have the same offset.',
    lookFor: 'The saved time.',
    scenario: { flow: 'cont', times: { ...SOURCE }, userspace: { sync: false } },
  },
  {
    id: 'what-if-set-while-stopped',
    row: 'X-TB4',
    title: 'Offset changed while no vcore runs, before the fix',
    sentence: 'Nobody is between DT1 and the end of a switch when the offset changes.',
    lookFor: 'The entry after the SET.',
    scenario: {
      ...setterRuns,
      kernel: 'before',
      userspace: { setter: 'stopped' },
    },
  },
  {
    id: 'what-if-unsynced-live',
    row: 'X-TB5',
    title: 'Live migration, offset not read back by the stop',
    sentence:
      'The migration reads the registers of all CPUs, the offset among them, before it saves again.',
    lookFor: 'Q4, which reads the offset back, comes before Q3, which saves the time again.',
    scenario: {
      flow: 'live',
      times: { ...behind, rawOffset: '0xfffc4f000' },
      userspace: { sync: false },
    },
  },
  {
    id: 'what-if-set-from-zero',
    row: 'X-TB6',
    title: 'Offset set for the first time while the guest runs, before the fix',
    sentence: 'The entry has added nothing, and the exit takes away 65.5 ms.',
    lookFor: 'X12a reads an offset that E4 has not seen.',
    scenario: {
      ...setterRuns,
      kernel: 'before',
      entries: 1,
      times: { ...START, rawOffset: '0x0', run: '0x2000' },
      userspace: { setter: 'anytime', setTo: '0x2000000' },
    },
  },
  {
    id: 'what-if-lowered',
    row: 'X-TB7',
    title: 'What if the offset were made smaller while the guest runs',
    sentence: 'The next entry gives the guest an earlier time: no kernel protects from that.',
    lookFor: 'The first read after the next entry.',
    scenario: {
      ...setterRuns,
      userspace: { setter: 'anytime', setTo: '0xc18000000' },
    },
  },
];

export const tbOffsetMistakes: readonly Prepared[] = [...wrong, ...parameters].map((preset) => ({
  ...preset,
  group: 'What if',
}));
