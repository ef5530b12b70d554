/** The timebase offset in the registry. */
import type { ModelEntry } from '../catalogue.ts';
import { TB_OFFSET_VERSION } from './version.ts';

export const tbOffset: ModelEntry = {
  id: 'tb-offset',
  version: TB_OFFSET_VERSION,
  title: 'Migrating a clock: TB offset',
  sentence: 'The guest’s clock steps back.',
  loadAnswers: async () => (await import('../answers/tb-offset.json')).default,
  load: async () => (await import('./catalogue.ts')).catalogue,
};
