/**
 * What is accepted from outside, made from a model's settings: its schema, with what every scenario has
 * beside them, and the types. Unknown keys are refused. Every message continues the sentence
 * `<field>: ..., got <value>`, which `sentence.ts` writes. Defaults are part of what a link means and
 * never change once released.
 */
import * as v from 'valibot';
import { assert } from '../base/assert.ts';
import { unknownKey } from './sentence.ts';
import type {
  ChoiceSetting,
  InputsOf,
  ListSetting,
  Setting,
  Settings,
  SimpleSetting,
  ValuesOf,
} from './settings.ts';
import { TICKS_SHAPE } from './ticks.ts';
import { misfitOf, tidied } from './plain-text.ts';
import { TITLE_LIMITS, type TitleKey } from './title.ts';

/** Counts are limited, so that what comes from outside is of a size that can be worked with. */
export const LIMITS = { scheduleSteps: 100_000, injectAtStep: 1_000_000, edits: 32 } as const;

const count = (min: number, max: number, or = '') => {
  const message = `expected a whole number from ${min} to ${max}${or}`;
  return v.pipe(
    v.number(message),
    v.integer(message),
    v.minValue(min, message),
    v.maxValue(max, message),
    // Minus zero is a whole number too, but not one that JSON can give back.
    v.transform((value) => value + 0),
  );
};

const oneOfMessage = (options: readonly (string | number)[]): string =>
  `expected one of ${options.map((one) => JSON.stringify(one)).join(', ')}`;

const oneOf = <const T extends readonly (string | number)[]>(options: T) =>
  v.picklist(options, oneOfMessage(options));

const flag = v.boolean('expected true or false');

/** Where an issue is, for one that a check of our own has found. */
function keyPath(input: object, key: string, value: unknown) {
  return [{ type: 'unknown', origin: 'value', input, key, value }] satisfies [v.IssuePathItem];
}

/**
 * An object of JSON; a list would pass for one that has every default. Unknown keys come first: a key
 * that is missing is often there, in another spelling.
 */
const record = <T extends v.ObjectEntries>(entries: T, missing = 'expected a value') => {
  const keys = Object.keys(entries);
  const strict = v.strictObject(entries, missing);
  type Input = v.InferInput<typeof strict>;
  return v.pipe(
    v.custom<Input>(
      (input) => typeof input === 'object' && input !== null && !Array.isArray(input),
      'expected an object',
    ),
    v.rawCheck<Input>(({ dataset, addIssue }) => {
      const input: object = dataset.typed ? dataset.value : {};
      const key = Object.keys(input).find((one) => !keys.includes(one));
      if (key === undefined) return;
      addIssue({ message: unknownKey(key, keys), path: keyPath(input, key, key) });
    }),
    strict,
  );
};

/** A list whose length is looked at before anything in it. */
const list = <T extends v.GenericSchema>(item: T, max: number, message: string) =>
  v.pipe(
    v.custom<v.InferInput<T>[]>((input) => Array.isArray(input) && input.length <= max, message),
    v.array(item),
  );

const lineMessage = 'expected the id of a line such as f:H2';

/** A line of the unedited program, or one that a split has made of it: `f:H2/1`. */
const line = v.pipe(
  v.string(lineMessage),
  v.regex(/^[A-Za-z_]\w{0,47}:[A-Za-z]\w{0,15}(?:#[1-9][0-9]{0,2})?(?:\/[1-9])?$/, lineMessage),
);

const EDIT_KINDS = ['skip', 'split', 'move', 'force'] as const;
const functionOf = (id: string): string => id.replace(/:.*$/, '');

const editSchemas = {
  skip: record({ kind: v.literal('skip'), at: line }, lineMessage),
  split: record({ kind: v.literal('split'), at: line }, lineMessage),
  move: v.pipe(
    record({ kind: v.literal('move'), at: line, before: line }, lineMessage),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed || functionOf(dataset.value.at) === functionOf(dataset.value.before))
        return;
      const { before: value } = dataset.value;
      const path = keyPath(dataset.value, 'before', value);
      addIssue({ message: 'expected a line of the same function', input: value, path });
    }),
  ),
  force: record({ kind: v.literal('force'), at: line, value: flag }),
};

/** Says what is wrong with an edit whose kind is none. */
const strangeEdit = v.pipe(
  v.custom<never>((input) => typeof input === 'object' && input !== null, 'expected an object'),
  v.rawCheck(({ dataset, addIssue }) => {
    const value = kindOf(dataset.value);
    const path = keyPath(dataset.value ?? {}, 'kind', value);
    addIssue({ message: oneOfMessage(EDIT_KINDS), input: value, path });
  }),
);

/** `before` goes with a move, `value` with a force. */
const editSchema = v.lazy((input) => {
  const kind = EDIT_KINDS.find((one) => one === kindOf(input));
  return kind === undefined ? strangeEdit : editSchemas[kind];
});

