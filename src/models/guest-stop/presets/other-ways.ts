/** What the facts leave to the search: the rows of 1.10 another way, and the switches that nobody has verified. */
import { HOSTS } from '../hosts.ts';
import { steps } from '../../steps.ts';
import { on, type Prepared } from './prepared.ts';

const oldPoc = on('poc', 'oldPoc');
const p10e = on('poc', 'p10e');

export const OTHER_WAYS: readonly Prepared[] = [
  {
    id: 'bad-firmware',
    row: 'badDt',
    title: 'Firmware that publishes the feature on DD2.2',
    sentence:
      'KVM believes firmware, clears the bits, and the guest pauses where it may miss wakes.',
    lookFor: 'N2 goes by the device tree, not by the part.',
    scenario: {
      ...on('flow2', 'badDt'),
      schedule: steps('vcpu*6 pick-stop0lite vcpu*3 hdec vcpu*9 pick-stop0lite vcpu*3 wake-missed'),
    },
    // As S3: what the part cannot do nobody has asked it.
    breaks: ['G2', 'G3', 'L1'],
  },
  {
    id: 'rfc-dd22-no-kick',
    row: 'S3/no-kick',
    title: 'The RFC on DD2.2, and no HDEC',
    sentence: 'Nothing ends a pause that has missed its wake.',
    lookFor: 'The pause that does not end.',
    scenario: {
      ...oldPoc,
      kicks: '0',
      schedule: steps('vcpu*6 pick-stop0lite vcpu*3 wake-missed'),
    },
    // One wake is pending at a time: no later one can end the pause either.
    breaks: ['G2', 'G3', 'L1'],
  },
  {
    id: 'rfc-dd22-kicked',
    row: 'S3/any-kicks',
    title: 'The RFC on DD2.2, and a host that keeps kicking',
    sentence: 'Every HDEC ends the pause: the wake comes late, by up to a slice of the host.',
    lookFor: 'A pause with a wake pending, that ends with HDEC.',
    scenario: {
      ...oldPoc,
      kicks: 'any',
      schedule: steps('vcpu*6 pick-stop0lite vcpu*3 wake-missed hdec vcpu*9'),
    },
    // From every pause HDEC leads to U5, which takes what is pending.
    breaks: ['G2', 'G3'],
  },
  {
    id: 'flow1-migrate-back',
    row: 'S6/back',
    title: 'Offered as the start host can, the other way',
    sentence: 'oldU offers nothing, so the guest never stops, on the new host either.',
    lookFor: 'The same command line, and another guest.',
    scenario: {
      ...on('flow1', 'oldU', 'newP'),
      schedule: steps('vcpu*2 migrate vcpu*6 pick-shared-cede vcpu*7 wake vcpu*5'),
    },
    // It has only Shared Cede and snooze, which need nothing of the host.
    breaks: ['G5'],
  },
  {
    id: 'flow2-mixed-back',
    row: 'S8/back',
    title: 'Offered with ISA 3.0, the other way',
    sentence: 'Emulated on the first host, paused on the second: faster there.',
    lookFor: 'EC: 1 on the first host, 0 on the second.',
    scenario: {
      ...on('flow2', 'oldP', 'newP'),
      schedule: steps(
        'vcpu*6 pick-stop0lite vcpu*10 migrate vcpu*7 pick-stop0lite vcpu*3 wake vcpu',
      ),
    },
    breaks: [],
  },
  {
    id: 'doorbell-chained',
    row: 'S11/chained',
    title: 'A bad doorbell, the chain repaired',
    sentence: 'With separate ifs F4 queues a program interrupt, as before patch 1.',
    lookFor: 'F4 after F2.',
    scenario: {
      ...on('none', 'newPoc'),
      hosts: [{ ...HOSTS.newPoc, exit: 'chained' }],
      doorbells: 1,
      schedule: steps('vcpu*6 bad-doorbell vcpu*12'),
    },
    // As the kernel before patch 1: the guest gets what its own bad instruction deserves, and dies of it.
    breaks: ['L1'],
  },
  {
    id: 'p10-steady',
    row: 'S12/steady',
    title: 'POWER10, and a host that idles as ever',
    sentence: 'EC and ESL stay set, so that every stop traps and is emulated.',
    lookFor: 'EC and ESL at N2.',
    scenario: {
      ...p10e,
      schedule: steps('vcpu*6 pick-stop0lite vcpu*15 pick-stop0lite vcpu*2 wake vcpu*13'),
    },
    breaks: [],
  },
  {
    id: 'p10-not-emulated',
    row: 'S12/p10',
    title: 'POWER10 without patch 1',
    sentence: 'As the host has idled last, the same stop pauses, or kills.',
    lookFor: 'EC and ESL at N2.',
    scenario: {
      ...on('poc', 'p10'),
      hostLite: true,
      schedule: steps('vcpu*2 host-lite vcpu*4 pick-stop0lite vcpu*3 wake vcpu'),
    },
    // A guest that has died stops no more: no host sees both outcomes.
    breaks: ['G1', 'L1'],
  },
  {
    id: 'level-above-limit',
    row: 'pslLimit',
    title: 'The RFC, if a level above PSLL traps',
    sentence:
      'N2 has written PSLL 0, and the guest asks for level 1: every stop traps. Not verified.',
    lookFor: 'EC = 0, and the stop traps all the same.',
    scenario: {
      ...on('poc', 'newPoc'),
      pslLimit: true,
      level: 1,
      schedule: steps('vcpu*6 pick-stop0lite vcpu*15 pick-stop0lite vcpu*2 wake vcpu*13'),
    },
    breaks: [],
  },
  {
    id: 'level-below-limit',
    row: 'pslLimit/p10e',
    title: 'POWER10, if a level above PSLL traps',
    sentence: 'The entry leaves the host’s PSLL, 15: no level is above it. Not verified.',
    lookFor: 'PSLL in the guest.',
    scenario: {
      ...p10e,
      hostLite: true,
      pslLimit: true,
      level: 1,
      schedule: steps(
        'vcpu*6 pick-stop0lite vcpu*10 host-lite vcpu*5 pick-stop0lite vcpu*3 wake vcpu',
      ),
    },
    // As S12, for the limit is never passed.
    breaks: ['G10'],
  },
  {
    id: 'option-not-patched',
    row: 'option/mixU',
    title: 'The option on, moved to a new QEMU on an old kernel',
    sentence:
      '.apply asks the kernel: the command line does not start there, and the move is refused.',
    lookFor: 'Q3r.',
    scenario: {
      ...on('option', 'newP', 'mixU'),
      schedule: steps(
        'vcpu*6 pick-stop0lite vcpu*3 wake vcpu hdec-A vcpu*4 migrate vcpu*6 pick-stop0lite vcpu*3 wake vcpu',
      ),
    },
    breaks: [],
  },
];
