/** The words of the virtual timer: registers, memory, the interrupt, and who handles them. */
import type { Term } from '../../protocol/description.ts';

export const GLOSSARY: readonly Term[] = [
  {
    term: 'virtual timer',
    also: ['timer', 'CNTV'],
    sentence: 'A timer of each CPU that a guest sets without any trap; its interrupt is PPI 27.',
  },
  {
    term: 'CNTV_CTL',
    also: ['CTL', 'ENABLE', 'IMASK', 'ISTATUS'],
    sentence:
      'Control of the virtual timer: ENABLE, IMASK, and ISTATUS, which says that it has run out.',
    where: 'g2',
  },
  {
    term: 'CNTV_CVAL',
    also: ['CVAL', 'deadline'],
    sentence:
      'The virtual count at which the timer runs out: absolute, so that a move needs no arithmetic.',
    where: 'g1',
  },
  {
    term: 'CNTVOFF',
    also: ['cntvoff', 'CNTVOFF_EL2', 'offset'],
    sentence: 'What the virtual count is behind the counter of the machine; every VM has its own.',
    where: 'L2',
  },
  {
    term: 'cnt_ctl',
    also: ['cnt_cval', 'memory'],
    sentence:
      'The copy of a guest’s timer in memory, for while the registers belong to somebody else.',
    where: 'K1',
  },
  {
    term: 'loaded',
    also: ['loads', 'load'],
    sentence:
      'A flag of a vCPU’s timer: set while the registers of a CPU have it, clear while memory has.',
    where: 'K4',
  },
  {
    term: 'put',
    also: ['puts', 'kvm_timer_vcpu_put'],
    sentence: 'A vCPU loses its CPU: its timer goes from the registers to memory.',
    where: 'P1',
  },
  {
    term: 'line',
    also: ['level', 'irq.level', 'line_level'],
    sentence: 'Output of the timer, a level: high while it is enabled and has run out.',
    where: 'I2',
  },
  {
    term: 'GIC',
    also: ['vgic', 'PPI'],
    sentence:
      'The interrupt controller. It signals what is pending, enabled and not active; the vgic is that of a guest.',
    where: 'I0',
  },
  {
    term: 'active',
    also: ['active state', 'deaf'],
    sentence:
      'An interrupt that is being handled. The GIC holds it back until it is deactivated: a CPU where nobody does is deaf.',
    where: 'L1',
  },
  {
    term: 'priority drop',
    also: ['EOI', 'deactivation', 'EOIR', 'DIR'],
    sentence:
      'What the host’s EOI does: other interrupts may come. The guest’s EOI deactivates this one.',
    where: 'I3',
  },
  {
    term: 'list register',
    also: ['LR', 'HW bit'],
    sentence:
      'Through it a guest gets an interrupt: P, then A, then empty. With the HW bit its EOI deactivates the physical one.',
    where: 'R2',
  },
  {
    term: 'soft timer',
    also: ['bg_timer', 'bg', 'background timer'],
    sentence:
      'A timer of the host that wakes the thread of a vCPU that sleeps, when its own is due.',
    where: 'S2',
  },
  {
    term: 'WFI',
    also: ['sleeps', 'sleep'],
    sentence:
      'Wait for interrupt: a guest that has nothing to do. It traps, and its thread sleeps.',
    where: 'g3',
  },
  {
    term: 'kvm_timer_should_fire',
    also: ['should_fire'],
    sentence:
      'Whether a timer is on and has run out: by memory, and in later kernels by the registers of a loaded one.',
    where: 'S3',
  },
  {
    term: 'isb',
    sentence: 'Makes a CPU finish what it has written to its registers before it goes on.',
    where: 'W2',
  },
  {
    term: 'VHE',
    sentence:
      'The host runs at EL2. Without it every switch sets the traps of the timer, and a put zeroes CNTVOFF.',
    where: 'P2',
  },
  {
    term: 'irqchip',
    also: ['userspace irqchip'],
    sentence: 'The interrupt controller of a guest: the vgic of KVM, or one that userspace has.',
  },
  {
    term: 'vCPU',
    also: ['vCPUs'],
    sentence: 'A CPU of a guest: a thread of the host, which gets a CPU and loses it.',
  },
];
