/** One counter, two times: where a guest's time lives. */
import type { Lesson } from './lesson.ts';

const AHEAD = '0x1000000000';
const half = (entries: number, edits: readonly object[] = []) => ({
  model: 'power8-hmi',
  kernel: 'v4.8',
  split: 2,
  threadsPerSubcore: 1,
  subcores: [{ start: 'host', tbOffset: AHEAD, entries }, { start: 'host' }],
  environment: { tbErrors: 0, otherExits: true },
  edits,
});

export const twoClocks: Lesson = {
  id: 'two-clocks',
  title: 'One counter, two times',
  minutes: 6,
  promise:
    'you can say why a guest’s time differs from the host’s, and where the difference is kept.',
  opens:
    'A chip raises an alarm, firmware mends its clocks, Linux once more: a machine lives 134.2 s in the past. First, in two lessons, the machine as it should be.',
  model: 'power8-hmi',
  scenarios: {
    once: half(1),
    'no write at the exit': half(2, [{ kind: 'skip', at: 'kvmhv_switch_to_host:X12b' }]),
  },
  cards: [
    {
      caption:
        'Two halves of a core. In each, all threads read one counter, the timebase, TB: 512 million ticks a second. Flat grey lines: both agree with the chip’s own clock.',
      in: 'once',
      at: 't0 at kvmppc_hv_entry:E1',
      comes: 'must',
      full: ['subcore0', 'subcore1'],
      task: null,
    },
    {
      caption:
        'A guest that came from another machine, whose counter stood elsewhere, goes on with that one’s time. The host keeps the difference, here 134.2 s, beside it: tb_offset.',
      in: 'once',
      at: 't0 at kvmppc_hv_entry:E5a',
      comes: 'must',
      full: ['subcore0', 'subcore1', 'kvmppc_hv_entry:E5b'],
      task: {
        kind: 'predict',
        asks: 't0 adds 134.2 s to its half’s counter. What does the other half read?',
        choices: [
          {
            says: '134.2 s more',
            if: ['can subcore1.k == 1'],
            draws: { group: 'subcore1', k: 1 },
          },
          {
            says: 'no change',
            if: ['never subcore1.k != 0', 'never core.TBST != 8'],
            draws: { group: 'subcore1', k: 0 },
          },
          { says: 'it stops', if: ['can core.TBST != 8'] },
        ],
        why: 'Each half has a counter of its own, and t0 writes that of its own half alone.',
      },
    },
    {
      caption:
        'The offset has just been added. As t0 goes on, it shows as a block in the counter: 134.2 s.',
      in: 'once',
      at: 'tb-offset',
      comes: 'must',
      full: ['subcore0'],
      task: {
        kind: 'reach',
        asks: 'Bring the guest in.',
        goal: 'guest-entered',
        why: 'The other half’s line has not moved. On the way in t0 has also put up its slot of in_guest[], the gate: lesson 5 is about that.',
      },
    },
    {
      caption:
        'The guest is in. Its time is host time plus offset. The offset went in with one write of the upper 40 bits of the counter: TBU40.',
      in: 'once',
      at: 'guest-entered',
      comes: 'must',
      full: ['subcore0', 'kvmppc_hv_entry:E5b'],
      task: {
        kind: 'predict',
        asks: 'What has the guest to do, each time that it reads the clock?',
        choices: [
          { says: 'add the offset', if: ['can t0 in guest and subcore0.k == 0'] },
          { says: 'nothing: it reads the counter', if: ['never t0 in guest and subcore0.k != 1'] },
        ],
        why: 'The offset is in the counter itself: whoever reads it has guest time, and nothing is left to add.',
      },
    },
    {
      caption:
        'On the way out comes the reverse of the addition: read, take away, write back. Line X12.',
      in: 'once',
      at: 'guest-left',
      comes: 'must',
      full: ['subcore0', 'kvmhv_switch_to_host:X12b'],
      task: {
        kind: 'reach',
        asks: 'Bring both clocks to 0 s.',
        goal: 'rest and subcore0.k == 0 and subcore1.k == 0',
        why: 'Added once on the way in, taken away once on the way out: the host finds its counter as it has left it.',
        counts:
          'It counts once both clocks are at 0 s, and t0 rests in the host. “Another reason” is any but an alarm, such as a timer.',
        after: 'guest-entered',
      },
    },
    {
      caption:
        'Suppose now that the write of X12 is missing, and that the guest comes and goes twice.',
      in: 'no write at the exit',
      at: null,
      comes: 'must',
      full: ['subcore0', 'kvmhv_switch_to_host:X12b'],
      task: {
        kind: 'predict',
        asks: 'How far is the host off after the second time?',
        choices: [
          {
            says: 'not at all',
            if: ['can end and subcore0.k == 0'],
            draws: { group: 'subcore0', k: 0 },
          },
          {
            says: '134.2 s ahead',
            if: ['can end and subcore0.k == 1'],
            draws: { group: 'subcore0', k: 1 },
          },
          {
            says: '268.4 s ahead',
            if: ['must end and subcore0.k == 2'],
            draws: { group: 'subcore0', k: 2 },
          },
        ],
        why: 'Each entry adds 134.2 s to whatever the counter holds, and no exit takes them away again.',
      },
    },
    {
      caption:
        'Break it yourself: one edited line, and the guest reads a wrong time, while it is still inside.',
      in: 'once',
      at: null,
      comes: 'must',
      full: ['kvmppc_hv_entry'],
      task: {
        kind: 'break',
        asks: 'Change one line so that the guest reads a wrong time.',
        makes: ['can not guest-tb'],
        why: 'The guest trusts the counter blindly: whatever the entry leaves in it is the guest’s time.',
      },
    },
  ],
  corrects: [
    {
      wrong: 'A guest has a counter of its own.',
      right: 'A guest shares its host’s counter: the offset is in it while the guest runs.',
    },
    {
      wrong: 'The offset is added on each read.',
      right: 'It is added once, at the entry, and taken away once, at the exit.',
    },
    {
      wrong: 'The whole core shares one TB when it is split.',
      right: 'Each part of a split core has one, and what is written there is seen there alone.',
    },
  ],
  exam: [
    {
      asks: 'Two halves run guests with +134.2 s and −134.2 s. How far apart do two threads of one core read the time?',
      answer: '268.4 s: each half has a counter of its own, and each carries its own offset.',
    },
    {
      asks: 'The write at the entry is skipped, the one at the exit is not. Who is wrong after the guest has left, and which way?',
      answer: 'The host of that half, 134.2 s behind: what was never added is taken away.',
    },
  ],
  teacher:
    'The guest’s time is not stored anywhere. It is the host’s time with a debt, and whoever takes the guest out has to pay it back exactly once.',
};
