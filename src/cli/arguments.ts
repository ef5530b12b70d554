/** The command line as words: what is asked for, or one sentence that says what is wrong with it. */
import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../base/result.ts';
import { wholeNumber, type Bounds } from '../base/whole-number.ts';
import { calculators } from '../models/calculators.ts';
import { quoted } from '../scenario/sentence.ts';
import { FORMATS, REDUCTIONS, type Flags } from './command.ts';

export interface Arguments {
  /** Name of the command; null for none. */
  readonly command: string | null;
  /** What follows the command. */
  readonly operands: readonly string[];
  readonly help: boolean;
  readonly flags: Flags;
}

const fields = calculators.flatMap((one) => one.fields);

const OPTIONS = {
  ...Object.fromEntries(fields.map(({ flag }) => [flag, { type: 'string' }] as const)),
  json: { type: 'boolean' },
  commands: { type: 'boolean' },
  all: { type: 'boolean' },
  run: { type: 'boolean' },
  scenario: { type: 'string' },
  step: { type: 'string' },
  from: { type: 'string' },
  'max-states': { type: 'string' },
  reduce: { type: 'string' },
  format: { type: 'string' },
  rows: { type: 'string' },
  model: { type: 'string' },
  lesson: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

const STEPS = { min: 0, max: 999_999_999 };
const STATES = { min: 1, max: 99_999_999 };

/** What flags with a value need, and what that looks like in words. */
const VALUES: Readonly<Record<string, readonly [isOne: (text: string) => boolean, words: string]>> =
  {
    step: [isWithin(STEPS), '--step needs the number of a step, such as --step 12'],
    from: [isWithin(STEPS), '--from needs the number of a step, such as --from 12'],
    'max-states': [
      isWithin(STATES),
      '--max-states needs a number from 1 to 99999999, such as --max-states 5000000',
    ],
    reduce: [
      (text) => REDUCTIONS.some((one) => one === text),
      `--reduce needs one of ${REDUCTIONS.join(', ')}`,
    ],
    format: [
      (text) => FORMATS.some((one) => one === text),
      '--format needs trace-event or speedscope',
    ],
    model: [(text) => text !== '', '--model needs the id of a model; "scope models" lists them'],
    lesson: [(text) => text !== '', '--lesson needs the id of a lesson, such as two-clocks'],
    ...Object.fromEntries(
      fields.map(({ flag, help }) => [
        flag,
        [(text: string) => text !== '', `--${flag} needs a value: ${help}`] as const,
      ]),
    ),
    scenario: [
      (text) => text !== '',
      '--scenario needs a scenario: the id of a preset, a link or a file',
    ],
    rows: [(text) => text !== '', '--rows needs a file, such as --rows reports/survey.jsonl'],
  };

function isWithin(bounds: Bounds) {
  return (text: string) => wholeNumber(text, bounds).ok;
}

/** A word that is no flag, whatever its sign. */
const NEGATIVE = /^-\.?\d/;

/** Reads the words behind the program's name. */
export function readArguments(words: readonly string[]): Result<Arguments, string> {
  // Not strict, for its messages run over several lines and quote whatever came in.
  const { values, tokens } = parseArgs({
    args: [...words],
    options: OPTIONS,
    strict: false,
    tokens: true,
  });
  const isNumber = (index: number) => NEGATIVE.test(words[index] ?? '');
  for (const token of tokens) {
    if (token.kind !== 'option' || isNumber(token.index)) continue;
    if (!Object.hasOwn(OPTIONS, token.name)) return fail(`unknown flag ${quoted(token.rawName)}`);
    const needs = VALUES[token.name];
    if (needs === undefined && token.value !== undefined)
      return fail(`${token.rawName} takes no value`);
    if (needs !== undefined && !needs[0](token.value ?? '')) return fail(needs[1]);
  }
  // A number with a sign comes as flags of one letter each, all at the place of the one word.
  const places = tokens.flatMap((token) =>
    token.kind === 'positional' || (token.kind === 'option' && isNumber(token.index))
      ? [token.index]
      : [],
  );
  const [command = null, ...operands] = [...new Set(places)].map((index) => words[index] ?? '');
  const flags: Flags = {
    json: values.json === true,
    step: numberOf(values.step, STEPS),
    from: numberOf(values.from, STEPS),
    maxStates: numberOf(values['max-states'], STATES),
    reduce: REDUCTIONS.find((one) => one === values.reduce) ?? null,
    format: FORMATS.find((one) => one === values.format) ?? null,
    rows: typeof values.rows === 'string' ? values.rows : null,
    model: typeof values.model === 'string' ? values.model : null,
    lesson: typeof values.lesson === 'string' ? values.lesson : null,
    commands: values.commands === true ? true : null,
    all: values.all === true ? true : null,
    run: values.run === true ? true : null,
    scenario: typeof values.scenario === 'string' ? values.scenario : null,
    given: Object.fromEntries(
      fields.flatMap(({ flag }) => {
        const value = values[flag];
        return typeof value === 'string' ? [[flag, value]] : [];
      }),
    ),
  };
  return ok({ command, operands, help: values.help === true, flags });
}

function numberOf(value: string | boolean | undefined, bounds: Bounds): number | null {
  const read = wholeNumber(value, bounds);
  return read.ok ? read.value : null;
}
