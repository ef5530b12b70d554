/** A run that shows an answer. */

export interface ShownRun {
  /** Actors in order, from where the question is asked. */
  readonly schedule: readonly number[];
  /** Steps of it after which there is to be seen what it shows. */
  readonly atStep: number;
  /** So many steps at its end can be taken again and again for ever; 0 where it ends. */
  readonly loop: number;
}

/** A run of which the last moment shows it. */
export function runTo(schedule: readonly number[]): ShownRun {
  return { schedule, atStep: schedule.length, loop: 0 };
}
