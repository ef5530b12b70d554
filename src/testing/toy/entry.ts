/** The rack as a registry would have it. */
import type { ModelEntry } from '../../models/catalogue.ts';

export const toy: ModelEntry = {
  id: 'toy-rack',
  title: 'Rack of clocks',
  sentence: 'Two threads mend the same clock, and it is wrong the other way round.',
  load: async () => (await import('./catalogue.ts')).catalogue,
};
