/** How many random cases a property is tried with, and whether they were worth it. */
import { expect } from 'vitest';

/** A deep run takes as long as it takes (`npm run test:deep`). */
export const isDeep = import.meta.env.MODE === 'deep';

/** About fifty in every run, or `usual`; as many as asked for in a deep one (`npm run test:deep`). */
export const runs = (deep: number, usual = 50): number => (isDeep ? deep : Math.min(deep, usual));

/**
 * Of the random cases more than `least` put the property to the test. Fifty need not, where such cases
 * are rare; in a deep run they do.
 */
export function expectEnough(count: number, least = 0): void {
  if (isDeep) expect(count).toBeGreaterThan(least);
}
