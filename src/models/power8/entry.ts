/** The POWER8 core in the registry. */
import type { ModelEntry } from '../catalogue.ts';

export const power8: ModelEntry = {
  id: 'power8-hmi',
  title: 'POWER8 core: HMI and timebase',
  sentence:
    'A repair and a guest exit both take away the same offset, and the clock is left wrong.',
  load: async () => (await import('./catalogue.ts')).catalogue,
};
