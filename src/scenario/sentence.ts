/**
 * What is wrong with a scenario, in one sentence: `dishes[1].clock: expected ..., got "12q"`.
 * Text from outside is quoted and clipped, so a sentence stays one line whatever came in.
 */
import { nearest } from '../base/nearest.ts';

/** The parts of a schema's issue that a sentence is made of. */
export interface SchemaIssue {
  readonly message: string;
  readonly input: unknown;
  readonly path?: readonly { readonly key: unknown }[] | undefined;
}

const MAX_QUOTED = 40;
const UNKNOWN_KEY = 'unknown key';

/** Message about a key that an object with `keys` does not have. */
export function unknownKey(key: string, keys: readonly string[]): string {
  const guess = nearest(key, keys);
  return guess === null ? UNKNOWN_KEY : `${UNKNOWN_KEY}; did you mean ${guess}?`;
}

/** The sentence for an issue of the schema; `root` names the whole. */
export function sentence(issue: SchemaIssue, root: string): string {
  const where = pathText(issue.path?.map((item) => item.key) ?? []) || root;
  if (issue.message.startsWith(UNKNOWN_KEY)) return `${where}: ${issue.message}`;
  return `${where}: ${issue.message}, got ${shown(issue.input)}`;
}

/** `dishes[1].clock`; a key that is no name is quoted: `["a b"]`. */
function pathText(keys: readonly unknown[]): string {
  let text = '';
  for (const key of keys) {
    if (typeof key === 'number') text += `[${key}]`;
    else if (typeof key !== 'string' || !/^\w{1,40}$/.test(key)) text += `[${shown(key)}]`;
    else text += text === '' ? key : `.${key}`;
  }
  return text;
}

/** A value from outside as it appears in a sentence. */
export function shown(value: unknown): string {
  switch (typeof value) {
    case 'undefined':
      return 'nothing';
    case 'string':
      return quoted(value);
    case 'number':
    case 'boolean':
      return String(value);
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? `a list of ${value.length}` : 'an object';
    default:
      return `a ${typeof value}`;
  }
}

/** In double quotes, on one line, clipped. */
export function quoted(text: string): string {
  const clipped = text.length > MAX_QUOTED ? `${text.slice(0, MAX_QUOTED)}…` : text;
  // JSON leaves line separators, bidirectional marks and lone surrogates as they are, or nearly so.
  return JSON.stringify(clipped).replace(/[^\x20-\x7e…]/g, '?');
}
