/** All that can be opened of the decrementer. */
import type { Catalogue } from '../catalogue.ts';
import { offsetCalculator } from '../offset-calculator/calculator.ts';
import { card } from './card.ts';
import { openDecrementer } from './index.ts';
import { movedGuest } from './moved-guest.ts';
import { presets } from './presets.ts';
import { asDecrementer, decrementerSettings } from './settings.ts';
import { DECREMENTER_VERSION } from './version.ts';

export const catalogue: Catalogue = {
  settings: decrementerSettings,
  presets,
  retired: [],
  modelVersion: DECREMENTER_VERSION,
  olderModels: new Map(),
  card,
  calculator: offsetCalculator(movedGuest),
  buildModel: (scenario) => openDecrementer(asDecrementer(scenario)),
};
