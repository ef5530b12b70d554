/**
 * A scenario while it is edited: texts where people type, checked field by field. Nothing of it
 * reaches the run before all of it is right.
 */
import { wholeNumber } from '../../base/whole-number.ts';
import type { ScenarioChange } from '../../protocol/messages.ts';
import {
  isSimple,
  mostOf,
  pathIn,
  placeOf,
  settingAt,
  wholeAt,
  type Settings,
  type SimpleSetting,
  type SimpleValue,
  type WholeSetting,
} from '../../scenario/settings.ts';
import { parseTicks } from '../../scenario/ticks.ts';
import type { Scenario } from '../../store/state.ts';
import { asSentence } from '../format/sentence.ts';

export interface DraftField {
  /** In the scenario, e.g. `dishes[0].minutes`. */
  readonly path: string;
  readonly setting: SimpleSetting;
}

/** A box of the form: an item of a list, a group, or what stands alone. */
export interface DraftPart {
  /** '' for what stands alone. */
  readonly legend: string;
  readonly isItem: boolean;
  readonly fields: readonly DraftField[];
}

/** By path: a number or an offset as it is typed, any other value as it is. */
export type Draft = Readonly<Record<string, SimpleValue>>;

/** What is wrong, by path. */
export type Problems = Readonly<Record<string, string>>;

/** What has its place in the form. */
export function partsOf({ settings }: Settings, scenario: Scenario): DraftPart[] {
  const alone: DraftField[] = [];
  const parts: DraftPart[] = [];
  const fieldsOf = (path: string, inner: readonly SimpleSetting[]): DraftField[] =>
    inner.map((setting) => ({ path: `${path}.${setting.key}`, setting }));
  for (const setting of settings) {
    const { key, label } = setting;
    if (isSimple(setting)) {
      if (setting.inSight !== true) alone.push({ path: key, setting });
    } else if (setting.kind === 'group') {
      parts.push({ legend: label, isItem: false, fields: fieldsOf(key, setting.settings) });
    } else {
      itemsOf(scenario, key).forEach((_, i) => {
        const fields = fieldsOf(`${key}[${i}]`, setting.settings);
        parts.push({ legend: `${label} ${i}`, isItem: true, fields });
      });
    }
  }
  return alone.length === 0 ? parts : [{ legend: '', isItem: false, fields: alone }, ...parts];
}

type Values = Readonly<Record<string, SimpleValue>>;

const itemsOf = (scenario: Scenario, key: string) => scenario[key] as readonly Values[];

function valueOf(scenario: Scenario, path: string): SimpleValue {
  const { key, item, inner } = placeOf(path);
  const of = item === null ? scenario[key] : itemsOf(scenario, key)[item];
  return (inner === null ? of : (of as Values)[inner]) as SimpleValue;
}

export function draftOf(parts: readonly DraftPart[], scenario: Scenario): Draft {
  return Object.fromEntries(
    parts
      .flatMap(({ fields }) => fields)
      .map(({ path, setting }) => {
        const value = valueOf(scenario, path);
        return [path, setting.kind === 'whole' ? String(value) : value];
      }),
  );
}

export function problemsOf(
  parts: readonly DraftPart[],
  draft: Draft,
  settings: Settings,
  scenario: Scenario,
): Problems {
  const problems: Record<string, string> = {};
  for (const { path, setting } of parts.flatMap(({ fields }) => fields)) {
    const text = String(draft[path]);
    if (setting.kind === 'whole' && !wholeNumber(text, rangeOf(setting, scenario)).ok)
      problems[path] = rangeSentence(setting, settings, scenario);
    if (setting.kind === 'ticks') {
      const ticks = parseTicks(text, setting);
      if (!ticks.ok) problems[path] = asSentence(ticks.error);
    }
  }
  return problems;
}

const rangeOf = (setting: WholeSetting, scenario: Scenario) => ({
  min: setting.min,
  max: mostOf(setting, scenario),
});

function rangeSentence(setting: WholeSetting, settings: Settings, scenario: Scenario): string {
  const { min, max } = rangeOf(setting, scenario);
  const range = `A whole number from ${min} to ${max}`;
  const { shared } = setting;
  return shared === undefined
    ? `${range}.`
    : `${range}: ${amongWords(settings, shared.among, scenario)} leaves no more ${shared.each}.`;
}

/** e.g. `split mode 4`. */
function amongWords(settings: Settings, among: string, scenario: Scenario): string {
  const label = settingAt(settings, among)?.label ?? among;
  return `${label.toLowerCase()} ${wholeAt(scenario, among)}`;
}

/** What stands beside a field. */
export function helpOf(
  { setting }: DraftField,
  value: SimpleValue,
  settings: Settings,
  scenario: Scenario,
): string {
  switch (setting.kind) {
    case 'choice':
      return setting.options.find((option) => option.value === value)?.help ?? setting.help;
    case 'ticks': {
      const ticks = parseTicks(String(value), setting);
      const note = ticks.ok ? ticks.value.note : null;
      return note === null ? setting.help : asSentence(note);
    }
    case 'whole':
      if (setting.shared === undefined) return setting.help;
      return `At most ${mostOf(setting, scenario)} in ${amongWords(settings, setting.shared.among, scenario)}. ${setting.help}`;
    case 'flag':
      return setting.help;
  }
}

/** The change that the draft stands for, null where it has problems. Offsets stay as typed. */
export function changeOf(
  parts: readonly DraftPart[],
  draft: Draft,
  settings: Settings,
  scenario: Scenario,
): ScenarioChange | null {
  if (Object.keys(problemsOf(parts, draft, settings, scenario)).length > 0) return null;
  const change: Record<string, unknown> = {};
  for (const { path, setting } of parts.flatMap(({ fields }) => fields)) {
    const { key, item, inner } = placeOf(path);
    const value = setting.kind === 'whole' ? numberOf(setting, draft, path, scenario) : draft[path];
    if (inner === null) change[key] = value;
    else if (item === null) change[key] = { ...(change[key] as object), [inner]: value };
    else {
      const items = (change[key] ??= []) as Record<string, unknown>[];
      items[item] = { ...items[item], [inner]: value };
    }
  }
  return change;
}

function numberOf(setting: WholeSetting, draft: Draft, path: string, scenario: Scenario): number {
  const read = wholeNumber(String(draft[path]), rangeOf(setting, scenario));
  return read.ok ? read.value : NaN;
}

/** Which of the form's fields a refusal of the engine is about: its sentences start with the path. */
export function fieldOf(parts: readonly DraftPart[], sentence: string): string | null {
  const path = pathIn(sentence);
  const fields = parts.flatMap((part) => part.fields);
  return fields.find((field) => field.path === path)?.path ?? null;
}
