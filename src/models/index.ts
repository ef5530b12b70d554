/** All models, and the presets that open them. */
import type { Result } from '../base/result.ts';
import type { EditRefusal } from '../machine/edit/edit.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { Settings } from '../scenario/settings.ts';
import type { Model } from './model.ts';
import { openPower8, POWER8_VERSION } from './power8/index.ts';
import { power8Mistakes } from './power8/mistakes.ts';
import { power8Presets, power8Retired } from './power8/presets.ts';
import { asPower8, power8Settings } from './power8/settings.ts';
import { power8Version1 } from './power8/version-1.ts';
import type { OlderModel } from '../scenario/link.ts';

/** A prepared scenario with what to look at. */
export interface Preset {
  readonly id: string;
  readonly title: string;
  /** One sentence: what happens. */
  readonly sentence: string;
  readonly lookFor: string;
  /** As it may come from outside. */
  readonly scenario: object;
}

/** The first is the one that opens by itself. */
export const presets = [...power8Presets, ...power8Mistakes] satisfies readonly Preset[];

/** `scenario` must have passed the gate with the model's settings: that makes it one of the model. */
function buildModel(scenario: Scenario): Result<Model, EditRefusal> {
  return openPower8(asPower8(scenario));
}

/** What can be opened, and what has to be known of its older versions. */
export interface Catalogue {
  readonly settings: Settings;
  readonly presets: readonly Preset[];
  /** Presets of old links; no list shows them. */
  readonly retired: readonly Preset[];
  /** Version of the models: part of every link. */
  readonly modelVersion: number;
  /** By version: older models whose links are still read. */
  readonly olderModels: ReadonlyMap<number, OlderModel>;
  /** Refused where the scenario's edits do not fit its programs. */
  buildModel(scenario: Scenario): Result<Model, EditRefusal>;
}

export const catalogue: Catalogue = {
  settings: power8Settings,
  presets,
  retired: power8Retired,
  modelVersion: POWER8_VERSION,
  olderModels: new Map([[1, power8Version1]]),
  buildModel,
};
