/** The words of this machine: the instruction and its bits, who writes them, and who promises what. */
import type { Term } from '../../protocol/description.ts';

export const GLOSSARY: readonly Term[] = [
  {
    term: 'stop',
    also: ['stops', 'stopped'],
    sentence:
      'An instruction of POWER9 by which a thread pauses until something happens. A guest may carry it out; two bits of PSSCR decide what it does.',
    where: 'U4',
  },
  {
    term: 'PSSCR',
    also: ['vcpu.psscr', 'SPR 855'],
    sentence:
      'The register that says how deep a stop goes and what ends it. A guest sees a part of it, as PSSCR_PR.',
  },
  {
    term: 'PSSCR_PR',
    also: ['SPR 823'],
    sentence: 'PSSCR as a guest sees it: PLS, TR, MTL and RL, and no more.',
  },
  {
    term: 'PSSCR_GUEST_VIS',
    sentence:
      'The mask of what a guest sees of PSSCR. KVM saves no other bit of a guest’s, so EC and ESL are never the guest’s.',
    where: 'X2',
  },
  {
    term: 'EC',
    also: ['PSSCR_EC'],
    sentence:
      'Bit 43. 0: any interrupt ends a stop, even with interrupts disabled. 1: LPCR decides which, and a stop of the guest traps.',
    where: 'N2',
  },
  {
    term: 'ESL',
    sentence:
      'Bit 42. 1: the thread may lose its state, and wakes at 0x100. A stop of the guest then traps.',
    where: 'N2',
  },
  {
    term: 'SD',
    sentence: 'Bit 41 of PSSCR: whether its PLS is hidden, and reads 0.',
  },
  {
    term: 'PSLL',
    sentence: 'Bits 44 to 47: the deepest level for a stop that is not the hypervisor’s.',
  },
  {
    term: 'FAKE_SUSPEND',
    also: ['FS', 'hstate.fake_suspend'],
    sentence:
      'Bit 53, part of a workaround for transactional memory: a transaction is suspended in name only.',
    where: 'N2',
  },
  { term: 'TR', sentence: 'Bits 54 and 55 of PSSCR: how fast the level may change.' },
  { term: 'MTL', sentence: 'Bits 56 to 59 of PSSCR: the deepest level that is allowed.' },
  { term: 'RL', sentence: 'Bits 60 to 63 of PSSCR: the level that is asked for.' },
  { term: 'PLS', sentence: 'Bits 0 to 3 of PSSCR: the lowest level since the last stop.' },
  {
    term: 'HFSCR',
    also: ['vcpu.hfscr', 'cause', 'cause 9'],
    sentence:
      'Its first byte says which facility a guest has used without being allowed to: 9 is stop, 10 a doorbell instruction.',
    where: 'X1',
  },
  {
    term: '0xF80',
    also: ['facility trap', 'H_FAC_UNAVAIL'],
    sentence: 'Hypervisor Facility Unavailable: where a stop of the guest comes that traps.',
    where: 'F1',
  },
  {
    term: 'HSRR0',
    sentence:
      'Where the guest goes on after a trap. After a stop that traps it is the stop itself.',
  },
  {
    term: 'program interrupt',
    also: ['PROGILL', 'SRR1_PROGILL', '0x700'],
    sentence:
      'What an instruction gets that does not exist. For one of its own kernel’s it means an oops: the guest is dead.',
    where: 'F4',
  },
  {
    term: 'r',
    also: ['EMULATE_FAIL', 'RESUME_GUEST', 'RESUME_HOST'],
    sentence:
      'What the handler returns: RESUME_GUEST is 0. EMULATE_FAIL is 2, and so is RESUME_HOST, which leads out to QEMU.',
    where: 'F1',
  },
  {
    term: 'KVM_EXIT_UNKNOWN',
    sentence: 'An exit with which QEMU cannot do anything: it stops the guest.',
  },
  {
    term: 'patch 1',
    also: ['RFC patch 1'],
    sentence:
      'Of the RFC of 2020: KVM goes past a stop that has trapped. It does not wait for the wake.',
    where: 'F3',
  },
  {
    term: 'patch 2',
    also: ['RFC patch 2', 'iff'],
    sentence:
      'Of the RFC of 2020: KVM clears EC and ESL at entry, so that the guest pauses by itself. A later mail: only if firmware says so.',
    where: 'N2',
  },
  {
    term: 'patch 3',
    also: ['stop0lite', 'stop_loop'],
    sentence:
      'Of the RFC of 2020: an idle state of the guest that is a stop, between snooze and Shared Cede.',
    where: 'stop_loop',
  },
  {
    term: 'snooze',
    sentence: 'An idle state: the guest polls at low priority, and nobody else gets its cycles.',
    where: 'snooze_loop',
  },
  {
    term: 'Shared Cede',
    also: ['H_CEDE', 'cede', 'cedes', 'ceded'],
    sentence: 'An idle state: a hypercall by which the guest gives its CPU to the host.',
    where: 'C1',
  },
  {
    term: 'governor',
    also: ['cpuidle', 'residency'],
    sentence:
      'What picks an idle state: the deepest whose residency is not longer than the idle time that it expects.',
    where: 'U1',
  },
  {
    term: 'wake',
    also: ['wakes', 'IPI'],
    sentence: 'An interrupt for the guest: from another CPU, or from its timer.',
  },
  {
    term: 'HDEC',
    also: ['0x980'],
    sentence: 'The host’s own timer. A guest cannot mask it: it also ends a pause.',
  },
  {
    term: 'DD2.2',
    also: ['DD2.3', 'DD2.1', 'POWER10'],
    sentence: 'Versions of the chip. Before DD2.3 a guest’s stop may miss its wake.',
  },
  {
    term: 'idle-stop-guest',
    also: ['feature', 'firmware'],
    sentence:
      'The word in the device tree of the host by which firmware says that guests may stop.',
  },
  {
    term: 'KVM_CAP_STOP',
    also: ['capability'],
    sentence:
      'By which KVM would tell QEMU that guests may stop: the feature is there, and N2 goes by it.',
    where: 'Q1',
  },
  {
    term: 'offer',
    also: ['offers', 'offered', 'adv'],
    sentence:
      'What the device tree of the guest says of stop. It is made once, at the start, and moves with the guest.',
    where: 'Q2',
  },
  {
    term: '.apply',
    also: ['option', 'spapr capability'],
    sentence:
      'Of an option of QEMU’s pseries machine: checks that the host can do it, or QEMU does not start.',
    where: 'Q1',
  },
  {
    term: 'machine type',
    sentence: 'A promise of QEMU: the same command line is the same machine, whatever the host.',
  },
  { term: 'vCPU', sentence: 'A processor of a guest.' },
  {
    term: 'migration',
    also: ['moves', 'moved', 'move'],
    sentence: 'The guest goes on on another host, with what it was told at its start.',
    where: 'Q3',
  },
];
