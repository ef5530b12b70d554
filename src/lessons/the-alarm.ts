/** Who hears it, and when: every thread finds a note of its own. */
import type { Lesson } from './lesson.ts';

const AHEAD = { start: 'guest', tbOffset: '0x1000000000' };
const BEHIND = { start: 'guest', tbOffset: '-0x1000000000' };
/** The last thread of this guest is inside a hypercall. */
const BUSY = { ...AHEAD, inHypercall: true };
const core = (
  threadsPerSubcore: number,
  subcores: readonly object[],
  edits: readonly object[] = [],
) => ({
  model: 'power8-hmi',
  kernel: 'v4.8',
  split: subcores.length,
  threadsPerSubcore,
  subcores,
  edits,
});
/** Latched, and not looked at. */
const MASKED = 't1.HMER == TFAC_ERROR and t1 in hcall_try_real_mode';
const ALL = 't0.HMER == TFAC_ERROR and t1.HMER == TFAC_ERROR';

export const theAlarm: Lesson = {
  id: 'the-alarm',
  title: 'Who hears it, and when',
  minutes: 7,
  promise: 'you can say which threads learn of a broken counter, and why one may learn late.',
  model: 'power8-hmi',
  scenarios: {
    'four threads': core(2, [AHEAD, BEHIND]),
    'two threads': core(2, [BUSY]),
    halves: core(1, [AHEAD, BEHIND]),
    'the note stays': core(1, [AHEAD], [{ kind: 'skip', at: 'opal_handle_hmi:O12' }]),
  },
  cards: [
    {
      caption:
        'A core in two halves, two threads each; one guest is 134.2 s ahead, one behind. The core misses a beat of the chip’s clock: its counters stop.',
      in: 'four threads',
      at: null,
      comes: 'must',
      full: ['subcore0', 'subcore1'],
      watch: ['t0.HMER', 't1.HMER', 't4.HMER', 't5.HMER'],
      task: {
        kind: 'predict',
        asks: 'How many of the four threads are told?',
        choices: [
          { says: 'one', if: ['never t0.HMER == TFAC_ERROR and t1.HMER == TFAC_ERROR'] },
          {
            says: 'the two of one half',
            if: [`can ${ALL}`, 'never t0.HMER == TFAC_ERROR and t4.HMER == TFAC_ERROR'],
          },
          {
            says: 'all four',
            if: [`must ${ALL} and t4.HMER == TFAC_ERROR and t5.HMER == TFAC_ERROR`],
          },
        ],
        why: 'A broken counter concerns the whole core. So the hardware leaves a note for every thread of it, in both halves.',
        shows: ['hmi-raised'],
      },
    },
    {
      caption:
        'The alarm is called HMI, and the note of it HMER. Two halves, one thread each: both have been told, and neither has looked yet.',
      in: 'halves',
      at: 'hmi-raised',
      comes: 'must',
      full: ['t0', 't4'],
      watch: ['t0.HMER', 't4.HMER'],
      task: {
        kind: 'predict',
        asks: 'Now one thread takes its alarm. Is the note of the other one still there then?',
        choices: [
          {
            says: 'yes, until that thread has been served, too',
            if: ['never hmi-taken and t0.HMER == 0', 'never hmi-taken and t4.HMER == 0'],
          },
          { says: 'no: an alarm is heard once', if: ['can hmi-taken and t4.HMER == 0'] },
        ],
        why: 'HMER is a register of each thread, and a thread erases its own only.',
        shows: ['hmi-taken'],
      },
    },
    {
      caption:
        'One guest, two threads. t1’s guest has asked the host for something: a hypercall. Meanwhile interrupts are off on t1, EE=0. Its note is there, but it does not look.',
      in: 'two threads',
      at: MASKED,
      comes: 'can',
      full: ['t1'],
      watch: ['t0.HMER', 't1.HMER'],
      task: {
        kind: 'predict',
        asks: 'When does t1 react?',
        after: MASKED,
        choices: [
          {
            says: 'at once, before anybody else',
            if: [`never t0 in kvmppc_interrupt_hv and ${MASKED}`],
          },
          { says: 'never: a masked interrupt is lost', if: ['never t1 in kvmppc_interrupt_hv'] },
          {
            says: 'when its hypercall is done, and it is about to go back to its guest',
            if: ['must t1 in kvmppc_interrupt_hv', 'never t1 in guest'],
          },
        ],
        why: 'A masked alarm waits. The mask holds in the host’s code only, so the alarm is taken as soon as t1 goes back to its guest.',
        shows: ['t1 in kvmppc_interrupt_hv'],
      },
    },
    {
      caption:
        'Make it as unfair as you can: t0 has left its guest, and t1, inside its hypercall and with its interrupts off, does not even know.',
      in: 'two threads',
      at: null,
      comes: 'must',
      full: ['t0', 't1'],
      watch: ['t0.HMER', 't1.HMER'],
      task: {
        kind: 'reach',
        asks: 'Let t0 take its alarm and leave as far as it can, while t1 has its note and is still inside its hypercall.',
        goal: `t0 at kvmhv_switch_to_host:X7 and ${MASKED}`,
        after: 'hmi-raised',
        why: 'Both have the same note. Who acts on it first is decided by what each of them was doing. At X7 t0 now waits until t1 is out, too.',
      },
    },
    {
      caption:
        'All leave their guests, which is what lesson 5 is about, and ask the firmware for repair: OPAL. It takes them one after another.',
      in: 'halves',
      at: 'opal-entered',
      comes: 'must',
      full: ['t0', 't4', 'opal_handle_hmi'],
      watch: ['t0.HMER', 't4.HMER'],
      task: {
        kind: 'predict',
        asks: 'Two threads call. What does the second one find?',
        choices: [
          { says: 'as much to repair as the first', if: ['never nothing-to-recover'] },
          { says: 'nothing left to repair', if: ['must nothing-to-recover', 'must tb-loaded'] },
          { says: 'counters that nobody has set right', if: ['never tb-loaded'] },
        ],
        why: 'One repair sets the counters of both halves right, so the second caller finds it done. That they are loaded once more is the subject of lesson 6.',
        shows: ['nothing-to-recover'],
      },
    },
    {
      caption: 'Suppose that the line of the firmware which erases the note, O12, is missing.',
      in: 'the note stays',
      at: null,
      comes: 'must',
      full: ['opal_handle_hmi:O12'],
      watch: ['t0.HMER'],
      task: {
        kind: 'predict',
        asks: 'What happens to a thread that has been served?',
        choices: [
          { says: 'it goes on', if: ['can end'] },
          {
            says: 'it is called again, for ever',
            if: ['never end', 'still hmi-taken'],
          },
          { says: 'the machine restarts', if: ['can rebooted'] },
        ],
        why: 'The note itself is what calls: as long as it is there, the thread is interrupted again whenever its interrupts are on.',
        shows: ['hmi-taken and t0 in hmi_exception_early'],
      },
    },
  ],
  corrects: [
    {
      wrong: 'An interrupt that is masked is lost.',
      right: 'It waits, and is taken when the mask falls.',
    },
    {
      wrong: 'Only one half of the core is told.',
      right: 'Every thread of the core has a note of its own.',
    },
    {
      wrong: 'Every thread repairs something.',
      right: 'The first caller repairs, and the others find nothing left.',
    },
    {
      wrong: 'One call erases all notes.',
      right: 'A call erases the note of its caller.',
    },
  ],
  exam: [
    {
      asks: 'The note of t5 is erased by t4’s call into the firmware. Right or wrong, and why?',
      answer: 'Wrong: HMER is a register of a thread, and each call erases that of its caller.',
    },
    {
      asks: 'Why can a doorbell not help a thread that has EE=0?',
      answer:
        'A doorbell is an interrupt too, and waits behind the same mask. The thread looks at neither before it goes back to its guest.',
    },
  ],
  teacher:
    'Nobody is interrupted here, everybody finds a note. That is why the order in which they find it is not the order in which it was written.',
};
