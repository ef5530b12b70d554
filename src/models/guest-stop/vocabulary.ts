/** Phases and events: what the timeline is coloured by, what the story is about. */
import type { EventInfo, PhaseInfo } from '../../protocol/description.ts';

/** The first is the phase of statements that say nothing else. */
export const PHASES: readonly PhaseInfo[] = [
  { id: 'kvm', label: 'KVM', tone: 'host', hatched: false },
  { id: 'host', label: 'about to enter', tone: 'host', hatched: false },
  { id: 'entry', label: 'guest entry', tone: 'switch', hatched: false },
  { id: 'guest', label: 'guest', tone: 'guest', hatched: false },
  { id: 'paused', label: 'paused in a stop', tone: 'nap', hatched: true },
  { id: 'exit', label: 'guest exit', tone: 'switch', hatched: false },
  { id: 'ceded', label: 'ceded', tone: 'nap', hatched: true },
  { id: 'qemu', label: 'QEMU', tone: 'firmware', hatched: false },
  { id: 'refused', label: 'QEMU does not start', tone: 'firmware', hatched: true },
  { id: 'userspace', label: 'out to QEMU for good', tone: 'firmware', hatched: true },
  { id: 'dead', label: 'dead', tone: 'wait', hatched: true },
];

/** Phases between the write of N2 and that of X3. */
export const IN_GUEST = ['guest', 'paused', 'dead'] as const;
export const BETWEEN = ['entry', ...IN_GUEST, 'exit'] as const;

export const EVENTS: readonly EventInfo[] = [
  { id: 'offered', label: 'stop offered', marker: 'owner', short: 'offered' },
  { id: 'not-offered', label: 'stop not offered', marker: '', short: 'not offered' },
  { id: 'not-started', label: 'QEMU does not start', marker: 'owner' },
  { id: 'psscr-written', label: 'PSSCR written for the guest', marker: '', short: 'PSSCR' },
  { id: 'entered', label: 'guest entered', marker: '' },
  { id: 'picked', label: 'idle state picked', marker: '' },
  { id: 'paused', label: 'stop pauses', marker: '' },
  { id: 'passed', label: 'stop ends at once', marker: '' },
  { id: 'trapped', label: 'stop traps', marker: '' },
  { id: 'wake', label: 'wake', marker: 'release' },
  { id: 'missed', label: 'wake missed', marker: 'damage', short: 'missed' },
  { id: 'handled', label: 'wake handled', marker: '' },
  { id: 'kicked', label: 'HDEC', marker: '' },
  { id: 'ceded', label: 'H_CEDE', marker: '' },
  { id: 'blocked', label: 'vCPU sleeps', marker: '', short: 'sleeps' },
  { id: 'left', label: 'guest left', marker: '' },
  { id: 'emulated', label: 'stop emulated', marker: '', short: 'past the stop' },
  { id: 'queued', label: 'program interrupt queued', marker: 'damage', short: 'program interrupt' },
  { id: 'to-userspace', label: 'KVM_EXIT_UNKNOWN', marker: 'violation', short: 'out to QEMU' },
  { id: 'dead', label: 'guest dies', marker: 'violation' },
  { id: 'moved', label: 'guest moves', marker: 'beam', short: 'moves' },
  { id: 'move-refused', label: 'move refused', marker: 'owner', short: 'refused' },
  {
    id: 'bad-instruction',
    label: 'bad doorbell instruction',
    marker: 'injection',
    short: 'bad doorbell',
  },
  { id: 'host-lite', label: 'host stops lite', marker: '', short: 'host stops lite' },
];
