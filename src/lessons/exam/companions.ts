/** Questions about the other four machines. */
import type { ExamItem } from './exam-item.ts';

const clock = (more: object) => ({ model: 'tb-offset', flow: 'boot-cont', ...more });
const timer = (more: object) => ({ model: 'decrementer', ...more });
const fuse = (era: string, more: object = {}) =>
  timer({ era, moves: 'migrates', userspace: 'expiry-offset', ...more });
const NEW = { part: 'dd23', entry: 'iff', exit: 'posted', feature: true, qemu: true };
const OLD = { part: 'dd22', entry: 'mainline', exit: 'before', feature: false, qemu: false };
/** Patched, on an older chip. */
const PATCHED = { ...NEW, part: 'dd22', feature: false };
const stop = (scheme: string, ...hosts: readonly object[]) => ({
  model: 'guest-stop',
  scheme,
  hostCount: hosts.length,
  hosts,
});
const vtimer = (more: object = {}) => ({ model: 'arm-vtimer', ...more });
const DEAF = 'can not not-deaf';
const IN_TIME = 'never not timer-not-late or not timer-not-early';
const MOVES = 'vm.host == B';

export const COMPANIONS: readonly ExamItem[] = [
  {
    id: 'long-pause',
    topic: 'tb-offset',
    model: 'tb-offset',
    scenarios: {
      long: clock({
        times: { hostTb: '0x1d2c5a3b1000', run: '0x1312d0123', pause: '0x8000000' },
        userspace: { sync: false },
      }),
    },
    card: {
      caption:
        'Stop, and go on, on one machine, and QEMU has not asked what the kernel made of its offset. The pause is 262 ms long.',
      in: 'long',
      at: 'cont',
      comes: 'must',
      full: ['a'],
      task: {
        kind: 'predict',
        asks: 'What may the guest read afterwards?',
        choices: [
          { says: 'an earlier time than before', if: ['can not guest-time-monotonic'] },
          {
            says: 'a later one, as ever: the pause is longer than any rounding',
            if: ['never not guest-time-monotonic'],
          },
          {
            says: 'a later one: what is saved is what the guest has read',
            if: ['never saved-short'],
          },
        ],
      },
    },
  },
  {
    id: 'other-carry',
    topic: 'tb-offset',
    model: 'tb-offset',
    scenarios: {
      close: {
        model: 'tb-offset',
        flow: 'run',
        times: { hostTb: '0x3a1c11fffffd', run: '0x900000', close: true },
      },
    },
    card: {
      caption:
        'An entry adds an offset and looks whether the low part of the counter ran over meanwhile. The write that mends it may be left out.',
      in: 'close',
      at: null,
      comes: 'must',
      full: ['kvmppc_hv_entry', 'kvmhv_switch_to_host'],
      task: {
        kind: 'settings',
        asks: 'Choose a way to carry with which the guest can read an earlier time than before.',
        offers: [{ setting: 'carry', values: ['absolute', 'relative', 'none'] }],
        makes: ['can not guest-time-monotonic'],
      },
    },
  },
  {
    id: 'behind-instead',
    topic: 'decrementer',
    model: 'decrementer',
    scenarios: {
      behind: timer({
        era: 'F',
        moves: 'migrates',
        userspace: 'offset',
        width: 56,
        destination: '0x100000c0ffee',
      }),
    },
    card: {
      caption:
        'The kernel under which a timer stayed silent for weeks. QEMU sends the offset alone. This time the new machine’s clock is behind the guest’s.',
      in: 'behind',
      at: 'created',
      comes: 'can',
      full: ['destination'],
      task: {
        kind: 'predict',
        asks: 'What does the guest get?',
        choices: [
          { says: 'silence, for as long as the clocks are apart', if: ['can not timer-not-late'] },
          {
            says: 'one tick at once, which does no harm',
            if: ['can spurious', 'never not timer-not-late'],
          },
          { says: 'its tick, when it is due', if: [IN_TIME] },
        ],
      },
    },
  },
  {
    id: 'whose-order',
    topic: 'decrementer',
    model: 'decrementer',
    scenarios: { order: fuse('E') },
    card: {
      caption: 'A guest moves, and its alarm is set before its offset. Not every kernel minds.',
      in: 'order',
      at: null,
      comes: 'must',
      full: ['destination'],
      task: {
        kind: 'settings',
        asks: 'Choose a kernel with which the timer rings when it is due, in this order.',
        offers: [{ setting: 'era', values: ['D', 'E', 'F', 'G'] }],
        makes: [IN_TIME, 'never not expiry-saved'],
      },
    },
  },
  {
    id: 'moved-pretends',
    topic: 'guest-stop',
    model: 'guest-stop',
    scenarios: { move: stop('flow2', NEW, PATCHED) },
    card: {
      caption:
        'Every guest with ISA 3.0 is told that it may stop. This one naps on a new chip, and moves to an older one with the same kernel.',
      in: 'move',
      at: null,
      comes: 'must',
      full: ['A', 'B'],
      task: {
        kind: 'predict',
        asks: 'What becomes of it there?',
        choices: [
          { says: 'it dies', if: ['can dead'] },
          { says: 'it is refused', if: ['never moved'] },
          {
            says: 'its stops are pretended: slow, and right',
            if: [`can emulated and ${MOVES}`, 'never dead or not no-lost-wake'],
          },
          { says: 'it naps there, too', if: [`can paused and ${MOVES}`] },
        ],
      },
    },
  },
  {
    id: 'option-old',
    topic: 'guest-stop',
    model: 'guest-stop',
    scenarios: { option: stop('option', NEW, OLD) },
    card: {
      caption:
        'The command line says that this guest may stop. It is to move from a new host to an old one, whose QEMU does not know the option.',
      in: 'option',
      at: null,
      comes: 'must',
      full: ['A', 'B'],
      task: {
        kind: 'predict',
        asks: 'What becomes of it?',
        choices: [
          { says: 'it dies at its first stop there', if: ['can dead'] },
          { says: 'it goes on there, slowly', if: [`can ${MOVES} and emulated`] },
          {
            says: 'it stays where it is: nothing starts there',
            if: ['never moved', 'never dead', 'can move-refused'],
          },
        ],
      },
    },
  },
  {
    id: 'unpatched-second',
    topic: 'guest-stop',
    model: 'guest-stop',
    scenarios: { move: stop('flow2', NEW, { ...OLD, part: 'dd23', qemu: true }) },
    card: {
      caption:
        'Every guest with ISA 3.0 is told that it may stop. The second host has the new chip, and a kernel that knows nothing of it.',
      in: 'move',
      at: null,
      comes: 'must',
      full: ['A', 'B'],
      task: { kind: 'reach', asks: 'Let the guest die.', goal: 'dead' },
    },
  },
  {
    id: 'who-is-deaf',
    topic: 'arm-vtimer',
    model: 'arm-vtimer',
    scenarios: {
      'always active': vtimer({ mistakes: { active: 'always' } }),
      'offset stays': vtimer({ edits: [{ kind: 'skip', at: 'kvm_timer_vcpu_put:P2' }] }),
      'alarm stays': vtimer({ edits: [{ kind: 'skip', at: 'kvm_timer_unschedule:S5b' }] }),
    },
    card: {
      caption:
        'Three kernels, each with one mistake. In one of them the timer’s interrupt cannot reach a CPU in which a guest runs.',
      in: 'offset stays',
      at: null,
      comes: 'must',
      full: ['vcpus', 'cpu0'],
      task: {
        kind: 'predict',
        asks: 'Which one leaves the CPU deaf?',
        choices: [
          {
            says: 'the one whose load always makes the interrupt active',
            in: 'always active',
            if: [DEAF],
          },
          {
            says: 'the one whose put leaves the guest’s offset in the CPU',
            in: 'offset stays',
            if: [DEAF],
          },
          {
            says: 'the one that does not cancel the soft alarm of a sleeper',
            in: 'alarm stays',
            if: [DEAF],
          },
        ],
      },
    },
  },
  {
    id: 'tick-on-the-other',
    topic: 'arm-vtimer',
    model: 'arm-vtimer',
    scenarios: {
      two: vtimer({ cpus: 2, length: { T: 8, R: 1, d: 6 }, clocks: { tick: '0x30d40' } }),
    },
    card: {
      caption: 'One virtual CPU, two real ones, and a timer that is set once.',
      in: 'two',
      at: null,
      comes: 'must',
      full: ['vcpus', 'cpu0', 'cpu1'],
      task: {
        kind: 'reach',
        asks: 'Let the guest sleep, and take its tick on CPU 1.',
        goal: 'tick-taken and v0.cpu == "CPU 1"',
      },
    },
  },
];
