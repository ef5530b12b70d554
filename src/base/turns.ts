/** How often somebody else goes on, and the first to go: 3 for t0 t0 t1 t0. */
export function turnsOf(schedule: readonly unknown[]): number {
  return schedule.filter((actor, i) => actor !== schedule[i - 1]).length;
}
