/** All that can be opened of the POWER8 core. */
import type { Catalogue, Preset } from '../catalogue.ts';
import { card } from './card.ts';
import { openPower8 } from './index.ts';
import { power8Mistakes } from './mistakes.ts';
import { power8Presets, power8Retired } from './presets.ts';
import { asPower8, power8Settings } from './settings.ts';
import { POWER8_VERSION } from './version.ts';
import { power8Version1 } from './version-1.ts';

export const presets = [...power8Presets, ...power8Mistakes] satisfies readonly Preset[];

export const catalogue: Catalogue = {
  settings: power8Settings,
  presets,
  retired: power8Retired,
  modelVersion: POWER8_VERSION,
  olderModels: new Map([[1, power8Version1]]),
  card,
  buildModel: (scenario) => openPower8(asPower8(scenario)),
};
