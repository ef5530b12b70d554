/** Migrating a clock: why the offset of the new machine is rounded up, and why one sum needs two writes. */
import type { Lesson } from './lesson.ts';

const machine = (flow: string, more: object = {}) => ({ model: 'tb-offset', flow, ...more });
/** Once into the guest on each machine: what the cards are about needs no more. */
const move = (more: object = {}) => machine('live', { entries: 1, ...more });
/** The clock at single ticks, about to run over in its low part. */
const CLOSE = { hostTb: '0x1d2c5afffffe', run: '0x800000', close: true };
const NEVER_BACK = 'never not guest-time-monotonic';
const SUM = 'kvmppc_hv_entry';
/** The offset is 4096 rungs. */
const SHORT = 'a0.skew.rungs == 4095';
const RIGHT = 'a0.skew.rungs == 4096 and a0.skew.low == 0';
const TOO_MANY = 'a0.skew.rungs == 4097';

export const movedClock: Lesson = {
  id: 'moved-clock',
  title: 'Migrating a clock',
  minutes: 7,
  promise:
    'you can say why the offset of the new machine is rounded up, and why one 64-bit sum needs two writes.',
  model: 'tb-offset',
  scenarios: {
    up: move(),
    down: move({ rounding: 'down' }),
    'as it is': move({ rounding: 'none' }),
    'one entry': machine('run', { entries: 1, times: CLOSE }),
    'two entries': machine('run', { times: CLOSE }),
    'stop and go on': machine('boot-cont', {
      times: { hostTb: '0x1d2c5a3b1000', run: '0x1312d0123', pause: '0xc4f000' },
      userspace: { sync: false },
    }),
  },
  cards: [
    {
      caption:
        'Two machines, and clocks 17.4 hours apart. The guest moves over. Its own line has to go on where it was saved, and must never step down.',
      in: 'up',
      at: 'saved',
      comes: 'must',
      full: ['a', 'b'],
      task: null,
    },
    {
      caption:
        'Wanted minus here is the new offset. But only whole rungs of 32.768 ms fit: the write keeps the low 24 bits. TBU40.',
      in: 'up',
      at: 'event arrived',
      comes: 'must',
      full: ['b', 'kvmppc_set_one_reg_hv:S1'],
      task: {
        kind: 'predict',
        asks: 'What is to become of the part of a rung that is left over?',
        choices: [
          { says: 'round down: drop it', in: 'down', if: [NEVER_BACK] },
          { says: 'round up: one rung more', if: [NEVER_BACK, 'never not goes-on-where-saved'] },
          { says: 'leave it as it is', in: 'as it is', if: [NEVER_BACK] },
        ],
        why: 'To round down takes time from the guest, and it could read an earlier time than before. Left as it is, the write drops that part all the same.',
      },
    },
    {
      caption:
        'Up it is. The guest jumps ahead by what was added, here by 1.324 ms or more. How far depends on where the other clock stands in its rung.',
      in: 'up',
      at: 'cont',
      comes: 'must',
      full: ['b'],
      task: {
        kind: 'settings',
        asks: 'Shift the other clock so that the guest can jump by more than 32 ms.',
        offers: [
          {
            setting: 'times.delta',
            values: ['-0x1d2b3af5a877', '-0x1d2b3a800000', '-0x1d2b3a010000', '0x3e2d3a285efee'],
          },
        ],
        makes: [
          'can qemu-b at timebase_load:Q6b and qemu-b.raw.low > 0 and qemu-b.raw.low < 768',
          'never not goes-on-where-saved',
        ],
      },
    },
    {
      caption:
        'A closer look. An entry reads the counter, adds, and writes the upper part. In between the low part runs over.',
      in: 'one entry',
      at: `a0 at ${SUM}:E5b`,
      comes: 'must',
      full: ['a', `${SUM}:E5a`, `${SUM}:E5b`],
      task: {
        kind: 'predict',
        asks: 'What does the counter hold after the write?',
        after: `wrap and a0 at ${SUM}:E5b`,
        choices: [
          { says: 'guest time', if: [`can a0 at ${SUM}:E6a and ${RIGHT}`] },
          { says: 'one rung too little', if: [`must a0 at ${SUM}:E6a and ${SHORT}`] },
          { says: 'one rung too much', if: [`can a0 at ${SUM}:E6a and ${TOO_MANY}`] },
        ],
        why: 'The upper part that is written was worked out before the low part ran over, and the carry is lost.',
      },
    },
    {
      caption:
        'A second read has a smaller low part than the first: it ran over. So once more is written, one rung higher.',
      in: 'one entry',
      at: `a0 at ${SUM}:E6b`,
      comes: 'can',
      full: ['a', `${SUM}:E6a`, `${SUM}:E6b`],
      task: {
        kind: 'predict',
        asks: 'And if it ran over after the first write, when all was right already?',
        after: `a0 at ${SUM}:E6b and ${RIGHT}`,
        choices: [
          { says: 'now it is one rung too much', if: [`can entered and ${TOO_MANY}`] },
          {
            says: 'it stays right: what is written is no correction, but the whole value',
            if: [`must entered and ${RIGHT}`],
          },
          { says: 'now it is one rung too little', if: [`can entered and ${SHORT}`] },
        ],
        why: 'The second write does not add to the counter. It sets the sum of the first read and the offset, one rung higher, which is what the counter holds already.',
      },
    },
    {
      caption: 'Break the machine’s own time, and not the order of the guest’s.',
      in: 'two entries',
      at: null,
      comes: 'must',
      full: [SUM, 'kvmhv_switch_to_host'],
      task: {
        kind: 'settings',
        asks: 'Choose another way to carry, so that the host is wrong, and the guest never reads an earlier time.',
        offers: [{ setting: 'carry', values: ['absolute', 'relative', 'none'] }],
        makes: ['can not host-time', NEVER_BACK],
      },
    },
    {
      caption:
        'Stop, and go on, on one machine. QEMU has not asked what the kernel made of its offset. 25.208 ms later the guest runs again.',
      in: 'stop and go on',
      at: 'cont',
      comes: 'must',
      full: ['a'],
      task: {
        kind: 'predict',
        asks: 'What may the guest read then?',
        choices: [
          { says: 'a later time, as ever', if: [NEVER_BACK] },
          { says: 'an earlier time than before', if: ['can not guest-time-monotonic'] },
          { says: 'a time too far ahead', if: ['can not goes-on-where-saved'] },
        ],
        why: 'QEMU saved less than the guest had read: it reckoned with the offset that it gave, and the kernel had rounded that one up.',
      },
    },
    {
      caption:
        'QEMU saved the time with the offset that it gave. The guest ran with a rounded one.',
      in: 'stop and go on',
      at: 'saved-short',
      comes: 'must',
      full: ['a', 'timebase_save'],
      task: {
        kind: 'settings',
        asks: 'Change one setting, so that guest time never steps down.',
        offers: [{ setting: 'userspace.sync', values: [false, true] }],
        makes: [NEVER_BACK, 'never not host-time'],
      },
    },
  ],
  corrects: [
    {
      wrong: 'The offset is the difference of the clocks.',
      right: 'It is that difference, rounded up to whole rungs.',
    },
    {
      wrong: 'A migration adds the time that it took.',
      right: 'The guest goes on where it was saved, as if no time had passed.',
    },
    {
      wrong: 'The second write is there because of a second thread.',
      right: 'It is there because the low part may run over between a read and a write.',
    },
    {
      wrong: 'Rounding is cosmetic.',
      right: 'Rounded down, the guest could read an earlier time than before.',
    },
  ],
  exam: [
    {
      asks: 'The second write is taken out at the exit only. Who is wrong first?',
      answer:
        'The host: its counter lacks a rung after the exit. The guest reads wrong at its next entry only.',
    },
    {
      asks: 'The new machine keeps the offset of the old one, and its clock is ahead. What does the guest see?',
      answer:
        'Its clock jumps ahead by the difference of the two machines. It never goes back, so that nothing complains.',
    },
  ],
  teacher:
    'Forward is a late bus, back is a broken clock: that is the whole reason for rounding up. And the second write is no correction of the first, it is the right value written twice.',
};
