/** One instruction, three fates: why a guest's stop is a nap, a slow call or a crash. */
import type { Lesson } from './lesson.ts';

const NEW = { part: 'dd23', entry: 'rfc', exit: 'posted', feature: false, qemu: true };
const OLD = { part: 'dd22', entry: 'mainline', exit: 'before', feature: false, qemu: false };
/** Patches 1 and 2, the second one where firmware says so. */
const PATCHED = { ...NEW, entry: 'iff' };
const one = (host: object, more: object) => ({
  model: 'guest-stop',
  hostCount: 1,
  hosts: [host],
  ...more,
});
const POSTED = { scheme: 'poc' };
/** The governor of the guest takes stop: neither shorter nor longer. */
const BETWEEN = { idle: 'middle' };
const moves = (scheme: string) => ({
  model: 'guest-stop',
  scheme,
  hostCount: 2,
  hosts: [{ ...PATCHED, feature: true }, OLD],
});
const TRAPS = 'kvmppc_handle_exit_hv';

export const legalStop: Lesson = {
  id: 'legal-stop',
  title: 'One instruction, three fates',
  minutes: 8,
  promise:
    'you can say why the same stop is a nap, a slow call or a crash, and why the host may not simply announce it.',
  model: 'guest-stop',
  scenarios: {
    'knows nothing': one({ ...OLD, part: 'dd23' }, { ...POSTED, ...BETWEEN }),
    cede: one({ ...OLD, part: 'dd23' }, {}),
    governor: one(NEW, { ...POSTED, ...BETWEEN }),
    'new chip': one(NEW, POSTED),
    'old chip': one({ ...NEW, part: 'dd22' }, POSTED),
    pretends: one({ ...PATCHED, part: 'dd22' }, { scheme: 'flow2', ...BETWEEN }),
    'start host decides': moves('flow1'),
    doorbell: one({ ...PATCHED, part: 'dd22' }, { scheme: 'flow2', ...BETWEEN, doorbells: 1 }),
  },
  cards: [
    {
      caption:
        'A guest wants to rest for a moment. One instruction: stop. Two bits, which the host sets, decide what it does: EC and ESL.',
      in: 'new chip',
      at: 'vcpu in stop_loop',
      comes: 'can',
      full: ['A', 'stop_loop'],
      task: null,
    },
    {
      caption:
        'A host that knows nothing of this sets EC when it enters the guest. The guest was told that it may stop, and stops.',
      in: 'knows nothing',
      at: 'trapped',
      comes: 'can',
      full: ['A', TRAPS],
      task: {
        kind: 'predict',
        asks: 'What becomes of the guest?',
        after: 'trapped',
        choices: [
          { says: 'it naps', if: ['can paused'] },
          { says: 'it goes on, slowly', if: ['can handled'] },
          { says: 'its kernel dies', if: ['must dead'] },
        ],
        why: 'With EC set the stop traps into the host. This host does not know it, and answers with a program interrupt, as for a bad instruction.',
      },
    },
    {
      caption:
        'So it asks the host to sleep instead: a hypercall, cede. Safe, and dear. Here a wake comes after the call, and before the sleep.',
      in: 'cede',
      at: 'ceded',
      comes: 'can',
      full: ['kvmppc_cede', 'kvmppc_cede:C3'],
      task: {
        kind: 'predict',
        asks: 'Is that wake lost?',
        choices: [
          { says: 'yes: nobody slept yet', if: ['can not no-lost-wake'] },
          {
            says: 'no: the host looks once more before it sleeps',
            if: ['never not no-lost-wake', 'can ceded and vm.irq == 1'],
          },
        ],
        why: 'A wake that comes first is left pending. The host marks the vCPU as asleep, and then looks for what is pending before it sleeps.',
      },
    },
    {
      caption:
        'Three ways to idle: poll (snooze), stop, and cede. Waking takes about 1, 1 and 29 µs. The guest expects to idle for 30 µs.',
      in: 'governor',
      at: null,
      comes: 'must',
      full: ['vcpu', 'cpuidle_idle_call'],
      task: {
        kind: 'predict',
        asks: 'Which does its governor take?',
        choices: [
          { says: 'snooze', if: ['can vcpu in snooze_loop'] },
          { says: 'stop', if: ['can vcpu in stop_loop', 'never vcpu in snooze_loop'] },
          { says: 'cede', if: ['can vcpu in shared_cede_loop'] },
        ],
        why: 'It takes the deepest state that pays for 30 µs of rest: stop pays from 20 µs on, cede from 100.',
      },
    },
    {
      caption: 'Clear both bits, and the thread naps inside the guest. On this newer chip.',
      in: 'new chip',
      at: 'paused',
      comes: 'can',
      full: ['A', 'paused'],
      task: {
        kind: 'reach',
        asks: 'Wake it, without any exit to the host.',
        goal: 'handled and vcpu.trap == none',
        after: 'paused',
      },
    },
    {
      caption: 'The same kernel on an older chip.',
      in: 'old chip',
      at: 'paused',
      comes: 'can',
      full: ['A', 'paused'],
      task: {
        kind: 'predict',
        asks: 'The guest naps. What is different?',
        after: 'paused',
        choices: [
          { says: 'nothing', if: ['never not no-lost-wake'] },
          { says: 'it dies', if: ['can dead'] },
          {
            says: 'a wake may be missed, and it sleeps on',
            if: ['can missed', 'can not no-lost-wake', 'never dead'],
          },
        ],
        why: 'This older chip has a fault: while a thread naps inside a guest, a wake can be missed, and stays pending until another interrupt comes.',
      },
    },
    {
      caption:
        'An old chip can pretend: trap, step over the instruction, go on. In the printed figures 948 ns become 5,006 ns.',
      in: 'pretends',
      at: 'emulated',
      comes: 'can',
      full: ['A', `${TRAPS}:F3`],
      task: {
        kind: 'predict',
        asks: 'And who gets the CPU meanwhile?',
        after: 'emulated',
        choices: [
          { says: 'somebody else: the vCPU sleeps', if: ['can blocked'] },
          {
            says: 'nobody: the guest goes on at once, and stops again',
            if: ['never blocked', 'can emulated'],
          },
          { says: 'the thread naps in the guest', if: ['can paused'] },
        ],
        why: 'The host only steps over the instruction and returns. It never puts the vCPU to sleep, so that the CPU stays busy.',
      },
    },
    {
      caption:
        'A guest was told at its start, on the new chip, that it may stop. Now it moves to an old host without patches.',
      in: 'start host decides',
      at: null,
      comes: 'must',
      full: ['A', 'B'],
      task: { kind: 'reach', asks: 'Let it die there.', goal: 'dead and vm.host == B' },
    },
    {
      caption: 'Who is told, and by what? Six ways to offer the instruction were on the table.',
      in: 'start host decides',
      at: 'vm.adv == 1',
      comes: 'must',
      full: ['A', 'B'],
      task: {
        kind: 'settings',
        asks: 'Choose one under which the guest may stop at home, nobody dies, and no guest is refused that both hosts would start.',
        offers: [
          {
            setting: 'scheme',
            values: ['none', 'poc', 'flow1', 'flow1refuse', 'flow2', 'option'],
          },
        ],
        makes: ['can paused', 'never dead', 'never not no-refused-move'],
      },
    },
    {
      caption:
        'The patch that steps over the stop has a side effect: a bad doorbell instruction, which needs no stop, now ends in QEMU. The reason is one word.',
      in: 'doorbell',
      at: 'to-userspace',
      comes: 'can',
      full: [TRAPS],
      task: {
        kind: 'settings',
        asks: 'Choose the handler under which such an instruction ends as it did before the patch, and a stop is stepped over.',
        offers: [{ setting: 'hosts.0.exit', values: ['before', 'posted', 'chained', 'today'] }],
        makes: [
          'can queued and vcpu.program == "for another instruction"',
          'never vcpu.program == "for its stop" or not one-instruction or to-userspace',
          'can emulated',
        ],
      },
    },
  ],
  corrects: [
    {
      wrong: 'stop is privileged.',
      right: 'A guest’s kernel may use it: what it does is decided by two bits of the host’s.',
    },
    {
      wrong: 'The emulation sleeps.',
      right: 'It steps over the instruction, and the CPU stays busy.',
    },
    {
      wrong: 'What a guest is told may depend on the host on which it starts.',
      right: 'Then it may stop on a host that does not allow it, after it has moved.',
    },
    {
      wrong: 'Kernels of today let a guest stop.',
      right: 'They do not.',
    },
  ],
  exam: [
    {
      asks: 'The test for the chip is inverted, on an old chip. What happens to a guest that stops?',
      answer:
        'The bits are clear just where they may not be: the guest naps where a wake can be missed. It does not die.',
    },
    {
      asks: 'Why is refusing a move between two hosts that both start the guest worse than a slow guest?',
      answer:
        'A command line that starts on both hosts promises that the guest may move between them. Who runs many machines relies on it, and finds out only when one has to be emptied.',
    },
  ],
  teacher:
    'Ask three questions of every feature bit: who sets it, who reads it, and who is still there after the move. Here three parties set it, and none of them is the guest.',
};
