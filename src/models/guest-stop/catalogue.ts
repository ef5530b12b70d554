/** All that can be opened of the guest's stop. */
import type { Catalogue } from '../catalogue.ts';
import { BOARD_CASES } from './board.ts';
import { card } from './card.ts';
import { openGuestStop } from './index.ts';
import { presets } from './presets.ts';
import { asGuestStop, guestStopSettings } from './settings.ts';
import { GUEST_STOP_VERSION } from './version.ts';

export const catalogue: Catalogue = {
  settings: guestStopSettings,
  presets,
  retired: [],
  cases: BOARD_CASES,
  modelVersion: GUEST_STOP_VERSION,
  olderModels: new Map(),
  card,
  buildModel: (scenario) => openGuestStop(asGuestStop(scenario)),
};
