/** Phases and events: what the timeline is coloured by, what the story is about. */
import type { EventInfo, PhaseInfo } from '../../protocol/description.ts';

/** The first is the phase of statements that say nothing else. */
export const PHASES: readonly PhaseInfo[] = [
  { id: 'switch', label: 'guest entry or exit', tone: 'switch', hatched: false },
  { id: 'host', label: 'in the host', tone: 'host', hatched: false },
  { id: 'guest', label: 'guest', tone: 'guest', hatched: false },
  { id: 'asleep', label: 'sleeps until dec_timer', tone: 'nap', hatched: true },
  { id: 'nap', label: 'nap', tone: 'nap', hatched: false },
  { id: 'user', label: 'userspace', tone: 'firmware', hatched: false },
  { id: 'done', label: 'done', tone: 'nap', hatched: false },
];

export const EVENTS: readonly EventInfo[] = [
  { id: 'timer-set', label: 'guest sets its timer', marker: 'owner' },
  { id: 'guest-left', label: 'guest left', marker: '' },
  { id: 'exit-bit', label: 'exit bit set', marker: '' },
  { id: 'dec-saved', label: 'dec_expires saved', marker: '' },
  { id: 'dec-loaded', label: 'DEC loaded', marker: '' },
  { id: 'offset-added', label: 'tb_offset added to TB', marker: '' },
  { id: 'offset-removed', label: 'tb_offset taken off TB', marker: '' },
  { id: 'in-guest-set', label: 'in_guest set', marker: '' },
  { id: 'in-guest-cleared', label: 'in_guest cleared', marker: '' },
  { id: 'no-switch-exit', label: 'no_switch_exit', marker: '' },
  { id: 'timer-judged', label: 'hrtimer decided', marker: '' },
  { id: 'hrtimer-fired', label: 'hrtimer fires', marker: 'release' },
  { id: 'spurious', label: 'DEC interrupt too early', marker: '' },
  { id: 'timer-taken', label: 'timer taken', marker: 'release' },
  { id: 'stopped', label: 'guest stopped', marker: 'injection' },
  { id: 'got', label: 'DEC_EXPIRY read', marker: '' },
  { id: 'created', label: 'vCPU created', marker: '' },
  { id: 'set-offset', label: 'TB_OFFSET set', marker: 'beam' },
  { id: 'set-expiry', label: 'DEC_EXPIRY set', marker: '' },
  { id: 'guest-time-kept', label: 'guest time kept as host time', marker: '' },
  { id: 'resumed', label: 'destination runs', marker: 'release' },
  { id: 'time-passed', label: 'time passes', marker: '' },
];
