/** Where the functions stand, and as of which version they read like this. */
import type { Era } from '../era.ts';

export const TIMER = 'virt/kvm/arm/arch_timer.c';
export const ARM = 'virt/kvm/arm/arm.c';
export const VGIC = 'virt/kvm/arm/vgic/vgic-v2.c';
export const HYP = 'virt/kvm/arm/hyp/timer-sr.c';
export const GIC = 'drivers/irqchip/irq-gic.c';
export const KVM = 'virt/kvm/kvm_main.c';
export const SCHED = 'kernel/sched/core.c';

const ORIGINS: Readonly<Record<Era['id'], string>> = {
  before: 'until v4.14',
  after: 'b103cc3f10c0',
  mid: 'v4.16 to v5.0',
  late: 'v5.1',
};

export const originOf = ({ id, handler }: Era): string =>
  id === 'after' && handler === 'looks' ? 'v4.15' : ORIGINS[id];
