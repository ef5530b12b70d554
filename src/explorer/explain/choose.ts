/**
 * Of all orderings that were found the few that say most: each once, none that another one implies, those
 * between events first, and those near the break.
 */
import type { Ordering } from './ordering.ts';
import type { Step } from './record.ts';

const MOST = 4;

/** In the order in which the earlier steps come. */
export function chooseOrderings(found: readonly Ordering[]): Ordering[] {
  const kept: Ordering[] = [];
  for (const one of found) {
    if (kept.some((other) => implies(other, one))) continue;
    kept.splice(0, kept.length, ...kept.filter((other) => !implies(one, other)), one);
  }
  return kept
    .sort((a, b) => weight(b) - weight(a) || b.earlier.at - a.earlier.at)
    .slice(0, MOST)
    .sort((a, b) => a.earlier.at - b.earlier.at || endOf(a) - endOf(b));
}

/**
 * `a` says that more comes before less, by the same agents. Where the program leaves no choice, each has a
 * reason of its own.
 */
function implies(a: Ordering, b: Ordering): boolean {
  const isChoice = a.reversed !== null && b.reversed !== null;
  if (!isChoice && a.later[0]!.clause.verb !== b.later[0]!.clause.verb) return false;
  if (a.earlier.agent !== b.earlier.agent || a.earlier.at < b.earlier.at) return false;
  return b.later.every((late) =>
    a.later.some((one) => one.agent === late.agent && isAtOrBefore(one, late)),
  );
}

const isAtOrBefore = (a: Step, b: Step): boolean =>
  a.at < b.at || (a.at === b.at && a.action.instruction === b.action.instruction);

function weight({ earlier, later }: Ordering): number {
  return [earlier, ...later.slice(0, 1)].filter(({ isEvent }) => isEvent).length;
}

const endOf = ({ later }: Ordering): number => Math.min(...later.map(({ at }) => at));
