/** Why only sometimes: the one event that decides, once a kernel leaves the guest first. */
import type { Lesson } from './lesson.ts';

const core = (edits: readonly object[], environment: object = {}) => ({
  model: 'power8-hmi',
  kernel: 'pre-fix',
  split: 2,
  threadsPerSubcore: 1,
  subcores: [{ start: 'guest', tbOffset: '0x1000000000' }, { start: 'host' }],
  environment,
  edits,
});

/** The repair of lesson 3: leave first, then call the firmware. */
const LEAVE_FIRST = {
  kind: 'move',
  at: 'hmi_exception_early:control',
  before: 'hmi_exception_early:call',
};
const RIGHT = 'end and host-tb and tb-at-rest';
/** t0 has left for a reason of its own, and its note is there. */
const ON_ITS_WAY = 't0.HMER == TFAC_ERROR and t0.trap == other';
const X12 = 'kvmhv_switch_to_host';

export const sometimes: Lesson = {
  id: 'sometimes',
  title: 'Why only sometimes',
  minutes: 8,
  promise: 'you can point at the one event that decides, and say when nothing can save the time.',
  model: 'power8-hmi',
  scenarios: {
    repaired: core([LEAVE_FIRST]),
    old: core([]),
    leaving: core([], { otherExits: true }),
  },
  cards: [
    {
      caption:
        'Your repaired kernel of lesson 3, on a core cut in two. One load by the firmware still sets both counters.',
      in: 'repaired',
      at: null,
      comes: 'must',
      full: ['subcore0', 'subcore1'],
      task: {
        kind: 'predict',
        asks: 'Is the time safe now?',
        choices: [
          { says: 'always', if: ['never not host-tb'] },
          { says: 'never', if: ['must not host-tb'] },
          { says: 'it depends', if: ['can not host-tb', `can ${RIGHT}`] },
        ],
        why: 't4 may have both counters loaded before t0 has subtracted, or after it. The order decides.',
      },
    },
    {
      caption: 'Make it go wrong. t4 sits in the host and owes nobody anything.',
      in: 'repaired',
      at: null,
      comes: 'must',
      full: ['t0', 't4'],
      task: {
        kind: 'reach',
        asks: 'Put the host in the past.',
        goal: 'not host-tb',
        why: 't4 had both counters loaded, and t0’s went with them. So t0 found nothing left to repair, and nothing told it that its offset was gone.',
        counts:
          'It counts once t0 is back in the host, its interrupts on, and goes on with that time.',
      },
    },
    {
      caption: 'From the same moment: now make it come out right.',
      in: 'repaired',
      at: null,
      comes: 'must',
      full: ['t0', 't4'],
      task: {
        kind: 'reach',
        asks: 'Bring both clocks home.',
        goal: RIGHT,
        counts: 'It counts when everybody rests and both clocks are right.',
        why: 't0 has subtracted before the counters were loaded. Then there was no debt left that a load could spoil.',
      },
    },
    {
      caption:
        'Your two runs, one under the other, aligned at the error. Where was the first one lost?',
      in: 'repaired',
      at: null,
      comes: 'must',
      full: ['subcore0', 'subcore1'],
      task: {
        kind: 'where',
        asks: 'Which step made it too late?',
        along: 'not host-tb',
        lost: RIGHT,
        choices: [
          { says: 'the error', event: 'hmi-raised' },
          { says: 'an alarm that was taken', event: 'hmi-taken' },
          { says: 'the load of the counters', event: 'tb-loaded' },
          { says: 'the subtraction', event: 'tb-offset' },
        ],
        why: 'Before the load t0 could still have subtracted first. After it the offset is gone, and t0 subtracts all the same.',
      },
    },
    {
      caption:
        'And the good run, now A: when was it safe? X12 reads the counter, subtracts, and writes.',
      in: 'repaired',
      at: null,
      comes: 'must',
      full: ['subcore0', `${X12}:X12a`, `${X12}:X12b`],
      task: {
        kind: 'where',
        asks: 'After which step could nothing spoil it any more?',
        along: RIGHT,
        lost: 'not host-tb',
        choices: [
          { says: 'when X12 had read', event: `${X12}:X12a` },
          { says: 'when X12 had written', event: `${X12}:X12b` },
          { says: 'when the counters were loaded', event: 'tb-loaded' },
        ],
        why: 'X12 first reads the counter into a register, and writes back what it has read minus the offset: a load in between is overwritten with the right value.',
      },
    },
    {
      caption: 'Is the real old kernel as lucky? It asked the firmware first.',
      in: 'old',
      at: 'hmi-taken',
      comes: 'must',
      full: ['hmi_exception_early'],
      task: {
        kind: 'predict',
        asks: 't0 has taken the alarm inside its guest. What now?',
        choices: [
          { says: 'a race', if: ['can not host-tb', `can ${RIGHT}`] },
          { says: 'already lost', if: ['must not host-tb'] },
          { says: 'safe', if: ['never not host-tb'] },
        ],
        why: 'This kernel has t0 call the firmware before it leaves: the load always comes before X12 reads, whoever is quick.',
      },
    },
    {
      caption:
        'With the old kernel, too, there is luck. The counter breaks, and t0 leaves its guest for a reason of its own, before it has taken its alarm.',
      in: 'leaving',
      at: ON_ITS_WAY,
      comes: 'can',
      full: ['t0', 't4'],
      task: {
        kind: 'predict',
        asks: 'The old kernel, and t0 is on its way out without having called the firmware. Is the time lost?',
        after: ON_ITS_WAY,
        choices: [
          { says: 'always', if: ['must not host-tb'] },
          { says: 'it depends', if: ['can not host-tb', `can ${RIGHT}`] },
          { says: 'never', if: ['never not host-tb'] },
        ],
        why: 't0 subtracts before it calls the firmware itself. But t4 may have the counters loaded at any time: before that, or after.',
      },
    },
    {
      caption:
        'The same moment, and nothing is lost yet. Not the split decides, but whether the load comes before X12 has read.',
      in: 'leaving',
      at: ON_ITS_WAY,
      comes: 'can',
      full: ['t0', 't4'],
      task: {
        kind: 'reach',
        asks: 'Bring both clocks home.',
        goal: RIGHT,
        counts: 'It counts when everybody rests and both clocks are right.',
        after: ON_ITS_WAY,
        why: 'The old kernel is lucky where the thread was leaving anyway: X12 comes before its own call, and before t4’s, if t4 is late.',
      },
    },
  ],
  corrects: [
    {
      wrong: 'A core that is not split is always hit, and a split one only sometimes.',
      right:
        'What decides is whether the load comes before X12 has read. A thread that takes its alarm inside the guest has the load first, however the core is split.',
    },
    {
      wrong: 'The subtraction is the moment of the damage.',
      right: 'Too late it is from the load on; the subtraction only shows it.',
    },
    {
      wrong: 'The host half is innocent.',
      right: 'It loses nothing itself, and its call has the counters of both halves loaded.',
    },
  ],
  exam: [
    {
      asks: 'In your lucky run, swap two neighbouring events so that it is lost. Which two are there to choose from?',
      answer: 'The load of the counters, and the read at the beginning of X12.',
    },
    {
      asks: 'Why does a core that is not split, with a single busy thread, never lose once that thread is on its way out for another reason?',
      answer:
        'There is nobody else who could load the counter before it has subtracted: it calls the firmware itself, and only afterwards.',
    },
  ],
  teacher:
    'Do not ask which thread was slow. Ask whether the load came before the read: nothing else in all these steps matters.',
};
