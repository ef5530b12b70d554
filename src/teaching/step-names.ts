/** What a step of a run is called: its events, who took it, and the line. */
import type { Library } from '../worker/library.ts';
import { openAtOnce } from '../worker/session.ts';

/** Ids for the step that led to the state after `step` steps of this schedule. */
export function namesOfStep(
  scenario: object,
  schedule: readonly string[],
  step: number,
  library: Library,
): string[] {
  const source = { kind: 'scenario', scenario: { ...scenario, schedule }, step: 0 } as const;
  const opened = openAtOnce(source, library, { columns: false });
  if (!opened.ok) return [];
  const { actors, events, instructions, lines } = opened.value.opened.description;
  const before = opened.value.snapshot(step - 1);
  const { actor = -1, events: bits = 0 } = opened.value.log(step - 1, step)[0] ?? {};
  // Threads are the first of all actors; what the environment does has no line.
  const place = before.ok ? before.value.places[actor] : undefined;
  const line = place === undefined ? undefined : instructions[place]?.line;
  return [
    ...events.flatMap(({ id }, i) => (bits & (1 << i) ? [id] : [])),
    ...[actors[actor]?.id, line === undefined ? undefined : lines[line]?.id].filter(
      (id) => id !== undefined,
    ),
  ];
}
