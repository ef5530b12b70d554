/** The rack as a registry would have it. */
import type { ModelEntry } from '../../models/catalogue.ts';
import { TOY_VERSION } from './version.ts';

export const toy: ModelEntry = {
  id: 'toy-rack',
  version: TOY_VERSION,
  title: 'Rack of clocks',
  sentence: 'Two threads mend the same clock, and it is wrong the other way round.',
  load: async () => (await import('./catalogue.ts')).catalogue,
};
