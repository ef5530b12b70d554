/** One bit, and the line that looks useless: who loads all counters, and when it matters. */
import type { Lesson } from './lesson.ts';

const two = (edits: readonly object[] = [], environment: object = {}) => ({
  model: 'power8-hmi',
  kernel: 'v4.8',
  split: 2,
  threadsPerSubcore: 1,
  subcores: [
    { start: 'guest', tbOffset: '0x1000000000' },
    { start: 'guest', tbOffset: '-0x1000000000' },
  ],
  environment,
  edits,
});
const HEALTHY = { errorKind: 'PROC_RECV_DONE' };
const HANDLER = 'kvmppc_realmode_hmi_handler';
const CLAIM = 'kvmppc_tb_resync_required:op';
const BIT = ['core.bit63', 't0.resync_req', 't4.resync_req'];
const skip = (at: string) => ({ kind: 'skip', at });
/** t4 has come back from its guest. */
const HOME = 't4 in kvmppc_call_hv_entry';
const WRONG = 'not host-tb or not guest-tb or not tb-at-rest or not guest-time-monotonic';

export const oneOwner: Lesson = {
  id: 'one-owner',
  title: 'One bit, and the line that looks useless',
  minutes: 10,
  promise: 'you can say what bit 63 is for, and find the situation in which a line matters.',
  model: 'power8-hmi',
  scenarios: {
    error: two(),
    'healthy alarm': two([], HEALTHY),
    'no load': two([skip(`${HANDLER}:H6a`)]),
    'no load, healthy alarm': two([skip(`${HANDLER}:H6a`)], HEALTHY),
    'two breaths': two([{ kind: 'split', at: CLAIM }]),
    'nobody waits, healthy alarm': two([skip(`${HANDLER}:H6c`)], HEALTHY),
  },
  cards: [
    {
      caption:
        'All leave their guests, the firmware repairs what is broken, and one thread loads all counters once more: whoever finds one bit clear, and sets it in the same breath.',
      in: 'error',
      at: null,
      comes: 'must',
      full: ['t0', 't4', CLAIM],
      watch: BIT,
      task: {
        kind: 'reach',
        asks: 'Bring both threads to the line that claims the bit.',
        goal: `t0 at ${CLAIM} and t4 at ${CLAIM}`,
        why: 'Both stand at the same line, and the bit is clear: either of them can have it.',
      },
    },
    {
      caption: 't0 goes first: it finds the bit clear, and sets it.',
      in: 'error',
      at: 'bit63-won and t0.resync_req == 1',
      comes: 'can',
      full: [CLAIM],
      watch: BIT,
      task: {
        kind: 'predict',
        asks: 'What will t4 do at the end of its handler?',
        after: 'bit63-won and t0.resync_req == 1',
        choices: [
          { says: 'load the counters, too', if: ['can not one-resync'] },
          {
            says: 'wait until the bit is clear',
            if: ['must t4 in wait_for_tb_resync', `never ${HOME} and core.bit63 == 1`],
          },
          { says: 'go home', if: [`can ${HOME} and core.bit63 == 1`] },
        ],
        why: 'The owner’s job is done once, for all. t4 never takes the bit in its turn: it waits until the owner has loaded. An earlier load is the firmware’s repair.',
        shows: ['t4 in wait_for_tb_resync and core.bit63 == 1', 'bit63-cleared'],
      },
    },
    {
      caption: 'Nothing says that it has to be t0.',
      in: 'error',
      at: null,
      comes: 'must',
      full: ['t4', CLAIM],
      watch: BIT,
      task: {
        kind: 'reach',
        asks: 'Let t4 be the owner.',
        goal: 'bit63-won and t4.resync_req == 1',
        why: 'Whoever comes first owns the job. The kernel does not care who, only that it is one.',
      },
    },
    {
      caption:
        'The owner’s load has been taken out: it wins the bit, does nothing, and clears the bit.',
      in: 'no load',
      at: null,
      comes: 'must',
      full: [`${HANDLER}:H6a`, 'subcore0', 'subcore1'],
      task: {
        kind: 'predict',
        asks: 'What breaks?',
        choices: [
          { says: 'both counters', if: ['must not host-tb'] },
          { says: 'a counter, sometimes', if: ['can not host-tb', 'can end and host-tb'] },
          { says: 'nothing, here', if: [`never ${WRONG}`] },
        ],
        why: 'After an error of the timebase the firmware’s recovery loads every counter anyway. The owner’s load would have been the second.',
      },
    },
    {
      caption:
        'Nothing breaks, because the firmware has loaded the clock already. It does so only where the counters have stopped.',
      in: 'no load',
      at: null,
      comes: 'must',
      full: [`${HANDLER}:H6a`],
      task: {
        kind: 'settings',
        asks: 'Choose an alarm with which the missing load puts the host wrong.',
        offers: [
          {
            setting: 'environment.errorKind',
            values: [
              'TB_MISSING_STEP',
              'TB_MISSING_SYNC',
              'TB_RESIDUE_ERR',
              'TFMR_CORRUPT',
              'HDEC_PARITY_ERROR',
              'PROC_RECV_DONE',
            ],
          },
        ],
        makes: ['can not host-tb'],
        why: 'The firmware loads the counters only where they have stopped. Where they have not, the owner’s load is the only one that takes the offset out.',
      },
    },
    {
      caption:
        'A repaired processor error stops no counter, and the firmware loads none. The owner’s load is missing in this kernel.',
      in: 'no load, healthy alarm',
      at: null,
      comes: 'must',
      full: [`${HANDLER}:H6a`],
      task: {
        kind: 'reach',
        asks: 'Now put the host wrong.',
        goal: 'not host-tb',
        counts:
          'It counts once one of the two is back in the host, its interrupts on, with a wrong time.',
        why: 'On this way nobody subtracts, and without the owner’s load nobody loads: the host goes on with the guest’s offset in its counter.',
      },
    },
    {
      caption:
        'So the rule: on this way nobody subtracts, so somebody must load, whatever the alarm was.',
      in: 'healthy alarm',
      at: 'bit63-won',
      comes: 'must',
      full: ['subcore0', 'subcore1'],
      task: {
        kind: 'predict',
        asks: 'The counters are healthy. Will the load stop them?',
        choices: [
          { says: 'no', if: ['never core.TBST != 8'] },
          { says: 'yes, for a moment', if: ['must core.TBST != 8', 'must end and core.TBST == 8'] },
        ],
        why: 'A load goes the same way whatever the alarm was: it takes the counter out of running, and starts it again with the chip’s clock.',
        shows: ['resync-done'],
      },
    },
    {
      caption: 'Test the bit, then set it: two breaths instead of one.',
      in: 'two breaths',
      at: null,
      comes: 'must',
      full: ['kvmppc_tb_resync_required'],
      task: {
        kind: 'predict',
        asks: 'Two owners are possible. What is the damage?',
        choices: [
          { says: 'wrong host time', if: ['can not host-tb'] },
          { says: 'wrong guest time', if: ['can not guest-tb'] },
          {
            says: 'counters that were right stop once more',
            if: ['can not one-resync', `never ${WRONG}`],
          },
        ],
        why: 'The error stops the counters, and the owner’s load stops them once more, as always. A second owner adds a third stop, which is needless but spoils no time.',
      },
    },
    {
      caption: 'Two owners, then.',
      in: 'two breaths',
      at: null,
      comes: 'must',
      full: ['kvmppc_tb_resync_required', 't0', 't4'],
      watch: BIT,
      task: {
        kind: 'reach',
        asks: 'Let both of them believe that they own the job.',
        goal: 't0.resync_req == 1 and t4.resync_req == 1',
        why: 'Both looked before either of them had set the bit. That is why looking and setting have to be one step.',
      },
    },
    {
      caption:
        'The loser waits for the owner. Here that wait has been taken out, and the counters are healthy.',
      in: 'nobody waits, healthy alarm',
      at: null,
      comes: 'must',
      full: [HANDLER],
      task: {
        kind: 'predict',
        asks: 'What becomes of the host’s time?',
        choices: [
          { says: 'nothing', if: ['never not host-tb'] },
          {
            says: 'wrong for a moment, then right',
            if: ['can not host-tb', 'must end and host-tb and tb-at-rest'],
          },
          { says: 'wrong for good', if: ['can end and not host-tb'] },
        ],
        why: 'The loser goes home with the offset still in its counter. Then the owner’s load sets every counter right.',
      },
    },
    {
      caption: 'Last: one changed line that hangs this core whatever anyone does.',
      in: 'error',
      at: null,
      comes: 'must',
      full: [HANDLER],
      task: {
        kind: 'break',
        asks: 'Change one line of the handler so that every run ends in a deadlock.',
        makes: ['must deadlock'],
        why: 'Each wait of the handler trusts that somebody else goes on. Take that away, and whoever waits stays there for ever.',
        among: [HANDLER, 'kvmppc_tb_resync_done', 'kvmppc_tb_resync_required'],
      },
    },
  ],
  corrects: [
    {
      wrong: 'A line is useless if one situation does not need it.',
      right: 'One situation that needs it is enough: ask what else can raise the alarm.',
    },
    {
      wrong: 'Bit 63 is a lock, which each takes in its turn.',
      right: 'One thread takes it, and the others only wait until it is clear.',
    },
    {
      wrong: 'A second resync corrupts the time.',
      right: 'It loads the same clock again: needless, and harmless to the time.',
    },
  ],
  exam: [
    {
      asks: 'Somebody clears the bit before the load instead of after it. With which cause of the alarm does that hurt, and for how long?',
      answer:
        'With one that stops no counter: the loser goes on before the load. The host is wrong until then, and right in the end.',
    },
    {
      asks: 'The owner’s load and the loser’s wait are both gone, and a timebase error strikes. Who makes the time right, and who still has to wait for what?',
      answer:
        'The first thread in the firmware: its recovery loads every counter. The others still wait in in_guest[] for the guests to leave.',
    },
  ],
  teacher:
    'When somebody tells you a line does nothing, ask for the settings of his experiment. The line is there for the day the firmware does nothing.',
};
