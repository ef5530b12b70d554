/** How many random cases a property is tried with. */

/** About fifty in every run; as many as asked for in a deep one (`npm run test:deep`). */
export const runs = (deep: number): number =>
  import.meta.env.MODE === 'deep' ? deep : Math.min(deep, 50);
