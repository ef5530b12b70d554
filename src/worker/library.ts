/**
 * What can be opened: presets, parsed once, and models built from scenarios. Models depend on
 * everything but seed, schedule and the step of the injection, and the last one is kept.
 */
import { assert, defined } from '../base/assert.ts';
import type { Result } from '../base/result.ts';
import type { EditRefusal } from '../machine/edit/edit.ts';
import type { CardPlan, Case, Catalogue, Preset } from '../models/catalogue.ts';
import type { Calculator } from '../models/calculator.ts';
import type { Model } from '../models/model.ts';
import type { CalculatorInfo } from '../protocol/calculator.ts';
import type { PresetInfo } from '../protocol/messages.ts';
import type { LinkContext } from '../scenario/link.ts';
import { parseScenarioText } from '../scenario/parse-text.ts';
import { parseScenario, type ParsedScenario } from '../scenario/parse.ts';
import type { Scenario } from '../scenario/schema.ts';
import { labelOf, settingAt, type Settings } from '../scenario/settings.ts';
import { untitled } from '../scenario/title.ts';

export interface ParsedPreset {
  readonly id: string;
  readonly title: string;
  readonly scenario: Scenario;
}

export class Library {
  readonly settings: Settings;
  readonly presetInfos: readonly PresetInfo[];
  /** Those that can be chosen; old links may rest on retired ones, and open as scenarios of their own. */
  readonly presets: readonly ParsedPreset[];
  /** What the link codec needs to know. */
  readonly links: LinkContext;
  readonly card: CardPlan;
  readonly calculator: Calculator | null;
  readonly #catalogue: Catalogue;
  #lastKey = '';
  #lastModel: Result<Model, EditRefusal> | null = null;

  /** `firstModel`: whose links need not name their model. */
  constructor(catalogue: Catalogue, firstModel = catalogue.settings.model) {
    this.#catalogue = catalogue;
    this.settings = catalogue.settings;
    this.card = catalogue.card;
    this.calculator = catalogue.calculator ?? null;
    this.presets = catalogue.presets.map((preset) => this.#parsed(preset));
    this.presetInfos = catalogue.presets.map((preset, i) =>
      this.#told(preset, defined(this.presets[i], preset.id)),
    );
    this.links = {
      presets: [...this.presets, ...catalogue.retired.map((preset) => this.#parsed(preset))],
      settings: this.settings,
      firstModel,
      modelVersion: catalogue.modelVersion,
      older: catalogue.olderModels,
      actorIdsOf: (scenario) => {
        const model = this.model(scenario);
        return model.ok ? model.value.machine.actors.map(({ id }) => id) : null;
      },
    };
  }

  /** What is told of the calculator; null where there is none. */
  get calculatorInfo(): CalculatorInfo | null {
    if (this.calculator === null) return null;
    const { name, summary, fields } = this.calculator;
    return { name, summary, fields };
  }

  /** What is told of all that can be opened: rows of cases behind the presets. */
  get allInfos(): readonly PresetInfo[] {
    const cases = (this.#catalogue.cases ?? []).map((one): PresetInfo => {
      const told = this.#told(one, this.#parsed(one));
      return one.starts === false ? { ...told, starts: false } : told;
    });
    return [...this.presetInfos, ...cases];
  }

  /** The scenario of a case, by its id. */
  caseNamed(id: string): Scenario | undefined {
    const found: Case | undefined = this.#catalogue.cases?.find((one) => one.id === id);
    return found && this.#parsed(found).scenario;
  }

  /** The gate, for anything at all. */
  parse(input: unknown): Result<ParsedScenario, string> {
    return parseScenario(input, this.settings);
  }

  /** The same for JSON text. */
  parseText(text: string): Result<ParsedScenario, string> {
    return parseScenarioText(text, this.settings);
  }

  preset(id: string | null): ParsedPreset | undefined {
    return this.presets.find((preset) => preset.id === id);
  }

  /** The preset `base`, if the scenario still is that one but for what is chosen while it runs. */
  presetOf(scenario: Scenario, base: string | null): string | null {
    const preset = this.preset(base);
    if (preset === undefined) return null;
    return machineKey(preset.scenario) === machineKey(scenario) ? preset.id : null;
  }

  /** The fields in which the scenario differs from the preset `base`; null where there is none. */
  changesOf(scenario: Scenario, base: string | null): readonly string[] | null {
    const preset = this.preset(base)?.scenario;
    if (preset === undefined) return null;
    return Object.keys(preset).filter(
      (field) => JSON.stringify(preset[field]) !== JSON.stringify(scenario[field]),
    );
  }

  /** `scenario` must have passed the gate. */
  model(scenario: Scenario): Result<Model, EditRefusal> {
    const key = machineKey(scenario);
    if (this.#lastModel === null || key !== this.#lastKey) {
      this.#lastModel = this.#catalogue.buildModel(scenario);
      this.#lastKey = key;
    }
    return this.#lastModel;
  }

  #told(preset: Preset, { scenario }: ParsedPreset): PresetInfo {
    const { id, title, sentence, lookFor, row } = preset;
    const { model } = this.settings;
    const group = preset.group ?? groupOf(scenario, this.settings);
    return { id, model, title, sentence, lookFor, group, ...(row !== undefined && { row }) };
  }

  #parsed({ id, title, scenario }: Preset): ParsedPreset {
    const parsed = this.parse(scenario);
    assert(parsed.ok, `preset ${id}: ${parsed.ok ? '' : parsed.error}`);
    return { id, title, scenario: parsed.value.scenario };
  }
}

/** The list's group that it stands in, e.g. `Kernel: v4.8, the fix`. */
function groupOf(scenario: Scenario, settings: Settings): string {
  const { groupedBy } = settings;
  const setting = defined(settingAt(settings, groupedBy), groupedBy);
  const name =
    scenario.edits.length > 0 ? `What if, in ${setting.label.toLowerCase()}` : setting.label;
  return `${name}: ${labelOf(setting, scenario[groupedBy])}`;
}

/** All of a scenario that decides which machine it is about. */
export function machineKey(scenario: Scenario): string {
  return JSON.stringify({ ...untitled(scenario), seed: 0, schedule: null, injectAtStep: null });
}
