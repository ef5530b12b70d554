/** The gate for the numbers of a request: limits, and the step to begin at. */
import { wholeNumber, type Bounds } from '../../base/whole-number.ts';
import { BOUNDS, type ExplorationRequest } from '../../protocol/exploration.ts';
import type { Failure } from '../../protocol/messages.ts';
import { LIMITS } from '../../scenario/schema.ts';

const FIELDS = {
  fromStep: { min: 0, max: LIMITS.injectAtStep },
  ...BOUNDS,
} as const satisfies Readonly<Record<string, Bounds>>;

/** What is wrong with the request; null when its numbers are what they must be. */
export function problemWith(request: ExplorationRequest): Failure | null {
  for (const field of ['fromStep', 'maxStates', 'maxMegabytes'] as const) {
    const number = wholeNumber(request[field], FIELDS[field]);
    if (!number.ok)
      return { code: 'bad-input', sentence: `${field}: ${number.error}`, offer: null };
  }
  return null;
}
