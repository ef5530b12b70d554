/**
 * The link codec: what a reader sees, as the hash of an address, and back. A link holds the
 * differences from a preset (or from the defaults), the schedule, the selected step and the checksum
 * of the run's last state. Whatever comes in is refused with a sentence or comes out as it was
 * written. Presets of released links, like the defaults, never change: a new one gets a new id.
 */
import { defined } from '../base/assert.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { defaultItems } from './defaults.ts';
import { readDecimal } from './field-codecs.ts';
import { fieldsOf, MODEL_KEY, type Draft } from './fields.ts';
import { fieldName, findField, joinLink, readFormat, splitLink } from './link-text.ts';
import { parseScenario } from './parse.ts';
import { readSchedule, writeSchedule } from './schedule-text.ts';
import type { Scenario } from './schema.ts';
import { quoted } from './sentence.ts';
import { type Settings, wholeAt } from './settings.ts';
import {
  currentFormat,
  upgradeFields,
  UPGRADERS,
  type LinkFields,
  type Upgrader,
} from './upgrade.ts';

export { MODEL_KEY } from './fields.ts';

/** What a link carries. */
export interface LinkState {
  readonly scenario: Scenario;
  /** The preset that the differences are taken from; null for none. */
  readonly preset: string | null;
  readonly step: number;
  /** Of the last state of the run, eight hexadecimal digits. */
  readonly checksum: string;
}

export interface DecodedLink extends LinkState {
  /** Version of the model that the link was made with: its run may have been another. */
  readonly modelVersion: number;
}

export interface LinkContext {
  readonly settings: Settings;
  /** Links of this model do not name it. */
  readonly firstModel: string;
  readonly presets: readonly { readonly id: string; readonly scenario: Scenario }[];
  /** Counts up when the same scenario may give another run. */
  readonly modelVersion: number;
  /**
   * Ids of the machine's actors in order; they do not depend on `schedule`. null where there is no such
   * machine, because the edits do not fit it.
   */
  readonly actorIdsOf: (scenario: Scenario) => readonly string[] | null;
  /** By version: what has to be known of older models to read their links. */
  readonly older: ReadonlyMap<number, OlderModel>;
}

/** A version of the model that is not run any more. */
export interface OlderModel {
  /** Texts of a link's fields as the present model would have them. */
  readonly upgraded: (fields: LinkFields) => LinkFields;
  /** Ids of its actors, in order: what its schedules count. */
  readonly actorIdsOf: (scenario: Scenario) => readonly string[];
}

export interface LinkError {
  readonly code: 'bad-link' | 'newer-link';
  readonly sentence: string;
  /** The preset that the link seems to start from: the nearest thing that works; null for none. */
  readonly preset: string | null;
}

/** The hash of an address, `#v=1&...`. Throws when the schedule names an actor that is not there. */
export function encodeLink(state: LinkState, context: LinkContext): string {
  const { scenario } = state;
  const preset = context.presets.find(({ id }) => id === state.preset);
  const { settings } = context;
  const base = preset?.scenario ?? defaultScenario(settings, scenario);
  const fields = new Map<string, string>([['m', String(context.modelVersion)]]);
  if (preset !== undefined) fields.set('p', preset.id);
  const usually = preset?.scenario ?? defaultScenario(settings, {});
  for (const field of fieldsOf(settings)) {
    const text = field.write(scenario);
    // The default of a list depends on its length, which is compared with its own default.
    const usual =
      field.key === MODEL_KEY
        ? context.firstModel
        : field.write(decidesLength(settings, field.path) ? usually : base);
    if (text !== usual) fields.set(field.key, text);
  }
  if (!sameSchedule(scenario.schedule, base.schedule)) {
    const actorIds = defined(context.actorIdsOf(scenario), 'the machine of a link');
    fields.set('a', writeSchedule(scenario.schedule, actorIds));
  }
  if (state.step !== 0) fields.set('n', String(state.step));
  fields.set('c', state.checksum);
  return joinLink(currentFormat(), fields);
}

/** What the link carries, or why it cannot be followed. */
export function decodeLink(
  hash: string,
  context: LinkContext,
  upgraders: readonly Upgrader[] = UPGRADERS,
): Result<DecodedLink, LinkError> {
  const format = readFormat(hash);
  if (!format.ok) return fail({ code: 'bad-link', sentence: format.error, preset: null });
  const preset = context.presets.find(({ id }) => id === findField(hash, 'p'))?.id ?? null;
  const refuse = (code: LinkError['code'], sentence: string) => fail({ code, sentence, preset });
  const current = currentFormat(upgraders);
  if (format.value > current) {
    return refuse(
      'newer-link',
      `The link was made by a newer version of Resync Scope: its ${fieldName('v')} is ` +
        `${format.value}, and this page reads links up to ${current}.`,
    );
  }
  const fields = splitLink(hash);
  if (!fields.ok) return refuse('bad-link', fields.error);
  const upgraded = upgradeFields(fields.value, format.value, upgraders);
  const decoded = readFields(upgraded, context);
  if (decoded.ok) return decoded;
  // Made with a newer model, it may well name what this one does not have.
  const model = readDecimal(upgraded.get('m') ?? '') ?? 0;
  return model > context.modelVersion
    ? refuse('newer-link', `The link was made with a newer model. ${decoded.error}`)
    : refuse('bad-link', decoded.error);
}

