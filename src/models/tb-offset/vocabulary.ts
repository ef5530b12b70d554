/** Phases and events of the model: what the timeline is coloured by, what the story is about. */
import type { EventInfo, PhaseInfo } from '../../protocol/description.ts';

/** The first is the phase of statements that say nothing else. */
export const PHASES: readonly PhaseInfo[] = [
  { id: 'qemu', label: 'QEMU', tone: 'firmware', hatched: false },
  { id: 'idle', label: 'idle', tone: 'nap', hatched: false },
  { id: 'qemu-wait', label: 'wait for vCPUs', tone: 'wait', hatched: true },
  { id: 'set', label: 'SET_ONE_REG', tone: 'owner', hatched: false },
  { id: 'stopped', label: 'not in the guest', tone: 'host', hatched: false },
  { id: 'dispatch', label: 'dispatch', tone: 'host', hatched: false },
  { id: 'entry', label: 'guest entry', tone: 'switch', hatched: false },
  { id: 'entry-switch', label: 'TB + offset', tone: 'switch', hatched: false },
  { id: 'guest', label: 'guest', tone: 'guest', hatched: false },
  { id: 'exit', label: 'guest exit', tone: 'switch', hatched: false },
  { id: 'exit-switch', label: 'TB − offset', tone: 'switch', hatched: false },
  { id: 'leave', label: 'back in the host', tone: 'host', hatched: false },
];

export const EVENTS: readonly EventInfo[] = [
  { id: 'stop', label: 'guest stopped', marker: 'owner' },
  { id: 'cont', label: 'guest goes on', marker: 'release' },
  { id: 'saved', label: 'guest time saved', marker: '' },
  { id: 'saved-short', label: 'saves less than the guest has read', marker: '' },
  { id: 'sent', label: 'guest sent', marker: '' },
  { id: 'arrived', label: 'guest arrived', marker: '' },
  { id: 'round', label: 'offset rounded', marker: '' },
  { id: 'rounded-down', label: 'rounds the offset down', marker: '' },
  { id: 'set-by-sibling', label: 'a sibling sets tb_offset', marker: '' },
  { id: 'refused', label: 'knows no offset, and refuses it', marker: '' },
  { id: 'offset-copied', label: 'takes the offset of the other host', marker: '' },
  { id: 'set', label: 'tb_offset set', marker: 'beam' },
  { id: 'plugged', label: 'CPU plugged in', marker: '' },
  { id: 'entered', label: 'guest entered', marker: '' },
  { id: 'left', label: 'guest left', marker: '' },
  { id: 'took-other', label: 'takes away another offset than was added', marker: '' },
  { id: 'tb-written', label: 'TB written', marker: '' },
  { id: 'read', label: 'guest reads the TB', marker: '' },
  { id: 'read-fell', label: 'reads less than before', marker: '' },
  { id: 'wrap', label: 'low 24 bits wrap', marker: '' },
  { id: 'tick', label: 'time passes', marker: '' },
];
