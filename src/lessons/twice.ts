/** Two right things in the wrong order: what Linux did wrong, on a core that is not split. */
import type { Lesson } from './lesson.ts';

const unsplit = (tbOffset: string, environment: object = {}) => ({
  model: 'power8-hmi',
  kernel: 'pre-fix',
  split: 1,
  threadsPerSubcore: 1,
  subcores: [{ start: 'guest', tbOffset }],
  environment,
});
const AHEAD = '0x1000000000';

const RIGHT = 'never not host-tb or not tb-at-rest';

export const twice: Lesson = {
  id: 'twice',
  title: 'Two right things in the wrong order',
  minutes: 8,
  promise: 'you can say what Linux did wrong in one sentence, and repair it for one core.',
  model: 'power8-hmi',
  scenarios: {
    error: unsplit(AHEAD),
    'no offset': unsplit('0x0'),
    'healthy alarm': unsplit(AHEAD, { errorKind: 'PROC_RECV_DONE' }),
    'plain exit': unsplit(AHEAD, { tbErrors: 0, otherExits: true }),
  },
  cards: [
    {
      caption:
        'So far Linux as repaired in 2016. Now Linux before, with the bug. The whole core is one guest. The counter has stopped, and t0 hears it inside its guest.',
      in: 'error',
      at: 'hmi-taken',
      comes: 'must',
      full: ['subcore0', 'hmi_exception_early'],
      task: null,
    },
    {
      caption:
        'Old order: first ask the firmware, then leave the guest. The firmware knows only the chip’s clock.',
      in: 'error',
      at: 'opal-entered',
      comes: 'must',
      full: ['subcore0', 'opal_handle_hmi'],
      task: {
        kind: 'predict',
        asks: 'It loads the clock. What does the counter hold then?',
        choices: [
          {
            says: 'guest time',
            if: ['can tb-loaded and subcore0.k == 1'],
            draws: { group: 'subcore0', k: 1 },
          },
          {
            says: 'host time',
            if: ['never tb-loaded and subcore0.k != 0'],
            draws: { group: 'subcore0', k: 0 },
          },
          {
            says: '134.2 s less than host time',
            if: ['can tb-loaded and subcore0.k == -1'],
            draws: { group: 'subcore0', k: -1 },
          },
        ],
        why: 'Firmware reads the chip’s clock, which knows no guest: the offset that was in the counter is gone.',
      },
    },
    {
      caption:
        'The offset is gone. t0 does not know: it still means to take 134.2 s away. That is the dashed debt.',
      in: 'error',
      at: 'tb-loaded',
      comes: 'must',
      full: ['subcore0'],
      task: {
        kind: 'predict',
        asks: 'Can any choice from here still save the time?',
        choices: [
          { says: 'yes', if: ['can end and host-tb and tb-at-rest'] },
          { says: 'no', if: ['must not host-tb'] },
        ],
        why: 'There is one way out from here, and it subtracts. Nothing on it asks whether the offset is still there.',
      },
    },
    {
      caption:
        'There it is: the exit pays a debt that is gone. This core now lives 134.2 s in the past.',
      in: 'error',
      at: 'not host-tb',
      comes: 'must',
      full: ['subcore0', 'kvmhv_switch_to_host:X12b'],
      task: null,
    },
    {
      caption: 'The same kernel and error, and a guest that has no offset.',
      in: 'no offset',
      at: null,
      comes: 'must',
      full: ['subcore0'],
      task: {
        kind: 'predict',
        asks: 'What goes wrong with the time?',
        choices: [
          { says: 'the same', if: ['can not host-tb'] },
          { says: 'nothing at all', if: [RIGHT, 'never not guest-tb'] },
        ],
        why: 'Without an offset the load takes nothing away, and the exit has nothing to subtract.',
      },
    },
    {
      caption: 'Now an alarm without a broken counter, say a repaired processor error.',
      in: 'healthy alarm',
      at: null,
      comes: 'must',
      full: ['subcore0', 'kvmhv_switch_to_host:X12b'],
      task: {
        kind: 'predict',
        asks: 'Is the old exit right or wrong?',
        choices: [
          { says: 'right', if: [RIGHT] },
          { says: 'wrong', if: ['can not host-tb'] },
        ],
        why: 'No counter is broken, so the firmware loads none. The offset is still in, and the exit has to take it out: never to subtract would be no cure.',
      },
    },
    {
      caption:
        'Repair it. One changed line, and three runs must come right: the error, the healthy alarm, the plain exit.',
      in: 'error',
      at: null,
      comes: 'must',
      full: ['hmi_exception_early', 'kvmhv_switch_to_host'],
      task: {
        kind: 'repair',
        asks: 'Change one line so that all three keep the time.',
        in: ['error', 'healthy alarm', 'plain exit'],
        holds: [RIGHT, 'still end', 'never rebooted'],
        keeps: ['hmi-raised', 'hmi-taken', 'guest-left'],
        why: 'Now t0 leaves first, and subtracts while the offset is there. Its note is still there, too: it asks the firmware from the host.',
      },
    },
  ],
  corrects: [
    {
      wrong: 'The firmware repairs wrongly.',
      right: 'It sets the chip’s time, which is right: it knows of no guest.',
    },
    {
      wrong: 'The exit subtracts wrongly.',
      right: 'It takes away what the entry has added, which is right as long as it is there.',
    },
    {
      wrong: 'It is a matter of luck.',
      right: 'On this core every order loses once the alarm is taken inside the guest.',
    },
    {
      wrong: 'Skipping the subtraction is the fix.',
      right: 'After an alarm that loads no counter the offset has to be taken out.',
    },
  ],
  exam: [
    {
      asks: 'The guest enters again after the damage, and a second error strikes. How far off is the host in the end?',
      answer: '134.2 s, not 268.4 s: the reload begins from host time again.',
    },
    {
      asks: 'The offset is −67.1 s. Does the host end early or late?',
      answer: 'Ahead: a negative offset that is subtracted once more moves the clock forward.',
    },
  ],
  teacher:
    'Firmware takes the offset away because it cannot see it, Linux takes it away because it remembers it. Both are right, and together they are wrong.',
};
