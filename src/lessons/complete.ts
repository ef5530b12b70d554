/** Is the fix complete? The way into a guest, on which nobody looks at the gate. */
import type { Lesson } from './lesson.ts';

const GATE = 'core.in_guest';

const AHEAD = '0x1000000000';
const core = (start: string, environment: object, edits: readonly object[] = []) => ({
  model: 'power8-hmi',
  kernel: 'v4.8',
  split: 2,
  threadsPerSubcore: 1,
  subcores: [{ start, tbOffset: AHEAD, entries: 1 }, { start: 'host' }],
  environment,
  edits,
});
/** The host wants the CPU back soon. */
const SOON = { hdecSoon: true, otherExits: false, hmiInEntryWindow: true };
const ENTRY = 'kvmppc_hv_entry';
const RIGHT = 'end and host-tb and tb-at-rest';
const WRONG = 'not host-tb or not tb-at-rest';
const AT_THE_DOOR = 't0 in kvmppc_subcore_enter_guest';
/** The counter is host time, and an exit would still subtract. */
const DEBT = 'subcore0.owed == 1 and subcore0.k == 0';

export const complete: Lesson = {
  id: 'complete',
  title: 'Is the fix complete?',
  minutes: 9,
  promise:
    'you can show an order of events that defeats the fix, and tell a stall from a deadlock.',
  model: 'power8-hmi',
  scenarios: {
    entry: core('host', SOON),
    'flag first': core('host', SOON, [{ kind: 'move', at: `${ENTRY}:E8`, before: `${ENTRY}:E3` }]),
    'no E1': core('host', SOON, [{ kind: 'skip', at: `${ENTRY}:E1` }]),
    'comes back': core('guest', {}),
  },
  cards: [
    {
      caption:
        'Nobody is in a guest, and the gate is open. t0 is about to enter. On its way in no line looks at the gate, or at bit 63.',
      in: 'entry',
      at: null,
      comes: 'must',
      full: [ENTRY, 'subcore0', GATE],
      task: null,
    },
    {
      caption: 'The offset is in the counter. The gate still says that nobody is in a guest.',
      in: 'entry',
      at: AT_THE_DOOR,
      comes: 'must',
      full: [ENTRY, 'kvmppc_subcore_enter_guest', 'subcore0', GATE],
      task: {
        kind: 'predict',
        asks: 'A beat is missed now. t4 takes its alarm in the host, and looks at the gate. What does it do?',
        after: AT_THE_DOOR,
        choices: [
          {
            says: 'it waits for slot 0',
            if: ['never t4 in opal_handle_hmi and subcore0.k == 1'],
          },
          {
            says: 'it calls the firmware',
            if: ['can t4 in opal_handle_hmi and subcore0.k == 1 and subcore0.in_guest == 0'],
          },
          { says: 'it sends t0 a doorbell', if: ['can t0.doorbell == 1'] },
        ],
        why: 'The slot is set only after the offset has gone in. Until then the gate looks open, and t4 has no reason to wait.',
      },
    },
    {
      caption: 'Use it. Let the load take away an offset that somebody still means to subtract.',
      in: 'entry',
      at: null,
      comes: 'must',
      full: ['t0', 't4', 'subcore0', GATE],
      task: {
        kind: 'reach',
        asks: 'Make a debt without an offset.',
        goal: `tb-loaded and ${DEBT}`,
        counts:
          'It counts in the step that loads the counters, if t0 would still subtract after it.',
      },
    },
    {
      caption: 'The offset is gone, and the debt stands.',
      in: 'entry',
      at: DEBT,
      comes: 'can',
      full: ['t0', 'subcore0', GATE],
      task: {
        kind: 'predict',
        asks: 'Is this core lost?',
        after: DEBT,
        choices: [
          { says: 'yes', if: ['must not host-tb'] },
          {
            says: 'not yet: t0 has a note of its own',
            if: [`can ${RIGHT}`, 'can not host-tb', 'can t0.HMER == TFAC_ERROR'],
          },
          { says: 'no, it is safe now', if: ['never not host-tb'] },
        ],
        why: 'If t0 takes its own alarm first, it leaves on the way that does not subtract, and nothing is lost.',
      },
    },
    {
      caption:
        'Its alarm would take t0 out on the way that does not subtract. Give it another reason to leave, before it looks: one that does.',
      in: 'entry',
      at: DEBT,
      comes: 'can',
      full: ['t0', 'subcore0', GATE],
      task: {
        kind: 'reach',
        asks: 'Put the host in the past.',
        goal: 'not host-tb',
        counts:
          'It counts once t0 is back in the host, its interrupts on, and goes on with that time.',
        after: DEBT,
      },
    },
    {
      caption: 'The shortest run to that damage. The load came early, the subtraction late.',
      in: 'entry',
      at: null,
      comes: 'must',
      full: ['t0', 't4', 'subcore0', GATE],
      task: {
        kind: 'where',
        asks: 'After which step could nothing save it any more?',
        along: 'not host-tb',
        lost: RIGHT,
        choices: [
          { says: 'the error', event: 'hmi-raised' },
          { says: 'the load of the counters', event: 'tb-loaded' },
          { says: 'the host’s timer runs out', event: 'hdec-s0' },
          { says: 'the subtraction', event: 'tb-damaged' },
        ],
        why: 'Until then t0 could leave by its own alarm, on the way that does not subtract. The host’s timer makes it leave on the other one.',
      },
    },
    {
      caption: 'Repair it. The obvious way: raise the flag before the offset goes in.',
      in: 'flag first',
      at: null,
      comes: 'must',
      full: [ENTRY],
      task: {
        kind: 'predict',
        asks: 'E8 now stands before E3. Does it help?',
        choices: [
          { says: 'yes', if: [`never ${WRONG}`] },
          { says: 'no: the same damage', if: ['can not host-tb'] },
          { says: 'now the core can hang', if: ['can deadlock'] },
        ],
        why: 't4 looks at the gate once. It may have looked before the flag was raised, and its load still comes after the offset has gone in.',
      },
    },
    {
      caption: 'Without E1 the time is right in every order. A repair?',
      in: 'no E1',
      at: null,
      comes: 'must',
      full: [`${ENTRY}:E1`],
      task: {
        kind: 'predict',
        asks: 'What has become of the host’s timer?',
        choices: [
          {
            says: 'nothing: it can run out on the way in, as before',
            if: ['can t0 in kvmppc_hv_entry and subcore0.hdecDue == 1'],
          },
          {
            says: 'on the way in it cannot run out any more',
            if: ['never t0 in kvmppc_hv_entry and subcore0.hdecDue == 1', `never ${WRONG}`],
          },
        ],
        why: 'This model lets it run out only once E1 has marked the way in; a real timer counts all the same. A cause was taken away, nothing was repaired.',
      },
    },
    {
      caption:
        'The other half of the truth: t4 waits for slot 0, and its guest has already come back.',
      in: 'comes back',
      at: 't4 in wait_for_subcore_guest_exit and t0 in guest and subcore0.entriesLeft == 0',
      comes: 'can',
      full: ['t4', 'subcore0', GATE],
      task: {
        kind: 'predict',
        asks: 'How does that end?',
        after: 't4 in wait_for_subcore_guest_exit and t0 in guest and subcore0.entriesLeft == 0',
        choices: [
          { says: 'never: a deadlock', if: ['can deadlock'] },
          {
            says: 'the host’s timer takes the guest out',
            if: ['must host-timer', `must ${RIGHT}`, 'never deadlock'],
          },
          { says: 't4 gives up, and calls the firmware', if: ['can not reload-safe'] },
        ],
        why: 'The host’s timer ends every stay in a guest. On its way out t0 clears slot 0, and t4 goes on: a long wait, no deadlock.',
      },
    },
    {
      caption:
        'For POWER9 Linux gave up the gate. Each thread takes its own offset out, calls the firmware, and puts it back.',
      in: 'entry',
      at: null,
      comes: 'must',
      full: ['kvmppc_realmode_hmi_handler'],
      task: null,
    },
  ],
  corrects: [
    {
      wrong: 'Proven for one core means proven.',
      right: 'It is proven for what was searched: these settings, and nothing that they leave out.',
    },
    {
      wrong: 'A flag that is set late is only a small window.',
      right: 'A search finds it, however small: nothing closes it.',
    },
    {
      wrong: 'A long wait is a deadlock.',
      right: 'In a deadlock nobody can move. Here the host’s timer ends the wait.',
    },
    {
      wrong: 'Move the flag up, and it is fixed.',
      right: 'Whoever has looked before it was raised loads all the same.',
    },
  ],
  exam: [
    {
      asks: 'What must be true of the guest’s offset for this break to be invisible?',
      answer: 'It must be 0: then the load takes nothing away, and the exit subtracts nothing.',
    },
    {
      asks: 'Somebody proposes that t4 looks at the gate a second time, after the load. What does it see, and what can it do about it?',
      answer:
        'It may see slot 0 set: a guest came in meanwhile. It can do nothing: the offset is gone, and only t0 knows what it means to subtract.',
    },
  ],
  teacher:
    'The fix asks: is anybody in? It never asks: is anybody at the door? On a machine that takes an entry within the microseconds of one recovery; a search does not care how few they are.',
};
