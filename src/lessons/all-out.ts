/** The gate: what in_guest[] promises, who writes it, and which waits are needed. */
import type { Lesson } from './lesson.ts';

const GATE = 'core.in_guest';
const SLOTS = ['subcore0.in_guest', 'subcore1.in_guest'];

const AHEAD = { start: 'guest', tbOffset: '0x1000000000' };
const BEHIND = { start: 'guest', tbOffset: '-0x1000000000' };
const HOST = { start: 'host' };
/** A half in which the host runs, and whose guest would be behind. */
const EMPTY = { ...BEHIND, start: 'host' };

const fixed = (
  subcores: readonly object[],
  edits: readonly object[] = [],
  environment: object = { otherExits: true },
) => ({
  model: 'power8-hmi',
  kernel: 'v4.8',
  split: subcores.length,
  threadsPerSubcore: 1,
  subcores,
  environment,
  edits,
});

const skip = (at: string) => ({ kind: 'skip', at });
const HANDLER = 'kvmppc_realmode_hmi_handler';
const WRONG =
  'not host-tb or not guest-tb or not reload-safe or not guest-time-monotonic or not tb-at-rest';

export const allOut: Lesson = {
  id: 'all-out',
  title: 'The gate',
  minutes: 8,
  promise:
    'you can say what the slots of in_guest[] promise, who writes them, who waits for them, and which waits are needed.',
  model: 'power8-hmi',
  scenarios: {
    'the way in': fixed([{ ...AHEAD, start: 'host', entries: 1 }, HOST], [], {
      tbErrors: 0,
      otherExits: true,
    }),
    'guest and host': fixed([AHEAD, HOST]),
    'alarms only': fixed([AHEAD, HOST], [], {}),
    'the host does not wait': fixed([AHEAD, HOST], [skip('hmi_exception_realmode:H4')]),
    'the guest’s exit does not wait': fixed([AHEAD, EMPTY], [skip(`${HANDLER}:H4`)]),
    'the slot is not cleared': fixed([AHEAD, BEHIND], [skip(`${HANDLER}:H3`)], {}),
  },
  cards: [
    {
      caption:
        'The fix: a gate for the whole core, with a slot for each half that says “my guest is in”: in_guest[]. t0 has just set its own, going in.',
      in: 'the way in',
      at: 'guest-entered',
      comes: 'must',
      full: ['subcore0', 'subcore1', GATE],
      watch: SLOTS,
      task: null,
    },
    {
      caption: 'The error. t4 is in the host, has nothing to lose, and wants to call the firmware.',
      in: 'alarms only',
      at: 'hmi-raised',
      comes: 'must',
      full: ['t0', 't4', GATE],
      watch: SLOTS,
      task: {
        kind: 'predict',
        asks: 'The guest of the other half is still in. What does t4 do?',
        choices: [
          {
            says: 'it calls the firmware',
            if: ['can t4 in opal_handle_hmi and subcore0.in_guest == 1'],
          },
          {
            says: 'it waits for slot 0',
            if: ['never t4 in opal_handle_hmi and subcore0.in_guest == 1'],
          },
          { says: 'it clears slot 0', if: ['can t4 in kvmppc_subcore_exit_guest'] },
        ],
        why: 'As long as slot 0 is set, t0 counts on the offset in its counter: its guest reads it, and an exit without an alarm subtracts it.',
        shows: ['t4 in wait_for_subcore_guest_exit and t0 in guest', 'in-guest-cleared'],
      },
    },
    {
      caption:
        'That is new, too: on the way out after an alarm nobody subtracts any more. So t0 has cancelled its debt, and then cleared its slot.',
      in: 'alarms only',
      at: 'in-guest-cleared',
      comes: 'must',
      full: ['subcore0', `${HANDLER}:H3`, GATE],
      watch: SLOTS,
      task: {
        kind: 'predict',
        asks: 'Who takes the offset out of the counter now?',
        choices: [
          { says: 't0', if: ['can tb-offset'] },
          { says: 'whoever loads it next', if: ['never tb-offset', 'must tb-loaded'] },
          { says: 'nobody', if: ['can end and subcore0.k == 1'] },
        ],
        why: 'On this way no line subtracts. The offset stays until a load replaces the whole counter by the chip’s clock.',
        shows: ['tb-loaded'],
      },
    },
    {
      caption:
        'Guests may also leave for a reason of their own, without an alarm: then they subtract. Think of every order in which t0 and t4 could take their steps.',
      in: 'guest and host',
      at: null,
      comes: 'must',
      full: ['t0', 't4', GATE],
      watch: SLOTS,
      task: {
        kind: 'predict',
        asks: 'Is there an order in which the time comes out wrong?',
        choices: [
          { says: 'yes, a rare one', if: [`can ${WRONG}`] },
          { says: 'no, none', if: [`never ${WRONG}`] },
        ],
        why: 'Nobody loads before slot 0 is clear, and t0 clears it only when it has subtracted, or will not subtract any more.',
      },
    },
    {
      caption:
        'The host’s wait at the gate has been taken out of this kernel for you. Now hurt the guest.',
      in: 'the host does not wait',
      at: null,
      comes: 'must',
      full: ['hmi_exception_realmode', 'subcore0', 't4', GATE],
      watch: SLOTS,
      task: {
        kind: 'reach',
        asks: 'Let the guest read an earlier time than before.',
        goal: 'not guest-time-monotonic',
        why: 'The load takes 134.2 s from a guest that is still running. This is what the host waits for, although it has nothing to lose itself.',
        counts:
          'It counts as soon as the guest is still running, and its clock shows an earlier time than before.',
      },
    },
    {
      caption:
        'The same kernel: t4, in the host, does not wait at the gate. Now hurt the host itself.',
      in: 'the host does not wait',
      at: null,
      comes: 'must',
      full: ['hmi_exception_realmode', 'subcore0', 't4', GATE],
      watch: SLOTS,
      task: {
        kind: 'reach',
        asks: 'Put the host in the past.',
        goal: 'not host-tb',
        why: 'After an alarm t0 would not subtract. It has to leave without one, after the load: then it takes away an offset that is gone.',
        counts:
          'It counts once t0 is back in the host, its interrupts on, and goes on with that time.',
      },
    },
    {
      caption:
        'There is another wait, on the way out of a guest after an alarm. Now only that one has been taken out.',
      in: 'the guest’s exit does not wait',
      at: null,
      comes: 'must',
      full: [HANDLER],
      task: {
        kind: 'predict',
        asks: 'One half runs a guest, the other the host. What breaks?',
        choices: [
          { says: 'the guest’s time', if: ['can not guest-tb or not guest-time-monotonic'] },
          { says: 'the host’s time', if: ['can not host-tb'] },
          { says: 'nothing', if: [`never ${WRONG}`] },
        ],
        why: 'The other half runs the host alone: its slot is clear all the time, so that there is nothing to wait for.',
      },
    },
    {
      caption:
        'Find a core that needs this wait: who runs in the other half, and whether guests also leave without an alarm?',
      in: 'the guest’s exit does not wait',
      at: null,
      comes: 'must',
      full: [HANDLER],
      task: {
        kind: 'settings',
        asks: 'Change one of the two so that the missing wait puts the host wrong.',
        offers: [
          { setting: 'subcores.1.start', values: ['host', 'guest'] },
          { setting: 'environment.otherExits', values: [true, false] },
        ],
        makes: ['can not host-tb'],
        why: 'With two guests, one half may call the firmware while the other’s guest is in. That one leaves without an alarm, and subtracts what the load has taken away.',
      },
    },
    {
      caption: 'Suppose that the line which clears the slot is missing.',
      in: 'the slot is not cleared',
      at: null,
      comes: 'must',
      full: [`${HANDLER}:H3`],
      task: {
        kind: 'predict',
        asks: 'What becomes of the thread that forgot?',
        choices: [
          { says: 'it calls the firmware too early', if: ['can not reload-safe'] },
          { says: 'it resyncs twice', if: ['can not one-resync'] },
          { says: 'it waits for itself, for ever', if: ['must deadlock'] },
        ],
        why: 'It waits until all slots are clear, its own among them, and nobody else clears that one.',
      },
    },
  ],
  corrects: [
    {
      wrong: 'The gate protects the host only.',
      right: 'A load under a guest spoils the guest’s time, too.',
    },
    {
      wrong: 'One wait serves all.',
      right:
        'Each thread that calls the firmware waits for itself, and each wait has a core that needs it.',
    },
    {
      wrong: 'A slot of the gate says whether the offset is in the counter.',
      right:
        'It says that somebody counts on the offset: after an alarm it is clear while the offset is still in.',
    },
  ],
  exam: [
    {
      asks: 'X13 does on a plain exit what H3 does after an alarm. In which of the two must the counter be host time already, and why not in the other?',
      answer:
        'On the plain exit: it subtracts itself, and whoever sees the slot clear may load. After an alarm nobody subtracts any more, so the load may come first.',
    },
    {
      asks: 'Four guests. Which slot does t0 look at last, and does it matter if slot 0 fills again meanwhile?',
      answer:
        'Slot 3: it goes through the slots once. It has seen slot 0 clear and does not look again, so that a guest may be in when it calls the firmware.',
    },
  ],
  teacher:
    'The gate does not say where a thread is. It says that nobody will subtract behind your back; read it like that and every line of the handler falls into place.',
};
