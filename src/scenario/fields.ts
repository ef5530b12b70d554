/**
 * The scenario's fields in a link of format 1, as a table made from the settings: each is one short
 * text, left out where it is the text of the preset or of the default. What a text means is checked by
 * `parse.ts` afterwards, so reading only has to undo writing. Keys and texts never change: old links
 * are read with them.
 */
import { assert } from '../base/assert.ts';
import { ABSENT, codecOf, numberOrNull, word, type Codec } from './field-codecs.ts';
import { readEdits, writeEdits } from './edit-text.ts';
import { itemsCodec } from './item-text.ts';
import type { Edit, Scenario } from './schema.ts';
import { valueAt, type Settings } from './settings.ts';
import { titleText } from './title-text.ts';
import { TITLE_FIELDS } from './title.ts';

/** A scenario that is being put together from a link; nothing in it has been checked. */
export type Draft = Record<string, unknown>;

export interface ScenarioField {
  readonly key: string;
  /** Path in the scenario, for sentences. */
  readonly path: string;
  write(scenario: Scenario): string;
  /** Puts the value into `draft`; false when `text` is none that `write` makes. */
  read(text: string, draft: Draft): boolean;
}

const editList: Codec<readonly Edit[]> = {
  write: (edits) => (edits.length === 0 ? ABSENT : writeEdits(edits)),
  read: (text) => (text === ABSENT ? [] : readEdits(text)),
};

/** Of the model's id. */
export const MODEL_KEY = 'o';

const known = new WeakMap<Settings, readonly ScenarioField[]>();

/** In the order in which a link has them. The schedule needs the actors: `schedule-text.ts`. */
export function fieldsOf(settings: Settings): readonly ScenarioField[] {
  const made = known.get(settings) ?? makeFields(settings);
  known.set(settings, made);
  return made;
}

function makeFields({ settings }: Settings): ScenarioField[] {
  const fields = [field(MODEL_KEY, 'model', word)];
  const inGroups: ScenarioField[] = [];
  for (const setting of settings) {
    const { key } = setting;
    if (setting.kind === 'group')
      for (const inner of setting.settings)
        inGroups.push(field(inner.link, `${key}.${inner.key}`, codecOf(inner)));
    else if (setting.kind === 'list') fields.push(field(setting.link, key, itemsCodec(setting)));
    else fields.push(field(setting.link, key, codecOf(setting)));
  }
  const all = [
    ...fields,
    field('r', 'seed', codecOf({ kind: 'whole' })),
    field('i', 'injectAtStep', numberOrNull),
    field('x', 'edits', editList),
    ...inGroups,
    field(TITLE_FIELDS.title, 'title', titleText),
    field(TITLE_FIELDS.note, 'note', titleText),
  ];
  const keys = [...OF_EVERY_LINK, ...all.map(({ key }) => key)];
  assert(
    new Set(keys).size === keys.length,
    `two fields of a link have one key: ${keys.join(' ')}`,
  );
  return all;
}

/** Version, model version, preset, schedule, step, checksum, guard. */
const OF_EVERY_LINK = ['v', 'm', 'p', 'a', 'n', 'c', 'z'];

function field<T>(key: string, path: string, codec: Codec<T>): ScenarioField {
  const [outer = '', inner] = path.split('.');
  return {
    key,
    path,
    // The gate has let it through: it is of the setting's kind.
    write: (scenario) => codec.write(valueAt(scenario, path) as T),
    read: (text, draft) => {
      const value = codec.read(text);
      if (inner === undefined) draft[outer] = value;
      else draft[outer] = { ...(draft[outer] as object), [inner]: value };
      return value !== undefined;
    },
  };
}
