/** The rows GM of 1.9: what if a line were gone, or another one. */
import { steps } from '../../steps.ts';
import { on, type Prepared } from './prepared.ts';

const oldP = on('flow2', 'oldP');
const newP = on('flow2', 'newP');
const ENTRY = 'kvmhv_load_hv_regs_and_go';
const HANDLER = 'kvmppc_handle_exit_hv';

export const MUTATIONS: readonly Prepared[] = [
  {
    id: 'what-if-pc-stays',
    row: 'GM1',
    title: 'What if F3 did not go past the stop',
    sentence: 'HSRR0 is the stop itself: the guest carries out the same one for ever.',
    lookFor: 'F3 is gone, and U4 comes again after every entry.',
    scenario: {
      ...oldP,
      edits: [{ kind: 'skip', at: `${HANDLER}:F3` }],
      schedule: steps('vcpu*6 pick-stop0lite vcpu*14 vcpu vcpu*11'),
    },
    breaks: ['L1'],
  },
  {
    id: 'what-if-pc-plus-8',
    row: 'GM2',
    title: 'What if F3 added 8',
    sentence: 'The guest goes on one instruction too late, and never carries out the next one.',
    lookFor: 'Instructions passed at U5: 2.',
    scenario: {
      ...oldP,
      mistakes: { advance: 8 },
      schedule: steps('vcpu*6 pick-stop0lite vcpu*2 wake vcpu*13'),
    },
    breaks: ['G6'],
  },
  {
    id: 'what-if-no-ec',
    row: 'GM3',
    title: 'What if N2 set no EC',
    sentence: 'The guest pauses on a part that misses wakes, though no firmware says that it may.',
    lookFor: 'EC = 0 on DD2.2.',
    scenario: {
      ...oldP,
      mistakes: { psscr: 'noEC' },
      schedule: steps('vcpu*6 pick-stop0lite vcpu*3 hdec vcpu*9 pick-stop0lite vcpu*3 wake-missed'),
    },
    breaks: ['G2', 'G3', 'L1'],
  },
  {
    id: 'what-if-fake-suspend-lost',
    row: 'GM4',
    title: 'What if N2 wrote 0 for all that the guest does not see',
    sentence: 'EC and ESL should be 0 here anyhow, but FAKE_SUSPEND goes with them.',
    lookFor: 'PSSCR in the guest: 330, where 730 should be.',
    scenario: {
      ...newP,
      fakeSuspend: true,
      mistakes: { psscr: 'zeros' },
      schedule: steps('vcpu*6 pick-stop0lite vcpu*3 wake vcpu'),
    },
    breaks: ['G8'],
  },
  {
    id: 'what-if-host-bits-stay',
    row: 'GM5',
    title: 'What if X3 were gone',
    sentence: 'The host goes on with the bits of the guest: its next stop keeps its state.',
    lookFor: 'EC and ESL after an exit.',
    scenario: {
      ...newP,
      edits: [{ kind: 'skip', at: `${ENTRY}:X3` }],
      schedule: steps('vcpu*6 pick-stop0lite vcpu*3 wake vcpu hdec vcpu*3'),
    },
    breaks: ['G7'],
  },
  {
    id: 'what-if-cede-does-not-look',
    row: 'GM6',
    title: 'What if C3 did not look',
    sentence: 'A wake between H_CEDE and the sleep finds nobody asleep, and is lost.',
    lookFor: 'A wake before C3.',
    scenario: {
      ...on('none', 'newU'),
      edits: [{ kind: 'force', at: 'kvmppc_cede:control', value: false }],
      schedule: steps('vcpu*6 pick-shared-cede vcpu*3 wake vcpu*4'),
    },
    breaks: ['G2', 'L1'],
  },
  {
    id: 'what-if-esl-only',
    row: 'GM7',
    title: 'What if N2 cleared ESL only',
    sentence: 'Nothing: vcpu.psscr cannot carry EC, so there is none to clear.',
    lookFor: 'X2 masks what it saves with PSSCR_GUEST_VIS.',
    scenario: {
      ...newP,
      mistakes: { psscr: 'noESL' },
      schedule: steps('vcpu*6 pick-stop0lite vcpu*3 wake vcpu'),
    },
    // Both masks leave 0x330 of 0x330.
    breaks: [],
  },
  {
    id: 'what-if-feature-inverted',
    row: 'GM8',
    title: 'What if the test for the feature were inverted, on DD2.2',
    sentence: 'The bits are cleared just where firmware does not say that a guest may stop.',
    lookFor: 'EC = 0 on DD2.2.',
    scenario: {
      ...oldP,
      edits: [{ kind: 'force', at: `${ENTRY}:control`, value: true }],
      schedule: steps('vcpu*6 pick-stop0lite vcpu*3 hdec vcpu*9 pick-stop0lite vcpu*3 wake-missed'),
    },
    // As without EC: a pause on a part that misses wakes.
    breaks: ['G2', 'G3', 'L1'],
  },
  {
    id: 'what-if-feature-inverted-dd23',
    row: 'GM8/newP',
    title: 'What if the test for the feature were inverted, on DD2.3',
    sentence: 'EC is set where it need not be: every stop is one exit, and slower.',
    lookFor: 'EC = 1, and F3.',
    scenario: {
      ...newP,
      edits: [{ kind: 'force', at: `${ENTRY}:control`, value: false }],
      schedule: steps('vcpu*6 pick-stop0lite vcpu*2 wake vcpu*13'),
    },
    // Patch 1 emulates: nothing is wrong but the time that it takes.
    breaks: [],
  },
  {
    id: 'what-if-cause-8',
    row: 'GM9',
    title: 'What if F3 were for cause 8',
    sentence: 'A stop has cause 9: it falls through to F4, as if nothing had been patched.',
    lookFor: 'F4.',
    scenario: {
      ...oldP,
      mistakes: { cause: '8' },
      schedule: steps('vcpu*6 pick-stop0lite vcpu*14'),
    },
    breaks: ['G1', 'L1'],
  },
  {
    id: 'what-if-any-cause',
    row: 'GM10',
    title: 'What if F3 were for every cause',
    sentence:
      'In the chain as posted F2 comes first: a doorbell ends in QEMU, as without this mistake.',
    lookFor: 'The bad doorbell: F2, and then neither F3 nor F4.',
    scenario: {
      ...oldP,
      doorbells: 1,
      mistakes: { cause: 'any' },
      schedule: steps('vcpu*6 bad-doorbell vcpu*6'),
    },
    // As S11, which is the same chain: F3 is never looked at for a doorbell.
    breaks: ['G9', 'L1'],
  },
  {
    id: 'what-if-any-cause-chained',
    row: 'GM10/chained',
    title: 'What if F3 were for every cause, in separate ifs',
    sentence: 'F3 goes past any instruction that has trapped: the guest takes it for done.',
    lookFor: 'F3 after F2.',
    scenario: {
      ...oldP,
      hosts: oldP.hosts.map((host) => ({ ...host, exit: 'chained' as const })),
      doorbells: 1,
      mistakes: { cause: 'any' },
      schedule: steps('vcpu*6 bad-doorbell vcpu*8'),
    },
    // The guest goes on, and what it wanted was not done.
    breaks: ['G9'],
  },
  {
    id: 'what-if-kernel-not-asked',
    row: 'GM11',
    title: 'What if .apply did not ask the kernel',
    sentence: 'A new QEMU starts with the option on a kernel that kills the guest for it.',
    lookFor: 'Q3: nothing is refused.',
    scenario: {
      ...on('option', 'newP', 'mixU'),
      mistakes: { unchecked: true },
      schedule: steps(
        'vcpu*6 pick-stop0lite vcpu*3 wake vcpu hdec-A vcpu*4 migrate vcpu*6 pick-stop0lite vcpu*14',
      ),
    },
    breaks: ['G1', 'L1'],
  },
];
