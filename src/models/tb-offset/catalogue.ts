/** All that can be opened of the timebase offset. */
import type { Catalogue } from '../catalogue.ts';
import { offsetCalculator } from '../offset-calculator/calculator.ts';
import { card } from './card.ts';
import { openTbOffset } from './index.ts';
import { movedGuest } from './moved-guest.ts';
import { tbOffsetPresets } from './presets.ts';
import { asTbOffset, tbOffsetSettings } from './settings.ts';
import { TB_OFFSET_VERSION } from './version.ts';

export const catalogue: Catalogue = {
  settings: tbOffsetSettings,
  presets: tbOffsetPresets,
  retired: [],
  modelVersion: TB_OFFSET_VERSION,
  olderModels: new Map(),
  card,
  calculator: offsetCalculator(movedGuest),
  buildModel: (scenario) => openTbOffset(asTbOffset(scenario)),
};