function kindOf(input: unknown): unknown {
  return typeof input === 'object' && input !== null && 'kind' in input ? input.kind : undefined;
}

const actorId = 'expected the id of an actor such as t4 or error';

/** '' is taken for none by `parse.ts`. */
const plainText = (key: TitleKey) =>
  v.exactOptional(
    v.pipe(
      v.string('expected plain text'),
      // Roomy for what is tidied away, and short enough for everything that looks at it.
      v.maxLength(4 * TITLE_LIMITS[key], `expected at most ${TITLE_LIMITS[key]} characters`),
      v.transform(tidied),
      v.check(
        (text) => misfitOf(key, text) === null,
        ({ input }) => misfitOf(key, input) ?? '',
      ),
    ),
  );

/** What every scenario has after its settings. */
const COMMON = {
  /** What-if edits, made in this order; whether they fit is known once there is a machine. */
  edits: v.optional(
    list(editSchema, LIMITS.edits, `expected a list of at most ${LIMITS.edits} edits`),
    [],
  ),
  seed: v.optional(count(0, 0xffff_ffff), 47),
  /** Ids of actors, in order: the part of the run that was made by hand. */
  schedule: v.optional(
    v.nullable(
      list(
        v.pipe(v.string(actorId), v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/, actorId)),
        LIMITS.scheduleSteps,
        `expected null or a list of at most ${LIMITS.scheduleSteps} actor ids`,
      ),
    ),
    null,
  ),
  injectAtStep: v.optional(v.nullable(count(0, LIMITS.injectAtStep, ', or null')), null),
  /** Somebody has written them above it; it is simulated the same. */
  title: plainText('title'),
  note: plainText('note'),
};

type Common = v.InferOutput<v.StrictObjectSchema<typeof COMMON, undefined>>;

/** A scenario of any model, with the values of its settings by key. */
export type Scenario = Common & { model: string; [setting: string]: unknown };
export type Edit = Common['edits'][number];

/** A scenario of the model with these settings. */
export type ScenarioOf<T extends Settings> = Common & { model: T['model'] } & ValuesOf<
    T['settings']
  >;

/** A scenario of whatever model as one of these settings: it has come through the gate with them. */
export function scenarioOf<T extends Settings>(settings: T, scenario: Scenario): ScenarioOf<T> {
  assert(scenario.model === settings.model, `${scenario.model} is another model`);
  return scenario as unknown as ScenarioOf<T>;
}
/** The same as it may come in. */
export type ScenarioInputOf<T extends Settings> = Partial<Common> & {
  model?: T['model'];
} & InputsOf<T['settings']>;

type Schema = v.GenericSchema<unknown, Scenario>;
const schemas = new WeakMap<Settings, Schema>();

/** The schema of scenarios with these settings; made once. */
export function schemaOf(settings: Settings): Schema {
  const known = schemas.get(settings);
  if (known !== undefined) return known;
  const lists = settings.settings.filter((one) => one.kind === 'list');
  const made = record(
    {
      model: v.optional(oneOf([settings.model]), settings.model),
      ...entriesOf(settings.settings),
      ...COMMON,
    },
    lists[0] === undefined ? undefined : listMessage(lists[0]),
  ) as unknown as Schema;
  schemas.set(settings, made);
  return made;
}

const entriesOf = (settings: readonly Setting[]): v.ObjectEntries =>
  Object.fromEntries(settings.map((setting) => [setting.key, entryOf(setting)]));

function entryOf(setting: Setting): v.GenericSchema {
  switch (setting.kind) {
    case 'group':
      return v.optional(record(entriesOf(setting.settings)), {});
    case 'list':
      return list(record(entriesOf(setting.settings)), setting.max, listMessage(setting));
    default:
      return v.optional(simple(setting), setting.default);
  }
}

function simple(setting: SimpleSetting): v.GenericSchema {
  switch (setting.kind) {
    case 'choice':
      return choice(setting);
    case 'whole':
      return count(setting.min, setting.max);
    case 'flag':
      return flag;
    case 'ticks':
      // Read by `parse.ts`; from there on canonical.
      return v.string(TICKS_SHAPE);
  }
}

function choice({ options }: ChoiceSetting): v.GenericSchema {
  const also = new Map(
    options.flatMap(({ value, also: others = [] }) => others.map((other) => [other, value])),
  );
  const values = oneOf(options.map(({ value }) => value));
  if (also.size === 0) return values;
  const canonical = (value: unknown) =>
    typeof value === 'string' ? (also.get(value) ?? value) : value;
  return v.pipe(v.unknown(), v.transform(canonical), values);
}

const listMessage = ({ label, length }: ListSetting): string =>
  `expected a list with one entry a ${label.toLowerCase()}, as many as ${length} says`;
