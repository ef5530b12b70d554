/** Phases and events: what the timeline is coloured by, what the story is about. */
import type { EventInfo, PhaseInfo } from '../../protocol/description.ts';

/** The first is the phase of statements that say nothing else. */
export const PHASES: readonly PhaseInfo[] = [
  { id: 'host', label: 'in the host', tone: 'host', hatched: false },
  { id: 'guest', label: 'guest', tone: 'guest', hatched: false },
  { id: 'asleep', label: 'asleep', tone: 'nap', hatched: true },
  { id: 'isr', label: 'interrupt handler', tone: 'owner', hatched: false },
  { id: 'quiet', label: 'no interrupt', tone: 'nap', hatched: false },
  { id: 'done', label: 'done', tone: 'nap', hatched: false },
];

export const EVENTS: readonly EventInfo[] = [
  { id: 'deadline-set', label: 'guest sets its deadline', marker: '' },
  { id: 'armed', label: 'guest enables its timer', marker: 'owner', short: 'arms' },
  { id: 'wfi', label: 'guest sleeps: WFI', marker: '', short: 'WFI' },
  { id: 'tick-taken', label: 'guest takes its tick', marker: 'release', short: 'tick' },
  {
    id: 'spurious-tick',
    label: 'guest takes an empty tick',
    marker: 'damage',
    short: 'empty tick',
  },
  { id: 'tick-done', label: 'guest ends its interrupt', marker: '' },
  { id: 'cancelled', label: 'guest cancels its timer', marker: '', short: 'cancels' },
  { id: 'entered', label: 'guest entered', marker: '' },
  { id: 'guest-left', label: 'guest left', marker: '' },
  { id: 'saved', label: 'timer saved', marker: '', short: 'save' },
  { id: 'restored', label: 'timer restored', marker: '', short: 'restore' },
  { id: 'put', label: 'vCPU put', marker: '' },
  { id: 'switched-in', label: 'vCPU switched in', marker: '' },
  { id: 'preempted', label: 'vCPU preempted', marker: '', short: 'preempted' },
  { id: 'slept', label: 'vCPU sleeps', marker: '', short: 'sleeps' },
  { id: 'stayed-awake', label: 'vCPU need not sleep', marker: '' },
  { id: 'woken', label: 'another interrupt wakes the vCPU', marker: '', short: 'woken' },
  { id: 'bg-armed', label: 'soft timer armed', marker: '' },
  { id: 'bg-fired', label: 'soft timer fires', marker: '', short: 'bg' },
  { id: 'host-interrupt', label: 'host takes the interrupt', marker: 'owner', short: 'interrupt' },
  { id: 'word-lost', label: 'the guest’s word is lost', marker: 'damage', short: 'lost' },
  { id: 'line-raised', label: 'line raised', marker: '' },
  { id: 'null-pointer', label: 'NULL pointer', marker: 'violation' },
  { id: 'retired', label: 'signal taken back', marker: '' },
  { id: 'visited', label: 'vCPU with a userspace irqchip', marker: '', short: 'visit' },
  { id: 'vcpu-created', label: 'KVM_CREATE_VCPU', marker: '', short: 'create' },
  { id: 'time-passed', label: 'time passes', marker: '' },
];
