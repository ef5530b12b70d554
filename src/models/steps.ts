/** Schedules of prepared scenarios, written short. */

/** Who takes the steps, one after the other; `a0*5` is five of them. */
export const steps = (schedule: string): string[] =>
  schedule.split(' ').flatMap((word) => {
    const [actor = '', times = '1'] = word.split('*');
    return Array.from({ length: Number(times) }, () => actor);
  });
