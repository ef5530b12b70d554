/** The virtual timer in the registry. */
import type { ModelEntry } from '../catalogue.ts';
import { ARM_VTIMER_VERSION } from './version.ts';

export const armVtimer: ModelEntry = {
  id: 'arm-vtimer',
  version: ARM_VTIMER_VERSION,
  title: 'arm64: virtual timer',
  sentence: 'A pending timer is saved twice, and lost.',
  loadAnswers: async () => (await import('../answers/arm-vtimer.json')).default,
  load: async () => (await import('./catalogue.ts')).catalogue,
};
