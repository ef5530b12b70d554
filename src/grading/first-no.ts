/** Several questions about a scenario, which should all be answered with yes: the first that is not. */
import { fail, ok } from '../base/result.ts';
import type { Asking } from './asking.ts';
import type { Seen } from './choice.ts';

export interface No {
  readonly ask: string;
  /** A run that shows it; null where none can. */
  readonly seen: Seen | null;
}

/** What came of all of them. */
export interface AllAsked {
  /** null where all are answered with yes. */
  readonly no: No | null;
  /** A run that shows one of those that are; null where none can. */
  readonly seen: Seen | null;
}

export function* firstNo(asks: readonly string[], scenario: object): Asking<AllAsked> {
  let shown: Seen | null = null;
  for (const ask of asks) {
    const answer = yield { scenario, after: [], ask };
    if (!answer.ok) return answer;
    const { holds, bound, schedule, atStep } = answer.value;
    if (holds === null) return fail(`not decided: ${ask}; ${bound ?? ''}`);
    const seen = schedule && { scenario, schedule, atStep: atStep ?? schedule.length };
    if (!holds) return ok({ no: { ask, seen }, seen: null });
    shown ??= seen;
  }
  return ok({ no: null, seen: shown });
}
