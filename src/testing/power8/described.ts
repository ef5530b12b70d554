/** Every prepared scenario of the POWER8 core, with the description that its run has. */
import { buildPower8 } from '../../models/power8/index.ts';
import { catalogue } from '../../models/power8/catalogue.ts';
import type { Description } from '../../protocol/description.ts';
import { parsed } from '../scenarios.ts';

export interface Described {
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  readonly lookFor: string;
  readonly description: Description;
}

export const describedPresets = (): readonly Described[] =>
  catalogue.presets.map(({ id, title, sentence, lookFor, scenario }) => ({
    id,
    title,
    sentence,
    lookFor,
    description: buildPower8(parsed(scenario)).description,
  }));
