/** The decrementer in the registry. */
import type { ModelEntry } from '../catalogue.ts';
import { DECREMENTER_VERSION } from './version.ts';

export const decrementer: ModelEntry = {
  id: 'decrementer',
  version: DECREMENTER_VERSION,
  title: 'Migrating a fuse: decrementer',
  sentence: 'A timer stays silent.',
  loadAnswers: async () => (await import('../answers/decrementer.json')).default,
  load: async () => (await import('./catalogue.ts')).catalogue,
};
