/** Predictions about the POWER8 core. */
import { core, FAR_AHEAD, guest, HANDLER, HOST, LITTLE_BEHIND, skip, WAITS_LATE } from './core.ts';
import type { ExamItem } from './exam-item.ts';

const RIGHT = 'end and host-tb and tb-at-rest';
const WRONG = 'not host-tb or not guest-tb or not tb-at-rest or not guest-time-monotonic';
const two = [guest(FAR_AHEAD), guest(LITTLE_BEHIND)];
const OTHER = { otherExits: true };
const NOTHING = `never ${WRONG} or deadlock or not reload-safe`;
/** What Linux 3.14 to 4.7 would be with the two lines of its early handler exchanged. */
const LEAVE_FIRST = {
  kind: 'move',
  at: 'hmi_exception_early:control',
  before: 'hmi_exception_early:call',
};

export const CORE_PREDICTS: readonly ExamItem[] = [
  {
    id: 'two-ends',
    topic: 'the old kernel',
    model: 'power8-hmi',
    scenarios: { old: core('pre-fix', two) },
    card: {
      caption:
        'Before the fix. Two halves run guests, with +268.4 s and −67.1 s. A beat is missed, and both guests take their alarms.',
      in: 'old',
      at: null,
      comes: 'must',
      full: [],
      task: {
        kind: 'predict',
        asks: 'How do the clocks of the host end?',
        choices: [
          {
            says: '268.4 s behind, and 67.1 s ahead',
            if: ['must end and subcore0.k == -1 and subcore1.k == -1'],
          },
          {
            says: '268.4 s ahead, and 67.1 s behind',
            if: ['can end and subcore0.k == 1 and subcore1.k == 1'],
          },
          {
            says: 'one of them wrong, the other right: whoever was second is spared',
            if: ['can end and not host-tb and subcore0.k == 0'],
          },
          { says: 'both right', if: [`can ${RIGHT}`] },
        ],
      },
    },
  },
  {
    id: 'whose-promise',
    topic: 'waits late',
    model: 'power8-hmi',
    scenarios: { late: core('v4.8', two, OTHER, [WAITS_LATE]) },
    card: {
      caption:
        'This handler waits for the guests of others only after it has called the firmware. Two guests run.',
      in: 'late',
      at: null,
      comes: 'must',
      full: [HANDLER],
      task: {
        kind: 'predict',
        asks: 'Whose time can be wrong?',
        choices: [
          {
            says: 'that of a guest alone',
            if: ['can not guest-time-monotonic', 'never not host-tb'],
          },
          {
            says: 'that of the host alone',
            if: ['can not host-tb', 'never not guest-time-monotonic'],
          },
          {
            says: 'that of both',
            if: ['can not host-tb', 'can not guest-time-monotonic'],
          },
          { says: 'nobody’s', if: [`never ${WRONG}`] },
        ],
      },
    },
  },
  {
    id: 'uncleared-alarms',
    topic: 'the slot',
    model: 'power8-hmi',
    scenarios: { alarms: core('v4.8', two, {}, [skip('kvmhv_switch_to_host:X13')]) },
    card: {
      caption:
        'X13 clears the slot of a guest that leaves for a reason of its own. It is skipped, and here guests leave by their alarms alone.',
      in: 'alarms',
      at: null,
      comes: 'must',
      full: ['kvmhv_switch_to_host:X13'],
      task: {
        kind: 'predict',
        asks: 'What comes of it?',
        choices: [
          { says: 'the core can hang', if: ['can deadlock'] },
          { says: 'somebody calls the firmware too early', if: ['can not reload-safe'] },
          { says: 'nothing', if: [NOTHING] },
        ],
      },
    },
  },
  {
    id: 'line-by-line',
    topic: 'lines of the handler',
    model: 'power8-hmi',
    scenarios: {
      'no slot cleared': core('v4.8', two, {}, [skip(`${HANDLER}:H3`)]),
      'no wait': core('v4.8', two, {}, [skip(`${HANDLER}:H4`)]),
      'nobody waits for the owner': core('v4.8', two, {}, [skip(`${HANDLER}:H6c`)]),
    },
    card: {
      caption:
        'A missed beat: the counters have stopped, and the firmware loads them. Two guests leave by their alarms.',
      in: 'no wait',
      at: null,
      comes: 'must',
      full: [HANDLER],
      task: {
        kind: 'predict',
        asks: 'Which line of the handler could be skipped here, and nothing break?',
        choices: [
          { says: 'H3, which clears the slot', in: 'no slot cleared', if: [NOTHING] },
          { says: 'H4, the wait for the guests of others', in: 'no wait', if: [NOTHING] },
          {
            says: 'H6c, the wait for the owner of the load',
            in: 'nobody waits for the owner',
            if: [NOTHING],
          },
        ],
      },
    },
  },
  {
    id: 'order-of-two',
    topic: 'the order',
    model: 'power8-hmi',
    scenarios: { repaired: core('pre-fix', [guest(LITTLE_BEHIND), HOST], {}, [LEAVE_FIRST]) },
    card: {
      caption:
        'An old kernel that leaves its guest before it calls the firmware. The guest is 67.1 s behind, and the host sits beside it.',
      in: 'repaired',
      at: null,
      comes: 'must',
      full: ['subcore0', 'subcore1'],
      task: {
        kind: 'where',
        asks: 'In a run that puts the host wrong: after which step could nothing save it?',
        along: 'not host-tb',
        lost: RIGHT,
        choices: [
          { says: 'after the read at the beginning of X12', event: 'kvmhv_switch_to_host:X12a' },
          { says: 'after the load of the counters', event: 'tb-loaded' },
          { says: 'after the error', event: 'hmi-raised' },
          { says: 'after the alarm of the guest', event: 'hmi-taken' },
        ],
      },
    },
  },
  {
    id: 'second-error',
    topic: 'the old kernel',
    model: 'power8-hmi',
    scenarios: {
      twice: core('pre-fix', [{ ...guest(FAR_AHEAD), entries: 1 }], { tbErrors: 2 }),
    },
    card: {
      caption:
        'Before the fix, the whole core one guest, +268.4 s. It comes back once, and a second error may strike.',
      in: 'twice',
      at: null,
      comes: 'must',
      full: ['subcore0'],
      task: {
        kind: 'predict',
        asks: 'How far behind can the host be in the end?',
        choices: [
          { says: '536.8 s: it adds up', if: ['can end and subcore0.k == -2'] },
          {
            says: '268.4 s, and no more',
            if: ['can end and subcore0.k == -1', 'never subcore0.k == -2'],
          },
          { says: 'not at all: the second load mends it', if: ['never end and not host-tb'] },
        ],
      },
    },
  },
];
