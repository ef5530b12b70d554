/** All models, and the presets that open them. */
import type { Result } from '../base/result.ts';
import type { EditRefusal } from '../machine/edit/edit.ts';
import type { Scenario, ScenarioInput } from '../scenario/schema.ts';
import type { Model } from './model.ts';
import { openPower8, POWER8_VERSION } from './power8/index.ts';
import { power8Mistakes } from './power8/mistakes.ts';
import { power8Presets } from './power8/presets.ts';

/** A prepared scenario with what to look at. */
export interface Preset {
  readonly id: string;
  readonly title: string;
  /** One sentence: what happens. */
  readonly sentence: string;
  readonly lookFor: string;
  readonly scenario: ScenarioInput;
}

/** The first is the one that opens by itself. */
export const presets: readonly Preset[] = [...power8Presets, ...power8Mistakes];

/** Version of the models: part of every link. */
export const MODEL_VERSION = POWER8_VERSION;

/** `scenario` must have passed `parseScenario`; refused where its edits do not fit the program. */
export function buildModel(scenario: Scenario): Result<Model, EditRefusal> {
  return openPower8(scenario);
}
