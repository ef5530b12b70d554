/** A moment by its name, for whoever keeps it. */
import { titleOf } from '../../scenario/title.ts';
import type { ScopeState } from '../../store/state.ts';

/** What whoever shares it calls it, or the prepared scenario. */
export function nameOf({ run, presets, step }: ScopeState): string {
  const written = run === null ? '' : titleOf(run.opened.scenario).title;
  const prepared = presets.find(({ id }) => id === run?.opened.base)?.title;
  return `Resync Scope: ${written || (prepared ?? 'A run')}, step ${step}`;
}
