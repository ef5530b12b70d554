/** The POWER8 core in the registry. */
import type { ModelEntry } from '../catalogue.ts';
import { POWER8_VERSION } from './version.ts';

export const power8: ModelEntry = {
  id: 'power8-hmi',
  version: POWER8_VERSION,
  title: 'POWER8 core: HMI and timebase',
  sentence: 'A repair and a guest exit both take away the same offset.',
  loadAnswers: async () => (await import('../answers/power8-hmi.json')).default,
  load: async () => (await import('./catalogue.ts')).catalogue,
};
