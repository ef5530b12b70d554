/** The rows VM: one change to a kernel, the edit that makes it, in AFTER and in LATE. */
import type { Edit } from '../../../machine/edit/edit.ts';
import { RESTORE, SAVE } from '../kernel/load-put.ts';
import type { ScenarioInput } from '../settings.ts';
import type { CaseName } from './prepared.ts';

type Change = Pick<ScenarioInput, 'era' | 'mistakes'> & { readonly edits?: readonly Edit[] };

export interface Mutation {
  readonly id: string;
  readonly row: `VM${number}`;
  readonly title: string;
  readonly sentence: string;
  readonly lookFor: string;
  readonly change: Change;
  /** In LATE, where that is another line; null where LATE has no such line. */
  readonly inLate?: Change | null;
  /** The case in which it is shown on the page. */
  readonly shown: CaseName;
  /** A run that shows it there, where the usual one does not. */
  readonly schedule?: string;
}

const skip = (at: string): Change => ({ edits: [{ kind: 'skip', at }] });
const force = (...at: readonly string[]): Change => ({
  edits: at.map((one) => ({ kind: 'force', at: one, value: true })),
});

const savesAlways = `${SAVE}:control`;
const restoresAlways = `${RESTORE}:control`;

export const MUTATIONS: readonly Mutation[] = [
  {
    id: 'what-if-save-ignores-loaded',
    row: 'VM1',
    title: 'What if the save ignored loaded',
    sentence:
      'The first save switches the registers off. The second one reads them again, and keeps CTL = 0 as the guest’s word.',
    lookFor: 'P1 behind S1: the guest sleeps for ever.',
    change: force(savesAlways),
    shown: 'one',
  },
  {
    id: 'what-if-put-saved-nothing',
    row: 'VM2',
    title: 'What if a put saved nothing',
    sentence: 'A preempted vCPU leaves a live timer behind, and another CPU has no idea of it.',
    lookFor: 'A CPU without a vCPU whose CTL is 1.',
    change: skip('kvm_timer_vcpu_put:P1'),
    shown: 'move',
    schedule: 'in-v0-cpu0 v0*11 tick preempt-v0 v0*2 cpu0*5 v0*3 in-v0-cpu1 v0*7',
  },
  {
    id: 'what-if-no-restore-after-sleep',
    row: 'VM3',
    title: 'What if nothing were restored after a sleep',
    sentence: 'A guest that need not sleep after all is entered with its timer off.',
    lookFor: 'S2 and S3 find the timer run out: nobody puts, and nobody loads.',
    change: skip('kvm_timer_unschedule:S5'),
    inLate: null,
    shown: 'one',
    schedule: 'in-v0-cpu0 v0*20 tick v0*4',
  },
  {
    id: 'what-if-no-save-before-sleep',
    row: 'VM4',
    title: 'What if nothing were saved before a sleep',
    sentence: 'Memory still says that the timer is off, so that no soft timer is armed.',
    lookFor: 'S2, which asks memory.',
    change: skip('kvm_timer_schedule:S1'),
    inLate: null,
    shown: 'one',
  },
  {
    id: 'what-if-no-active-at-load',
    row: 'VM5',
    title: 'What if a load left the active state alone',
    sentence: 'The active state stays with the CPU on which the interrupt came.',
    lookFor: 'The other CPU, which is interrupted once more, and the first one, which is deaf.',
    change: skip('kvm_timer_vcpu_load:L1'),
    shown: 'move',
    schedule:
      'in-v0-cpu0 v0*11 tick preempt-v0 v0*2 cpu0*5 v0*8 in-v0-cpu1 v0*7 cpu1*3 v0*23 tick bg-v0 in-v0-cpu0 v0*12',
  },
  {
    id: 'what-if-always-active',
    row: 'VM6',
    title: 'What if a load always made it active',
    sentence: 'The CPU is deaf from the first load on: no timer can interrupt it.',
    lookFor: 'The gate is closed before the guest runs.',
    change: { mistakes: { active: 'always' } },
    shown: 'one',
  },
  {
    id: 'what-if-host-deactivates',
    row: 'VM7',
    title: 'What if the EOI of the host deactivated it',
    sentence: 'The level is still high, so that the host takes the same interrupt for ever.',
    lookFor: 'I4, and the next interrupt right behind it.',
    change: force('gic_handle_irq:control'),
    shown: 'one',
  },
  {
    id: 'what-if-no-hw-bit',
    row: 'VM8',
    title: 'What if the list register had no HW bit',
    sentence: 'The EOI of the guest does not clear the physical active state any more.',
    lookFor: 'The gate after g6.',
    change: { mistakes: { hwBit: false } },
    shown: 'move',
  },
  {
    id: 'what-if-no-cntvoff',
    row: 'VM9',
    title: 'What if CNTVOFF were not written',
    sentence:
      'The guest arms its timer in counts of the host, and the soft timer waits for it in virtual ones: 10,000 s late.',
    lookFor: 'CVAL at g1, and the soft timer at S2.',
    change: skip('kvm_timer_vcpu_load:L2'),
    inLate: skip(`${RESTORE}:W0b`),
    shown: 'one',
  },
  {
    id: 'what-if-no-loaded',
    row: 'VM10',
    title: 'What if there were no loaded at all',
    sentence:
      'Save and restore do their work whenever they are called: the second save is wrong again.',
    lookFor: 'P1 behind S1, as with a save that ignores loaded alone.',
    change: force(savesAlways, restoresAlways),
    shown: 'one',
  },
  {
    id: 'what-if-restore-ignores-loaded',
    row: 'VM11',
    title: 'What if the restore ignored loaded',
    sentence:
      'After a sleep the timer is restored twice, from memory that nobody has changed: nothing is lost.',
    lookFor: 'S5 behind L3 writes what is there already.',
    change: force(restoresAlways),
    shown: 'one',
  },
  {
    id: 'what-if-never-active',
    row: 'VM12',
    title: 'What if a load never made it active',
    sentence: 'A guest that has not ended its interrupt is interrupted again after a preemption.',
    lookFor: 'An ack, a preemption, and the list register A with the gate open.',
    change: { mistakes: { active: 'never' } },
    shown: 'move',
    schedule: 'in-v0-cpu0 v0*11 tick out-v0 v0*2 cpu0*5 v0*4 preempt-v0 v0*12 in-v0-cpu0 v0*9',
  },
  {
    id: 'what-if-never-cleared',
    row: 'VM13',
    title: 'What if an exit left the interrupt active',
    sentence: 'The guest has switched its timer off without an ack: nobody will end the interrupt.',
    lookFor: 'A cancelled timer between the interrupt of the host and the ack.',
    change: skip('kvm_timer_sync_hwstate:R4c'),
    inLate: skip('kvm_vgic_sync_hwstate:R3c'),
    shown: 'cancel',
    schedule: 'in-v0-cpu0 v0*11 tick out-v0 v0*2 cpu0*5 v0*2 cancel-v0 v0*8',
  },
  {
    id: 'what-if-cntvoff-stays',
    row: 'VM14',
    title: 'What if a put left CNTVOFF',
    sentence:
      'The next load writes it anyway; until then the host reads a guest’s time from CNTVCT.',
    lookFor: 'CNTVOFF of a CPU without a vCPU.',
    change: skip('kvm_timer_vcpu_put:P2'),
    inLate: skip(`${SAVE}:K3b`),
    shown: 'move',
  },
  {
    id: 'what-if-bg-stays',
    row: 'VM15',
    title: 'What if the soft timer were not cancelled',
    sentence: 'It wakes a thread that does not sleep: no harm but the interrupt of the host.',
    lookFor: 'A soft timer that is armed while the guest runs.',
    change: skip('kvm_timer_unschedule:S5b'),
    inLate: skip('kvm_timer_vcpu_load:L4'),
    shown: 'one',
    schedule: 'in-v0-cpu0 v0*20 tick v0*5 cpu0*5 v0*3',
  },
  {
    id: 'what-if-ctl-first',
    row: 'VM16',
    title: 'What if CTL were restored before CVAL',
    sentence:
      'For a moment the timer runs with the deadline of whoever was there before. Interrupts are off, and its level is gone before they are on.',
    lookFor: 'W2 before W1, in the load of the second vCPU.',
    change: { edits: [{ kind: 'move', at: `${RESTORE}:W2`, before: `${RESTORE}:W1` }] },
    shown: 'share',
  },
  {
    id: 'what-if-save-is-not-masked',
    row: 'VM17',
    title: 'What if the save could be interrupted',
    sentence: 'Preempted between K3 and K4, the vCPU is saved a second time: CTL = 0 is kept.',
    lookFor: 'A preemption where CTL is 0 and loaded is still 1.',
    change: { mistakes: { saveMasked: false } },
    inLate: null,
    shown: 'move',
    schedule: 'in-v0-cpu0 v0*18 preempt-v0',
  },
  {
    id: 'what-if-asks-memory',
    row: 'VM18',
    title: 'What if later kernels always asked memory',
    sentence: 'Memory is old while the timer is loaded: the interrupt is taken, and no line rises.',
    lookFor: 'I2, which does not come: the CPU is deaf until the next load.',
    change: { era: 'late', mistakes: { asks: 'memory' } },
    shown: 'move',
    schedule: 'in-v0-cpu0 v0*26 tick bg-v0 in-v0-cpu0 v0*14 preempt-v0 v0*11 in-v0-cpu0 v0*25',
  },
  {
    id: 'what-if-no-bg-at-put',
    row: 'VM19',
    title: 'What if a put armed no soft timer',
    sentence: 'From 5.1 that is the only place where it is armed: a sleeper sleeps for ever.',
    lookFor: 'P1b, which is gone.',
    change: { era: 'late', ...skip('kvm_timer_vcpu_put:P1b') },
    shown: 'one',
  },
];

export const withMutation = (of: ScenarioInput, { edits, ...change }: Change): ScenarioInput => ({
  ...of,
  ...change,
  ...(edits !== undefined && { edits: [...edits] }),
});
