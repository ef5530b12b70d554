/** The words of an error, of its recovery, and of who waits for whom (domain, sections 1.7, 2 and 3). */
import type { Term } from '../../protocol/description.ts';

const ERROR: readonly Term[] = [
  {
    term: 'HMI',
    also: ['HMIs'],
    sentence:
      'Hypervisor maintenance interrupt: hardware reports an error. A TB error reaches all threads of the core.',
    where: 'hmi_exception_early',
  },
  {
    term: 'HMER',
    sentence: 'The register of a thread that latches why an HMI came, until the thread clears it.',
    where: 'O1',
  },
  {
    term: 'latch',
    also: ['latches', 'latched'],
    sentence:
      'To be kept in HMER until it is cleared: an HMI that cannot be taken yet is not lost.',
  },
  {
    term: 'TFMR',
    sentence: 'The register of the core with the state and the errors of its TBs.',
    where: 'C3',
  },
  {
    term: 'TB error',
    also: ['TB errors'],
    sentence: 'Hardware has found a TB to be wrong: the TBs of the core stop, and an HMI comes.',
    where: 'hmi_exception_early',
  },
  {
    term: 'MSR',
    sentence: 'The machine state register of a thread, with its bits HV and EE.',
  },
  {
    term: 'HV',
    also: ['MSR[HV]'],
    sentence: 'The bit of the MSR that says who runs: 1 the hypervisor, 0 a guest.',
  },
  {
    term: 'EE',
    also: ['MSR[EE]'],
    sentence: 'The bit of the MSR that enables interrupts: with HV=1 and EE=0 an HMI only latches.',
    where: 'R4a',
  },
  {
    term: 'SRR1',
    sentence: 'Where a thread that wakes from a nap reads why: 0xA is an HMI.',
  },
  {
    term: 'rendezvous',
    sentence:
      'Firmware waits until one thread of every subcore has come, so that each TB is cleaned up before anybody recovers.',
    where: 'O9b',
  },
  {
    term: 'core_hmi_state',
    sentence:
      'The word of the firmware for its rendezvous: a bit for each thread, and CLEANUP_DONE.',
    where: 'O7',
  },
  {
    term: 'CLEANUP_DONE',
    sentence: 'The bit of core_hmi_state that ends the rendezvous: recovery may begin.',
    where: 'O8',
  },
  {
    term: 'hmi_lock',
    sentence: 'One lock for the whole machine, held in opal_handle_hmi.',
    where: 'O10',
  },
  {
    term: 'chiptod_lock',
    sentence: 'Held by whoever repairs or loads TBs, so that only one thread does.',
    where: 'C1',
  },
  {
    term: 'XSCOM',
    sentence: 'The way to registers of the chip; the ChipTOD is asked for its value over it.',
    where: 'TL2',
  },
  {
    term: 'NOT_RECOVERED',
    also: ['not recovered'],
    sentence: 'What OPAL tells Linux of an error that it could not repair: Linux reboots.',
    where: 'O11c',
  },
  {
    term: 'OPAL_HARDWARE',
    sentence: 'What a resync that fails returns. Linux does not look at it.',
  },
  {
    term: 'EBUSY',
    also: ['-EBUSY'],
    sentence: 'Linux gives up for now: here because a secondary is still busy in the kernel.',
  },
];

const PROTOCOL: readonly Term[] = [
  {
    term: 'in_guest[]',
    sentence:
      'Of the whole core, one byte for each subcore, from the fix on: set while its TB may carry an offset, and waited for before a reload. Not vcore.in_guest.',
    where: 'H4',
  },
  {
    term: 'vcore.in_guest',
    sentence:
      'Of one vcore, one byte: set, it lets the secondaries into the guest; cleared, it lets them go on in the host. Not in_guest[].',
    where: 'X14',
  },
  {
    term: 'bit 63',
    also: ['CORE_TB_RESYNC_REQ_BIT', 'flags bit 63'],
    sentence:
      'The bit of the flags word, from the fix on, that one primary wins: it resyncs, and all others wait until it is clear.',
    where: 'H2',
  },
  {
    term: 'test_and_set_bit',
    sentence: 'Sets a bit and tells whether it was set before, in one step that nobody can divide.',
    where: 'H2',
  },
  {
    term: 'flags',
    also: ['sibling_subcore_state.flags'],
    sentence:
      'The word that all threads of the core share, from the fix on. Its bit 63 says that there is a resync owner.',
  },
  {
    term: 'entry_exit_map',
    also: ['vcore.entry_exit_map'],
    sentence: 'Who of a vcore has entered (low byte), and who is on its way out (next byte).',
    where: 'X3a',
  },
  {
    term: 'hwthread_req',
    also: ['HSTATE_HWTHREAD_REQ'],
    sentence: 'KVM wants a hardware thread: it must not go into the kernel.',
    where: 'R1a',
  },
  {
    term: 'kvm_vcore',
    sentence: 'The vcore that a thread was given; NULL tells the primary that it is done.',
    where: 'S4',
  },
  {
    term: 'HSTATE_IN_GUEST',
    sentence:
      'Whether a thread runs host, guest or code between the two: the KVM test looks at it.',
    where: 'X1',
  },
  {
    term: 'invariant',
    also: ['invariants'],
    sentence: 'Something that must hold at every step; broken, it is shown with its step.',
  },
  {
    term: 'interleaving',
    also: ['interleavings', 'every order'],
    sentence:
      'One order in which the threads may take their steps. A run is one of them; Explore searches all.',
  },
  {
    term: 'deadlock',
    sentence: 'Nobody can move any more, and not everybody is done.',
  },
];

export const RECOVERY_TERMS: readonly Term[] = [...ERROR, ...PROTOCOL];
