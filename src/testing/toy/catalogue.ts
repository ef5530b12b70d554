/** All that can be opened of the rack: one scenario that breaks, and the same with the latch. */
import type { Catalogue, Preset } from '../../models/catalogue.ts';
import { card } from './card.ts';
import { openToy } from './model.ts';
import { asToy, toySettings, type ToyInput } from './settings.ts';
import { TOY_VERSION } from './version.ts';

const mended = (mending: 'hasty' | 'careful'): ToyInput => ({
  mending,
  clocks: [{}, { zone: '0x1000000000' }],
});

const presets: readonly Preset[] = [
  {
    id: 'mended-twice',
    title: 'Two threads mend one clock',
    sentence: 'Both find the slip before either has mended it.',
    lookFor: 'The second time that the same clock is mended.',
    scenario: mended('hasty'),
  },
  {
    id: 'mended-once',
    title: 'One thread at a time',
    sentence: 'Whoever has the latch looks and mends, and the next one finds the clock right.',
    lookFor: 'The threads that wait for the latch.',
    scenario: mended('careful'),
  },
];

export const catalogue: Catalogue = {
  settings: toySettings,
  presets,
  retired: [],
  modelVersion: TOY_VERSION,
  olderModels: new Map(),
  card,
  buildModel: (scenario) => openToy(asToy(scenario)),
};
