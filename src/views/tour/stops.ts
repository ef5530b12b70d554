/** Where a stop of a tour is: in which run, and at which of its steps. */
import type { TourStop } from '../../protocol/description.ts';
import type { Opened } from '../../protocol/messages.ts';
import type { Run } from '../../store/state.ts';

/** Whether this is the run that the stop is about. */
export function isRunOf(
  { base, changed, scenario }: Pick<Opened, 'base' | 'changed' | 'scenario'>,
  { preset, change }: TourStop,
): boolean {
  if (base !== preset) return false;
  if (change === undefined) return !changed;
  return Object.entries(change).every(([key, value]) => scenario[key] === value);
}

/** The state that shows it; null where the run has not come so far. */
export function stepOfStop({ trace, opened }: Run, { event }: TourStop): number | null {
  if (event === null) return 0;
  const bit = opened.description.events.findIndex(({ id }) => id === event);
  const at = trace.eventBits.findIndex((bits) => (bits & (1 << bit)) !== 0);
  const entry = at < 0 || bit < 0 ? undefined : trace.eventEntries[at];
  return entry === undefined ? null : entry + 1;
}
