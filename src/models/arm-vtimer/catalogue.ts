/** All that can be opened of the virtual timer. */
import type { Catalogue } from '../catalogue.ts';
import { card } from './card.ts';
import { openArmVtimer } from './index.ts';
import { cases, presets } from './presets.ts';
import { asArmVtimer, armVtimerSettings } from './settings.ts';
import { ARM_VTIMER_VERSION } from './version.ts';

export const catalogue: Catalogue = {
  settings: armVtimerSettings,
  presets,
  retired: [],
  cases,
  modelVersion: ARM_VTIMER_VERSION,
  olderModels: new Map(),
  card,
  buildModel: (scenario) => openArmVtimer(asArmVtimer(scenario)),
};
