/** Phases and events of the model: what the timeline is coloured by, what the story is about. */
import type { EventInfo, PhaseInfo } from '../../protocol/description.ts';

/** The first is the phase of statements that say nothing else. */
export const PHASES: readonly PhaseInfo[] = [
  { id: 'host', label: 'host', tone: 'host', hatched: false },
  { id: 'guest', label: 'guest', tone: 'guest', hatched: false },
  { id: 'nap', label: 'nap', tone: 'nap', hatched: false },
  { id: 'choice', label: 'guest or host?', tone: 'choice', hatched: false },
  { id: 'hypercall', label: 'real-mode hypercall: HMI masked', tone: 'guest', hatched: true },
  { id: 'entry', label: 'guest entry', tone: 'switch', hatched: false },
  { id: 'entry-switch', label: 'partition switch', tone: 'switch', hatched: false },
  { id: 'entry-wait', label: 'wait for primary', tone: 'wait', hatched: true },
  { id: 'exit', label: 'guest exit', tone: 'switch', hatched: false },
  { id: 'switch', label: 'partition switch', tone: 'switch', hatched: false },
  { id: 'hmi', label: 'HMI handler', tone: 'switch', hatched: false },
  { id: 'wait-threads', label: 'wait for threads', tone: 'wait', hatched: true },
  { id: 'wait-primary', label: 'wait for primary', tone: 'wait', hatched: true },
  { id: 'wait-in-guest', label: 'wait in_guest[]', tone: 'wait', hatched: true },
  { id: 'wait-bit63', label: 'wait bit 63', tone: 'wait', hatched: true },
  { id: 'wait-cleanup', label: 'rendezvous', tone: 'wait', hatched: true },
  { id: 'opal', label: 'opal_handle_hmi', tone: 'firmware', hatched: false },
  { id: 'resync', label: 'opal_resync_timebase', tone: 'owner', hatched: false },
];

/** The last two are found by whoever runs the machine. */
export const EVENTS: readonly EventInfo[] = [
  { id: 'hmi-raised', label: 'error raised', marker: 'injection' },
  { id: 'hmi-taken', label: 'HMI taken', marker: '' },
  { id: 'hmer-cleared', label: 'HMER cleared', marker: '' },
  { id: 'guest-entered', label: 'guest entered', marker: '' },
  { id: 'guest-left', label: 'guest left', marker: '' },
  { id: 'tb-offset', label: 'TB written through TBU40', marker: '' },
  { id: 'tb-stopped', label: 'TBs stopped for a reload', marker: '' },
  { id: 'tb-loaded', label: 'TBs loaded from the ChipTOD', marker: 'release' },
  { id: 'in-guest-set', label: 'in_guest[] set', marker: '' },
  { id: 'in-guest-cleared', label: 'in_guest[] cleared', marker: '' },
  { id: 'vcore-released', label: 'vcore.in_guest cleared', marker: '' },
  { id: 'bit63-won', label: 'bit 63 won', marker: 'owner' },
  { id: 'bit63-lost', label: 'bit 63 lost', marker: '' },
  { id: 'bit63-cleared', label: 'bit 63 cleared', marker: 'release' },
  { id: 'opal-entered', label: 'OPAL entered', marker: '' },
  { id: 'cleanup-done', label: 'CLEANUP_DONE', marker: '' },
  { id: 'nothing-to-recover', label: 'nothing left to recover', marker: '' },
  { id: 'resync-done', label: 'core resynced', marker: '' },
  { id: 'wait-released', label: 'wait released', marker: '' },
  { id: 'violation', label: 'invariant broken', marker: 'violation' },
];
