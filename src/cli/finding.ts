/** How a search has broken an invariant: why, and a link that opens the run. */
import { fail, ok, type Result } from '../base/result.ts';
import { explainAtOnce } from '../explorer/explain/explain-break.ts';
import type { Moment } from '../explorer/explain/moment.ts';
import type { AssembledMachine } from '../machine/assemble.ts';
import type { Library } from '../worker/library.ts';
import { openAtOnce, type Session } from '../worker/session.ts';

export interface Finding {
  /** From where the search began. */
  readonly steps: number;
  readonly link: string;
  /** The orderings that matter, a sentence each. */
  readonly orderings: readonly string[];
  /** What is wrong then. */
  readonly outcome: readonly string[];
}

/** Where a search began. */
export interface Origin {
  readonly session: Session;
  readonly library: Library;
  readonly machine: AssembledMachine;
  /** Actors that have moved before. */
  readonly before: readonly number[];
  readonly start: Moment;
}

/** `schedule`: ids of actors. */
export function findingOf(
  { session, library, machine, before, start }: Origin,
  invariant: number,
  schedule: readonly string[],
): Result<Finding, string> {
  const ids = machine.actors.map(({ id }) => id);
  const explained = explainAtOnce({
    model: session.run.model,
    machine,
    start,
    invariant,
    schedule: schedule.map((id) => ids.indexOf(id)),
  });
  const whole = [...before, ...explained.schedule].map((actor) => ids[actor] ?? '');
  const link = linkOf(session, library, whole);
  if (!link.ok) return link;
  return ok({
    steps: explained.schedule.length,
    link: link.value,
    orderings: explained.orderings.map(({ sentence }) => sentence),
    outcome: explained.outcome,
  });
}

/** A link that opens the run which the schedule leads into, at its last step. */
function linkOf(
  session: Session,
  library: Library,
  schedule: readonly string[],
): Result<string, string> {
  const scenario = { ...session.opened.scenario, schedule, injectAtStep: null };
  const step = schedule.length;
  const source = { kind: 'scenario', scenario, step, preset: session.base } as const;
  const opened = openAtOnce(source, library, { columns: false });
  const link = opened.ok ? opened.value.link(step) : opened;
  return link.ok ? link : fail(link.error.sentence);
}
