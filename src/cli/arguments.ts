/** The command line as words: what is asked for, or one sentence that says what is wrong with it. */
import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../base/result.ts';
import { quoted } from '../scenario/sentence.ts';
import type { Flags } from './command.ts';

export interface Arguments {
  /** Name of the command; null for none. */
  readonly command: string | null;
  /** What follows the command. */
  readonly operands: readonly string[];
  readonly help: boolean;
  readonly flags: Flags;
}

const OPTIONS = {
  json: { type: 'boolean' },
  step: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Reads the words behind the program's name. */
export function readArguments(words: readonly string[]): Result<Arguments, string> {
  // Not strict, for its messages run over several lines and quote whatever came in.
  const { values, positionals, tokens } = parseArgs({
    args: [...words],
    options: OPTIONS,
    strict: false,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    if (!Object.hasOwn(OPTIONS, token.name)) return fail(`unknown flag ${quoted(token.rawName)}`);
    const takesValue = token.name === 'step';
    if (!takesValue && token.value !== undefined) return fail(`${token.rawName} takes no value`);
    if (takesValue && !/^[0-9]{1,9}$/.test(token.value ?? '')) {
      return fail('--step needs the number of a step, such as --step 12');
    }
  }
  const [command = null, ...operands] = positionals;
  const { json, step, help } = values;
  const flags = { json: json === true, step: typeof step === 'string' ? Number(step) : null };
  return ok({ command, operands, help: help === true, flags });
}
