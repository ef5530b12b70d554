/**
 * The one description of a scenario: what is accepted from outside, its defaults, and its types.
 * Unknown keys are refused. Every message continues the sentence `<field>: ..., got <value>`, which
 * `sentence.ts` writes. Defaults are part of what a link means and never change once released.
 */
import * as v from 'valibot';
import { canonicalErrorKind, ERROR_KINDS } from './error-kind.ts';
import { unknownKey } from './sentence.ts';
import { TB_OFFSET_SHAPE } from './tb-offset.ts';

/** Counts are limited so that every cell of a machine has a declared range. */
export const LIMITS = {
  entries: 4095,
  tbErrors: 7,
  scheduleSteps: 100_000,
  injectAtStep: 1_000_000,
  edits: 32,
  threadsPerCore: 8,
  subcores: 4,
} as const;

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

const subcoreSchema = record({
  start: v.optional(oneOf(['guest', 'host', 'either']), 'guest'),
  /** Read by `parse.ts`; from there on signed lower-case hexadecimal, a multiple of 2^24. */
  tbOffset: v.optional(v.string(TB_OFFSET_SHAPE), '0x0'),
  /** How often the subcore may enter a guest after the start. */
  entries: v.optional(count(0, LIMITS.entries), 0),
  /** Its last thread starts inside a real-mode hypercall: HV=1 and EE=0, so an HMI stays latched. */
  inHypercall: v.optional(flag, false),
});

const environmentSchema = record({
  tbErrors: v.optional(count(0, LIMITS.tbErrors), 1),
  errorKind: v.optional(
    v.pipe(v.unknown(), v.transform(canonicalErrorKind), oneOf(ERROR_KINDS)),
    'TB_MISSING_STEP',
  ),
  scope: v.optional(oneOf(['core', 'subcore', 'thread']), 'core'),
  hmiInEntryWindow: v.optional(flag, true),
  hdecSoon: v.optional(flag, false),
  otherExits: v.optional(flag, false),
  /** Unverified: what a thread takes when an HMI is pending at hrfid together with HDEC or a doorbell. */
  hmiPriority: v.optional(
    v.pipe(
      v.unknown(),
      // As it was called when it did not cover the doorbell.
      v.transform((value) => (value === 'hdec' ? 'last' : value)),
      oneOf(['hmi', 'either', 'last']),
    ),
    'hmi',
  ),
  /** The ChipTOD stands still: it never delivers its value, so that no TB can be loaded. */
  todStopped: v.optional(flag, false),
  /** The low 24 bits of the TB wrap once during the run, at any moment: the carry check matters. */
  tbWrap: v.optional(flag, false),
});

const lineMessage = 'expected the id of a line such as kvmppc_realmode_hmi_handler:H2';

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

const subcoresMessage = 'expected a list with one entry a subcore, as many as split says';
const actorId = 'expected the id of an actor such as t4 or hmi-t4';

export const scenarioSchema = record(
  {
    model: v.optional(oneOf(['power8-hmi']), 'power8-hmi'),
    kernel: v.optional(oneOf(['pre-fix', 'v4.8']), 'v4.8'),
    firmware: v.optional(oneOf(['skiboot-5']), 'skiboot-5'),
    split: v.optional(oneOf([1, 2, 4]), 4),
    threadsPerSubcore: v.optional(count(1, LIMITS.threadsPerCore), 1),
    subcores: list(subcoreSchema, LIMITS.subcores, subcoresMessage),
    environment: v.optional(environmentSchema, {}),
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
  },
  subcoresMessage,
);

export type Scenario = v.InferOutput<typeof scenarioSchema>;
export type ScenarioInput = v.InferInput<typeof scenarioSchema>;
export type Subcore = Scenario['subcores'][number];
export type Environment = Scenario['environment'];
export type Edit = Scenario['edits'][number];
export type { ErrorKind } from './error-kind.ts';
