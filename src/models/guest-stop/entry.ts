/** The guest's stop in the registry. */
import type { ModelEntry } from '../catalogue.ts';
import { GUEST_STOP_VERSION } from './version.ts';

export const guestStop: ModelEntry = {
  id: 'guest-stop',
  version: GUEST_STOP_VERSION,
  title: 'A legal stop: POWER9 guest stop',
  sentence: 'A legal instruction kills the guest.',
  loadAnswers: async () => (await import('../answers/guest-stop.json')).default,
  load: async () => (await import('./catalogue.ts')).catalogue,
};