function readFields(given: LinkFields, context: LinkContext): Result<DecodedLink, string> {
  const keys = ['m', 'p', ...fieldsOf(context.settings).map(({ key }) => key), 'a', 'n', 'c'];
  const strange = [...given.keys()].find((key) => !keys.includes(key));
  if (strange !== undefined) return fail(`The link has an unknown field ${quoted(strange)}.`);
  const modelVersion = readDecimal(given.get('m') ?? '');
  if (modelVersion === null) return fail(`The link's ${fieldName('m')} should be a number.`);
  const older = context.older.get(modelVersion);
  const fields = older === undefined ? given : older.upgraded(given);
  const scenario = readScenario(fields, context, older?.actorIdsOf ?? context.actorIdsOf);
  if (!scenario.ok) return scenario;
  const step = readDecimal(fields.get('n') ?? '0');
  if (step === null) return fail(`The link's ${fieldName('n')} should be a number.`);
  const checksum = fields.get('c') ?? '';
  if (!/^[0-9a-f]{8}$/.test(checksum)) {
    return fail(`The link's ${fieldName('c')} should be eight hexadecimal digits.`);
  }
  const preset = fields.get('p') ?? null;
  return ok({ scenario: scenario.value, preset, step, checksum, modelVersion });
}

function readScenario(
  fields: LinkFields,
  context: LinkContext,
  actorIdsOf: LinkContext['actorIdsOf'],
): Result<Scenario, string> {
  const presetId = fields.get('p');
  const preset = context.presets.find(({ id }) => id === presetId);
  if (presetId !== undefined && preset === undefined) {
    return fail(`The link's ${fieldName('p')} is ${quoted(presetId)}, which is not known here.`);
  }
  const { settings } = context;
  const draft: Draft = { ...(preset?.scenario ?? defaultScenario(settings, {})), schedule: null };
  const read = fieldsOf(settings);
  for (const field of read) {
    const text = fields.get(field.key);
    if (text !== undefined && !field.read(text, draft))
      return fail(`The link's field ${field.key} (${field.path}) cannot be ${quoted(text)}.`);
  }
  // What a link without a preset says nothing about has the default of the length that it says.
  if (preset === undefined)
    for (const list of settings.settings)
      if (list.kind === 'list' && !fields.has(list.link))
        draft[list.key] = defaultItems(list, lengthOf(list, draft, settings));
  const parsed = parseScenario(draft, settings);
  if (!parsed.ok) return fail(`The link does not hold a scenario: ${parsed.error}.`);
  const { scenario } = parsed.value;
  const text = fields.get('a');
  if (text === undefined)
    return ok({ ...scenario, schedule: preset?.scenario.schedule?.slice() ?? null });
  const actorIds = actorIdsOf(scenario);
  if (actorIds === null) return fail(`The link's field x (edits) does not fit this program.`);
  const schedule = readSchedule(text, actorIds);
  return schedule.ok
    ? ok({ ...scenario, schedule: schedule.value })
    : fail(`The link's ${fieldName('a')} does not fit: ${schedule.error}.`);
}

/** What a link without a preset is compared with: with lists of the lengths that `of` says. */
function defaultScenario(settings: Settings, of: object): Scenario {
  const lists = settings.settings.filter((one) => one.kind === 'list');
  const lengths = lists.map(({ length }) => [length, lengthOf({ length }, of, settings)] as const);
  const items = lists.map(
    (list, i) => [list.key, defaultItems(list, lengths[i]?.[1] ?? 0)] as const,
  );
  const parsed = parseScenario(Object.fromEntries([...lengths, ...items]), settings);
  if (!parsed.ok) throw new Error(`the default scenario is refused: ${parsed.error}`);
  return parsed.value.scenario;
}

/** How long the list is, or would be by default where that is not said, or cannot be. */
function lengthOf({ length }: { readonly length: string }, of: object, settings: Settings): number {
  const decider = settings.settings.find(({ key }) => key === length);
  const value = wholeAt(of, length);
  const usual = decider?.kind === 'choice' || decider?.kind === 'whole' ? decider.default : 0;
  const isOption =
    decider?.kind !== 'choice' || decider.options.some((option) => option.value === value);
  return isOption && value > 0 ? value : Number(usual);
}

const decidesLength = ({ settings }: Settings, path: string): boolean =>
  settings.some((one) => one.kind === 'list' && one.length === path);

function sameSchedule(a: Scenario['schedule'], b: Scenario['schedule']): boolean {
  if (a === null || b === null) return a === b;
  return a.length === b.length && a.every((id, step) => id === b[step]);
}
