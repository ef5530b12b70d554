/** Scenarios as JSON text, from a file or a terminal. */
import { fail, type Result } from '../base/result.ts';
import { findDuplicateKey } from './duplicate-key.ts';
import { parseScenario, type ParsedScenario } from './parse.ts';
import { quoted } from './sentence.ts';
import type { Settings } from './settings.ts';

/** Roomy for the longest schedule that is accepted. */
export const MAX_TEXT_LENGTH = 2_000_000;

/** What JSON text says, if it is JSON and of a size that is looked at; else undefined. */
export function jsonIn(text: string): unknown {
  if (text.length > MAX_TEXT_LENGTH) return undefined;
  try {
    return JSON.parse(withoutMark(text)) as unknown;
  } catch {
    return undefined;
  }
}

/** Checks JSON text; the error is one sentence. */
export function parseScenarioText(
  text: string,
  settings: Settings,
): Result<ParsedScenario, string> {
  if (text.length > MAX_TEXT_LENGTH) {
    return fail(`scenario: expected at most ${MAX_TEXT_LENGTH} characters of JSON text, got more`);
  }
  const json = withoutMark(text);
  if (json.trim() === '') return fail('scenario: expected JSON text, got nothing');
  let input: unknown;
  try {
    input = JSON.parse(json);
  } catch (error) {
    return fail(`scenario: expected JSON text, got ${quoted(json.trim())}${place(error, json)}`);
  }
  const duplicate = findDuplicateKey(json);
  if (duplicate !== null) return fail(`scenario: the key ${quoted(duplicate)} appears twice`);
  return parseScenario(input, settings);
}

/** Where the engine says that JSON ends to be JSON, e.g. `; see line 3, column 1`; '' if it does not. */
function place(error: unknown, json: string): string {
  const digits = /at position (\d+)/.exec(String(error))?.[1];
  if (digits === undefined) return '';
  const before = json.slice(0, Number(digits)).split('\n');
  return `; see line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`;
}

/** Editors on some systems start a file with a byte order mark. */
const withoutMark = (text: string): string => (text.startsWith('\ufeff') ? text.slice(1) : text);
