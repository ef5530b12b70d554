/** The rows S of 1.10: kernels, firmware and QEMU as they are, or as the mails propose them. */
import { steps } from '../../steps.ts';
import { on, type Prepared } from './prepared.ts';

export const AS_IT_IS: readonly Prepared[] = [
  {
    id: 'mainline-cede',
    row: 'S1',
    title: 'Mainline: the guest cedes',
    sentence: 'No guest is told of stop: an idle one polls, or gives its CPU to the host.',
    lookFor: 'H_CEDE, and the look for a wake before the vCPU sleeps (C3).',
    scenario: {
      ...on('none', 'newU'),
      schedule: steps(
        'vcpu*6 pick-shared-cede vcpu*7 wake vcpu*5 pick-shared-cede vcpu*3 wake vcpu*10',
      ),
    },
    breaks: [],
  },
  {
    id: 'rfc-dd23',
    row: 'S2',
    title: 'The RFC on DD2.3',
    sentence:
      'KVM clears EC and ESL, and the guest pauses by itself; any interrupt ends the pause.',
    lookFor: 'PSSCR at N2: 330. No exit comes of the stop.',
    scenario: {
      ...on('poc', 'newPoc'),
      schedule: steps('vcpu*6 pick-stop0lite vcpu*3 wake vcpu pick-stop0lite vcpu wake vcpu*3'),
    },
    breaks: [],
  },
  {
    id: 'rfc-dd22',
    row: 'S3',
    title: 'The RFC on DD2.2',
    sentence: 'The same bits on an older part: a paused thread may miss its wake, and sleep on.',
    lookFor: 'A wake that stays pending over a pause that does not end.',
    scenario: {
      ...on('poc', 'oldPoc'),
      schedule: steps('vcpu*6 pick-stop0lite vcpu*3 hdec vcpu*9 pick-stop0lite vcpu*3 wake-missed'),
    },
    breaks: ['G2', 'G3', 'L1'],
  },
  {
    id: 'unpatched',
    row: 'S4',
    title: 'The offer on a kernel that knows nothing of it',
    sentence:
      'Stop traps, KVM has no case for it, and queues a program interrupt: the first stop kills.',
    lookFor: 'F4: the guest dies at its next entry.',
    scenario: { ...on('poc', 'newU'), schedule: steps('vcpu*6 pick-stop0lite vcpu*14') },
    breaks: ['G1', 'L1'],
  },
  {
    id: 'emulated',
    row: 'S5',
    title: 'Emulated on DD2.2',
    sentence:
      'Stop traps, and patch 1 goes past it: every idle is one exit, 5006 ns instead of 948 ns.',
    lookFor: 'F3. It does not wait: the idle loop stops again and again.',
    scenario: {
      ...on('flow2', 'oldP'),
      schedule: steps('vcpu*6 pick-stop0lite vcpu*15 pick-stop0lite vcpu*2 wake vcpu*13'),
    },
    breaks: [],
  },
  {
    id: 'flow1-migrate',
    row: 'S6',
    title: 'Offered as the start host can, then moved',
    sentence:
      'newP offers stop to the guest. On oldU KVM makes the same stop trap, does not know it, and answers with a program interrupt.',
    lookFor: 'EC: 0 on the first host, 1 on the second.',
    scenario: {
      ...on('flow1', 'newP', 'oldU'),
      schedule: steps(
        'vcpu*6 pick-stop0lite vcpu*3 wake vcpu hdec-A vcpu*4 migrate vcpu*6 pick-stop0lite vcpu*14',
      ),
    },
    breaks: ['G1', 'G5', 'L1'],
  },
  {
    id: 'flow1-refuse',
    row: 'S7',
    title: 'The same offer, and the move is refused',
    sentence: 'The guest lives, and cannot leave: oldP would start it, and refuses it.',
    lookFor: 'Q3: KVM_CAP_STOP is missing there.',
    scenario: {
      ...on('flow1refuse', 'newP', 'oldP'),
      schedule: steps(
        'vcpu*6 pick-stop0lite vcpu*3 wake vcpu hdec-A vcpu*4 migrate vcpu*6 pick-stop0lite vcpu*3 wake vcpu',
      ),
    },
    breaks: ['G4', 'G5'],
  },
  {
    id: 'flow2-mixed',
    row: 'S8',
    title: 'Offered with ISA 3.0, and patch 1 everywhere',
    sentence: 'Paused on the first host, emulated on the second: 5.28 times slower, and right.',
    lookFor: 'The same stop straight on, and later down to KVM and back.',
    scenario: {
      ...on('flow2', 'newP', 'oldP'),
      schedule: steps(
        'vcpu*6 pick-stop0lite vcpu*3 wake vcpu hdec-A vcpu*4 migrate vcpu*6 pick-stop0lite vcpu*2 wake vcpu*13',
      ),
    },
    breaks: [],
  },
  {
    id: 'flow2-unpatched',
    row: 'S9',
    title: 'Offered with ISA 3.0, and one host without patch 1',
    sentence: 'The offer is the same everywhere, and the kernel is not: the stop kills.',
    lookFor: 'F4 on the second host.',
    scenario: {
      ...on('flow2', 'newP', 'newU'),
      schedule: steps(
        'vcpu*6 pick-stop0lite vcpu*3 wake vcpu hdec-A vcpu*4 migrate vcpu*6 pick-stop0lite vcpu*14',
      ),
    },
    breaks: ['G1', 'L1'],
  },
  {
    id: 'option',
    row: 'S10',
    title: 'The option on, moved to a host without',
    sentence:
      'The same command line does not start on oldU: the move is refused before the guest has left.',
    lookFor: 'Q3r, and the guest that goes on where it was.',
    scenario: {
      ...on('option', 'newP', 'oldU'),
      schedule: steps(
        'vcpu*6 pick-stop0lite vcpu*3 wake vcpu hdec-A vcpu*4 migrate vcpu*6 pick-stop0lite vcpu*3 wake vcpu',
      ),
    },
    breaks: [],
  },
  {
    id: 'doorbell',
    row: 'S11',
    title: 'Patch 1 and a guest that never stops',
    sentence:
      'One bad doorbell instruction, and the else-if chain leaves r as it is: 2, which is RESUME_HOST. Inferred.',
    lookFor: 'F4 is not looked at, because F2 was.',
    scenario: {
      ...on('none', 'newPoc'),
      doorbells: 1,
      schedule: steps('vcpu*6 bad-doorbell vcpu*6'),
    },
    breaks: ['G9', 'L1'],
  },
  {
    id: 'p10-leftover',
    row: 'S12',
    title: 'POWER10: the bits of the last stop of the host',
    sentence:
      'The entry leaves EC and ESL as the host left them, so a stop traps or pauses as the host has idled last. Inferred.',
    lookFor: 'EC and ESL at N2, before and after the host stops lite.',
    scenario: {
      ...on('poc', 'p10e'),
      hostLite: true,
      schedule: steps(
        'vcpu*6 pick-stop0lite vcpu*10 host-lite vcpu*5 pick-stop0lite vcpu*3 wake vcpu',
      ),
    },
    breaks: ['G10'],
  },
];
