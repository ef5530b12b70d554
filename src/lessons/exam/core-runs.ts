/** Runs to be made, and lines to be changed, on the POWER8 core. */
import { core, FAR_AHEAD, guest, HANDLER, HOST, LITTLE_BEHIND, skip, WAITS_LATE } from './core.ts';
import type { ExamItem } from './exam-item.ts';

const two = [guest(FAR_AHEAD), guest(LITTLE_BEHIND)];
const OTHER = { otherExits: true };
const SWITCH = 'kvmhv_switch_to_host';
const unsplit = (environment: object) => core('pre-fix', [guest(LITTLE_BEHIND)], environment);

export const CORE_RUNS: readonly ExamItem[] = [
  {
    id: 'guest-goes-back',
    topic: 'waits late',
    model: 'power8-hmi',
    scenarios: { late: core('v4.8', two, OTHER, [WAITS_LATE]) },
    card: {
      caption:
        'This handler waits for the guests of others only after it has called the firmware. Two guests run.',
      in: 'late',
      at: null,
      comes: 'must',
      full: ['t0', 't4', HANDLER],
      task: {
        kind: 'reach',
        asks: 'Let a guest read an earlier time than before.',
        goal: 'not guest-time-monotonic',
      },
    },
  },
  {
    id: 'hang',
    topic: 'the slot',
    model: 'power8-hmi',
    scenarios: { uncleared: core('v4.8', two, OTHER, [skip(`${SWITCH}:X13`)]) },
    card: {
      caption:
        'X13 clears the slot of a guest that leaves for a reason of its own. It is skipped, and guests leave for both reasons.',
      in: 'uncleared',
      at: null,
      comes: 'must',
      full: ['t0', 't4'],
      task: { kind: 'reach', asks: 'Make the core hang.', goal: 'deadlock' },
    },
  },
  {
    id: 'ahead-with-the-fix',
    topic: 'the way in',
    model: 'power8-hmi',
    scenarios: {
      entry: core('v4.8', [{ start: 'host', tbOffset: LITTLE_BEHIND, entries: 1 }, HOST], {
        hdecSoon: true,
        otherExits: false,
        hmiInEntryWindow: true,
      }),
    },
    card: {
      caption:
        'Linux 4.8. A half is about to enter a guest that is 67.1 s behind, and the host wants the CPU back soon.',
      in: 'entry',
      at: null,
      comes: 'must',
      full: ['t0', 't4', 'subcore0'],
      task: { kind: 'reach', asks: 'Put the host into the future.', goal: 'not host-tb' },
    },
  },
  {
    id: 'right-by-luck',
    topic: 'the order',
    model: 'power8-hmi',
    scenarios: { leaving: core('pre-fix', [guest(FAR_AHEAD), HOST], OTHER) },
    card: {
      caption:
        'The old kernel. The guest is 268.4 s ahead, and may leave for a reason of its own. A beat is missed for certain.',
      in: 'leaving',
      at: null,
      comes: 'must',
      full: ['t0', 't4', 'subcore0'],
      task: {
        kind: 'reach',
        asks: 'Bring both clocks home, with the error behind them.',
        goal: 'end and host-tb and tb-at-rest',
      },
    },
  },
  {
    id: 'break-the-exit',
    topic: 'the exit',
    model: 'power8-hmi',
    scenarios: {
      once: core('v4.8', [{ start: 'host', tbOffset: LITTLE_BEHIND, entries: 1 }, HOST], {
        tbErrors: 0,
        otherExits: true,
      }),
    },
    card: {
      caption:
        'No error at all. A guest that is 67.1 s behind comes in, and leaves. Its exit takes the offset out again.',
      in: 'once',
      at: null,
      comes: 'must',
      full: [SWITCH],
      task: {
        kind: 'break',
        asks: 'Change one line of the exit so that the host is 67.1 s behind afterwards.',
        makes: ['can guest-left', 'must end and subcore0.k == 1'],
        among: [SWITCH],
      },
    },
  },
  {
    id: 'break-for-good',
    topic: 'waits late',
    model: 'power8-hmi',
    scenarios: { error: core('v4.8', two) },
    card: {
      caption: 'Linux 4.8, two guests, one missed beat: every order comes right.',
      in: 'error',
      at: null,
      comes: 'must',
      full: [HANDLER],
      task: {
        kind: 'break',
        asks: 'Change one line of the handler so that the firmware can be called while another guest is still in.',
        makes: ['can not reload-safe', 'still end'],
        among: [HANDLER],
      },
    },
  },
  {
    id: 'mend-one-core',
    topic: 'the old kernel',
    model: 'power8-hmi',
    scenarios: {
      error: unsplit({}),
      'healthy alarm': unsplit({ errorKind: 'PROC_RECV_DONE' }),
      'plain exit': unsplit({ tbErrors: 0, otherExits: true }),
    },
    card: {
      caption:
        'The old kernel, the whole core one guest, 67.1 s behind. After a missed beat the host ends up ahead.',
      in: 'error',
      at: null,
      comes: 'must',
      full: ['hmi_exception_early', SWITCH],
      task: {
        kind: 'repair',
        asks: 'Change one line so that the time is right after a missed beat, after a healthy alarm, and after a plain exit.',
        in: ['error', 'healthy alarm', 'plain exit'],
        holds: ['never not host-tb or not tb-at-rest', 'still end', 'never rebooted'],
        keeps: ['hmi-raised', 'hmi-taken', 'guest-left'],
        among: ['hmi_exception_early', SWITCH],
      },
    },
  },
  {
    id: 'find-the-need',
    topic: 'lines of the handler',
    model: 'power8-hmi',
    scenarios: {
      'nobody waits for the owner': core('v4.8', two, {}, [skip(`${HANDLER}:H6c`)]),
    },
    card: {
      caption:
        'The wait for the owner of the load, H6c, is skipped. After a missed beat nothing is wrong without it.',
      in: 'nobody waits for the owner',
      at: null,
      comes: 'must',
      full: [`${HANDLER}:H6c`],
      task: {
        kind: 'settings',
        asks: 'Choose a cause of the alarm with which a host reads a wrong time, and for a moment only.',
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
        makes: ['can not host-tb', 'must end and host-tb and tb-at-rest'],
      },
    },
  },
];
