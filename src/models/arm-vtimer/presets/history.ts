/** Rows H: the known bugs, and what repaired them. */
import { steps } from '../../steps.ts';
import { asMerged, moves, type Prepared } from './prepared.ts';

const firstRun = { history: { firstRun: 'not-enabled' } } as const;
const visited = { cpus: 2, happens: { preempt: 1, visit: 1 } } as const;
const created = { happens: { create: 1 } } as const;

export const HISTORY: readonly Prepared[] = [
  {
    id: 'as-merged',
    row: 'H1',
    title: 'As merged: the handler stores what it reads',
    sentence:
      'A signal that comes after the save reads CTL = 0, and the handler keeps that as the guest’s word. The guest sleeps for ever.',
    lookFor: 'Time that passes between K1 and K3, and the interrupt right after K4.',
    scenario: { ...asMerged, schedule: steps('in-v0-cpu0 v0*17 tick v0*2 cpu0*4') },
    breaks: ['V1'],
  },
  {
    id: 'as-merged-null',
    row: 'H1n',
    title: 'As merged, and preempted',
    sentence: 'The late signal finds no vCPU on its CPU: the handler follows a NULL pointer.',
    lookFor: 'The interrupt after P3.',
    scenario: {
      ...asMerged,
      happens: { preempt: 1 },
      schedule: steps('in-v0-cpu0 v0*11 preempt-v0 v0*6 tick v0*4 cpu0*2'),
    },
    breaks: ['V1', 'V5'],
  },
  {
    id: 'both-fixes',
    row: 'H1/both',
    title: 'With both fixes: the word is kept, the CPU can be deaf',
    sentence:
      'Nobody owns the late interrupt, and it stays active. Until the next load no timer can interrupt there: found by search.',
    lookFor: 'I3 after a signal whose level is gone: only the priority drops.',
    scenario: {
      gicDelay: true,
      happens: { preempt: 1 },
      schedule: steps('in-v0-cpu0 v0*17 tick v0*2 cpu0*4 v0*9'),
    },
    // The handler raises nothing for a CTL that reads 0, and EOI of a forwarded interrupt does not
    // deactivate it. S2 finds the timer run out in memory, so that nothing is put and no L1 repairs it: the
    // loop spins (V1). Kicked out with an empty LR it goes on as deaf (V10). V8: after a put the active
    // state is made right at L1, and the same expiry interrupts once more.
    breaks: ['V1', 'V8', 'V10'],
  },
  {
    id: 'late-signal-mid',
    row: 'H1/mid',
    title: 'The same with 4.16 to 5.0',
    sentence:
      'The handler asks memory for a timer that is not loaded: it has run out, and the line rises.',
    lookFor: 'I2 after a late signal.',
    scenario: { era: 'mid', gicDelay: true, schedule: steps('in-v0-cpu0 v0*17 tick v0*2 cpu0') },
    breaks: [],
  },
  {
    id: 'first-run-not-loaded',
    row: 'H2',
    title: 'The first run of a vCPU',
    sentence:
      'Userspace loads the vCPU before its timer is enabled, so that nothing is loaded; the first sleep then saves nothing.',
    lookFor: 'loaded is 0 in the guest: the save before the sleep is skipped.',
    scenario: firstRun,
    breaks: ['V1', 'V2', 'V3', 'V6'],
  },
  {
    id: 'first-run-loaded-again',
    row: 'H2/fixed',
    title: 'The first run, loaded again',
    sentence:
      'kvm_timer_enable loads the timer once more: the guest has its CNTVOFF and its timer.',
    lookFor: 'F2, right after F1.',
    scenario: { history: { firstRun: 'loaded-again' } },
    breaks: [],
  },
  {
    id: 'user-irqchip',
    row: 'H3',
    title: 'A visitor disables the interrupt',
    sentence:
      'A vCPU with a userspace irqchip leaves the interrupt disabled on its CPU: the next guest there never gets one.',
    lookFor: 'The line is high, and the GIC signals nothing.',
    scenario: {
      ...visited,
      schedule: steps(
        'in-v0-cpu0 v0*11 tick preempt-v0 v0*2 cpu0*5 v0*8 visit-cpu0 in-v0-cpu0 v0*16 tick v0*16',
      ),
    },
    breaks: ['V1', 'V4'],
  },
  {
    id: 'user-irqchip-repaired',
    row: 'H3/fixed',
    title: 'A visitor uses the active state',
    sentence:
      'It leaves the interrupt active instead, and the next load writes what its vCPU needs.',
    lookFor: 'L1 after a visit.',
    scenario: { ...visited, history: { visitor: 'active' } },
    breaks: [],
  },
  {
    id: 'create-vcpu',
    row: 'H4',
    title: 'A new vCPU sets the clock back',
    sentence:
      'KVM_CREATE_VCPU gives all vCPUs of the VM a virtual count of 0: deadlines are as much later. On metal they still come.',
    lookFor: 'cntvoff in memory, and the old CNTVOFF in the registers until the next load.',
    scenario: created,
    breaks: ['V1', 'V2', 'V11'],
  },
  {
    id: 'create-vcpu-kept',
    row: 'H4/fixed',
    title: 'A new vCPU, and an offset that an ioctl has set',
    sentence: 'Once userspace has set the offset of the VM, a new vCPU leaves it as it is.',
    lookFor: 'cntvoff, which stays.',
    scenario: { ...created, history: { newVcpu: 'kept' } },
    breaks: [],
  },
  {
    id: 'no-resample',
    row: 'H5',
    title: 'From 5.1, without resampling',
    sentence:
      'A load raises the line while the guest handles its interrupt. Nobody lowers it, and the guest gets a second, empty one.',
    lookFor: 'A preemption between g4 and g5.',
    scenario: {
      ...moves,
      era: 'late',
      resample: false,
      schedule: steps(
        'in-v0-cpu0 v0*13 tick out-v0 v0*2 cpu0*4 v0*3 preempt-v0 v0*11 in-v0-cpu0 v0*24',
      ),
    },
    breaks: ['V4', 'V6'],
  },
  {
    id: 'no-resample-repaired',
    row: 'H5/fixed',
    title: 'The same with resampling, about 5.15',
    sentence: 'After an EOI the line is looked up again, and lowered where the timer is off.',
    lookFor: 'R3b, and R3c where the line is low.',
    scenario: {
      cpus: 2,
      happens: { preempt: 1 },
      era: 'late',
      schedule: steps('in-v0-cpu0 v0*13 tick out-v0 v0*2 cpu0*4 v0*3 preempt-v0 v0*11 in-v0-cpu0'),
    },
    breaks: [],
  },
  {
    id: 'interrupt-again',
    row: 'H6',
    title: 'The same interrupt at every load',
    sentence:
      'A guest that is preempted before its ack is interrupted again at each load; nested guests crawl.',
    lookFor: 'L1: the guest has not taken the interrupt, so it is not active.',
    scenario: {
      era: 'mid',
      happens: { preempt: 1 },
      schedule: steps('in-v0-cpu0 v0*11 tick preempt-v0 v0*2 cpu0*4 v0*8 in-v0-cpu0 v0*7 cpu0'),
    },
    breaks: ['V8'],
  },
  {
    id: 'interrupt-once',
    row: 'H6/fixed',
    title: 'Active while the line is high',
    sentence:
      'From 5.1 a load makes the interrupt active if the line is high: the host takes it once.',
    lookFor: 'L0 and L1.',
    scenario: { era: 'late', happens: { preempt: 1 } },
    breaks: [],
  },
];
