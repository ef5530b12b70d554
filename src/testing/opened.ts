/** Models of any catalogue, from scenarios as they may come from outside. */
import type { Catalogue, Preset } from '../models/catalogue.ts';
import type { Model } from '../models/model.ts';
import { parseScenario } from '../scenario/parse.ts';
import type { Scenario } from '../scenario/schema.ts';

/** As it comes out of the gate; throws where the gate refuses it. `input` need not name the model. */
export function scenarioIn({ settings }: Catalogue, input: object): Scenario {
  const parsed = parseScenario({ model: settings.model, ...input }, settings);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value.scenario;
}

/** Throws where the gate refuses the scenario, or its edits do not fit. */
export function opened(catalogue: Catalogue, input: object): Model {
  const model = catalogue.buildModel(scenarioIn(catalogue, input));
  if (!model.ok) throw new Error(model.error.sentence);
  return model.value;
}

/** By its id, or its row. */
export function presetIn({ presets }: Catalogue, name: string): Preset {
  const preset = presets.find(({ id, row }) => id === name || row === name);
  if (preset === undefined) throw new Error(`no preset ${name}`);
  return preset;
}
