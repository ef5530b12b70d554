/** Migrating a fuse: in whose time an alarm is written down. */
import type { Lesson } from './lesson.ts';

const timer = (more: object) => ({ model: 'decrementer', ...more });
const sleeper = (era: string, tbOffset = '0x1000000000') =>
  timer({ era, cede: true, ticks: 4, exits: 2, tbOffset });
const second = (tbOffset: string) =>
  timer({
    era: 'C',
    secondaries: 'early',
    threads: 2,
    tbOffset,
    timer: '0x4e200',
    tick: '0x27100',
    ticks: 4,
    exits: 2,
  });
const moved = (era: string, userspace: string, more: object = {}) =>
  timer({ era, moves: 'migrates', userspace, ...more });
/** A large DEC, and a new machine whose clock is far ahead of the guest's. */
const WIDE = { width: 56, destination: '0x4000000c0ffee' };
const IN_TIME = 'never not timer-not-late or not timer-not-early';
const RIGHT = `${IN_TIME} or not hrtimer-right or not expiry-saved`;

export const fuse: Lesson = {
  id: 'fuse',
  title: 'Migrating a fuse',
  minutes: 8,
  promise:
    'you can say in whose time an alarm is written down, and why two orders differ by hours.',
  model: 'decrementer',
  scenarios: {
    'guest’s time': sleeper('B'),
    'guest’s time, behind': sleeper('B', '-0x1000000000'),
    converted: sleeper('E'),
    'second thread': second('0x1000000000'),
    'expiry first': moved('E', 'expiry-offset'),
    'offset first': moved('E', 'offset-expiry'),
    'offset alone': moved('F', 'offset', WIDE),
    'turned away': timer({ era: 'E', threads: 2, exits: 2 }),
  },
  cards: [
    {
      caption:
        'A countdown, DEC: below zero the guest gets its tick. Outside the guest it is not kept. Kept is the moment of the alarm, as a time: dec_expires.',
      in: 'converted',
      at: 'dec-saved',
      comes: 'can',
      full: ['host', 'guest_exit_cont:V1'],
      task: null,
    },
    {
      caption:
        'An early kernel wrote that time down by the guest’s clock, 134.2 s ahead, and read it by the host’s. The guest asked for one second, and sleeps.',
      in: 'guest’s time',
      at: 'in-guest-cleared',
      comes: 'can',
      full: ['host', 'kvmppc_set_timer'],
      task: {
        kind: 'predict',
        asks: 'Which time does the host take for that of the alarm?',
        choices: [
          { says: 'the one that the guest meant', if: ['never not hrtimer-right'] },
          {
            says: 'one that is 135.2 s away',
            if: ['can timer-judged and not hrtimer-right and host.hrtimer == armed'],
          },
          {
            says: 'one that is past: the guest runs at once',
            if: ['can timer-judged and not hrtimer-right and host.pending == 1'],
          },
        ],
        why: 'The time was written down by a clock that is 134.2 s ahead. By the host’s clock the alarm, one second away, is 135.2 s away.',
      },
    },
    {
      caption: 'The same kernel, and a guest that is 134.2 s behind its host.',
      in: 'guest’s time, behind',
      at: 'in-guest-cleared',
      comes: 'can',
      full: ['host', 'kvmppc_set_timer'],
      task: {
        kind: 'predict',
        asks: 'Which time does the host take now?',
        choices: [
          { says: 'the one that the guest meant', if: ['never not hrtimer-right'] },
          {
            says: 'one that is far ahead',
            if: ['can timer-judged and not hrtimer-right and host.hrtimer == armed'],
          },
          {
            says: 'one that is past: the guest runs at once',
            if: ['can timer-judged and not hrtimer-right and host.pending == 1'],
          },
        ],
        why: 'Written down by a clock that is 134.2 s behind, the alarm lies in the host’s past: it counts as due.',
      },
    },
    {
      caption:
        'A second thread loads DEC before the first has added the offset. The offset is 134.2 s, and 32 bits go round in 8.39 s.',
      in: 'second thread',
      at: 'dec-loaded',
      comes: 'can',
      full: ['t0', 't1', 'host'],
      task: {
        kind: 'predict',
        asks: 'How late does it ring?',
        choices: [
          { says: '134.2 s', if: ['can not timer-not-late'] },
          { says: 'not late at all', if: [IN_TIME] },
          { says: 'it rings at once', if: ['can not timer-not-early'] },
        ],
        why: 'DEC keeps 32 bits. A mistake of whole rounds of them leaves no trace in it.',
      },
    },
    {
      caption: 'The mistake is there. 134.2 s are 16 whole turns of the 32 bits, and hide it.',
      in: 'second thread',
      at: null,
      comes: 'must',
      full: ['t1', 'host'],
      task: {
        kind: 'settings',
        asks: 'Find an offset that shows it: a timer that comes too late.',
        offers: [
          {
            setting: 'tbOffset',
            values: ['0x1000000000', '-0x1000000000', '0x357000000', '0x80000000'],
          },
        ],
        makes: ['can not timer-not-late'],
      },
    },
    {
      caption:
        'The guest moves. The new machine is told its offset and its alarm. The second is read with what the first has left.',
      in: 'expiry first',
      at: null,
      comes: 'must',
      full: ['destination', 'kvmppc_set_one_reg_hv'],
      task: {
        kind: 'settings',
        asks: 'Choose what is set, and in which order, so that the timer rings when it is due.',
        offers: [
          {
            setting: 'userspace',
            values: ['expiry-offset', 'offset-expiry', 'offset', 'expiry', 'none'],
          },
        ],
        makes: [RIGHT],
      },
    },
    {
      caption:
        'A newer kernel, and QEMU as it is today, which sends the offset alone. DEC has 56 bits, and the new machine’s clock is far ahead.',
      in: 'offset alone',
      at: 'created',
      comes: 'can',
      full: ['destination', 'kvmppc_core_vcpu_create_hv:C1'],
      task: {
        kind: 'predict',
        asks: 'What does the guest get?',
        choices: [
          { says: 'its tick, when it is due', if: [IN_TIME] },
          { says: 'one tick too many, at once', if: ['can spurious'] },
          {
            says: 'silence, for as long as the clocks are apart: 24.7 days',
            if: ['can not timer-not-late', 'never not timer-not-early'],
          },
        ],
        why: 'A new vCPU’s alarm is set to the new host’s present. This kernel reads it as guest time, and the guest’s clock is 24.7 days behind that.',
      },
    },
    {
      caption:
        'An early tick does no harm: the guest looks at its clock and sets DEC anew. A late one is a machine that sleeps.',
      in: 'offset alone',
      at: null,
      comes: 'must',
      full: ['destination'],
      task: {
        kind: 'settings',
        asks: 'Choose a kernel whose timer is never late, whatever else.',
        offers: [{ setting: 'era', values: ['E', 'F', 'G'] }],
        makes: ['never not timer-not-late'],
      },
    },
    {
      caption: 'A thread comes too late, is turned away, and saves a DEC that it has never loaded.',
      in: 'turned away',
      at: 'no-switch-exit',
      comes: 'can',
      full: ['t1', 'kvmppc_hv_entry:B1'],
      task: {
        kind: 'repair',
        asks: 'Change one line of the entry so that no timer is lost, and a guest that moves keeps its own.',
        in: ['turned away', 'offset first'],
        holds: [RIGHT],
        keeps: ['no-switch-exit', 'timer-taken', 'dec-saved', 'resumed'],
        among: ['kvmppc_hv_entry'],
      },
    },
    {
      caption:
        'Last: DEC right at every moment, and a sleeper that is woken at the wrong time all the same.',
      in: 'converted',
      at: null,
      comes: 'must',
      full: ['guest_exit_cont', 'kvmppc_hv_entry', 'kvmppc_set_timer'],
      task: {
        kind: 'break',
        asks: 'Change one line so that only the sleeper is woken wrongly.',
        makes: ['can not hrtimer-right', IN_TIME],
      },
    },
  ],
  corrects: [
    {
      wrong: 'DEC is stored.',
      right: 'Stored is the moment of the alarm; DEC is worked out of it at each entry.',
    },
    {
      wrong: 'A wrong offset shows at once.',
      right: 'One of whole rounds of DEC leaves no trace.',
    },
    {
      wrong: 'An early tick is as bad as a late one.',
      right:
        'After an early one the guest looks at its clock and sets DEC anew. A late one lets it sleep.',
    },
    {
      wrong: 'Userspace that knows only the offset is old.',
      right: 'It is the QEMU of today.',
    },
  ],
  exam: [
    {
      asks: 'The kernel of the 24.7 days, and a new machine whose clock is behind the guest’s. What happens?',
      answer: 'The timer is due at once, by luck: what was taken for guest time is past already.',
    },
    {
      asks: 'A guest with a DEC of 32 bits is not run for six seconds after its alarm, on a right kernel, without a migration. What does it see?',
      answer:
        'Its tick comes 2.39 s later still: DEC takes the past for the future. No kernel repairs this.',
    },
  ],
  teacher:
    'A number without its clock is not a time. Half of these bugs are one missing addition, and the other half are the same addition done twice.',
};
