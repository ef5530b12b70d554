/**
 * The text of a link, `#v=1&...&z=0f1e2d3c`: a version first, fields of a key and a value, a guard
 * last. Here it is taken apart and its guard is checked; what the fields mean is `link.ts`.
 */
import { fail, ok, type Result } from '../base/result.ts';
import { guardOf } from './guard.ts';
import { quoted } from './sentence.ts';
import type { LinkFields } from './upgrade.ts';

/** Characters; the longest schedule that is accepted still fits. */
export const MAX_LINK_LENGTH = 131_072;

const START = '#v=';
const GUARD = /^(.*)&z=([0-9a-f]{8})$/;
const LINK_CHARACTER = /^[A-Za-z0-9._=&#-]$/;
/** What people call the fields; the others are named by their path in the scenario. */
export const FIELD_NAMES = {
  v: 'version',
  m: 'model version',
  p: 'preset',
  a: 'schedule',
  n: 'step',
  c: 'checksum',
  z: 'guard',
} as const;

export type NamedField = keyof typeof FIELD_NAMES;

/** e.g. `field n (step)`. */
export function fieldName(key: NamedField): string {
  return `field ${key} (${FIELD_NAMES[key]})`;
}

/** Joins fields to a link, version before and guard behind them. */
export function joinLink(format: number, fields: LinkFields): string {
  let text = START + String(format);
  for (const [key, value] of fields) text += `&${key}=${value}`;
  return `${text}&z=${guardOf(text)}`;
}

/** The format that a link says it has; the error is a sentence. */
export function readFormat(hash: string): Result<number, string> {
  if (hash.length > MAX_LINK_LENGTH) {
    return fail(
      `The link has ${hash.length} characters, and no link has more than ${MAX_LINK_LENGTH}.`,
    );
  }
  if (!hash.startsWith(START)) {
    return fail(`The link does not start with "${START}", so its ${fieldName('v')} is missing.`);
  }
  const text = hash.slice(START.length).replace(/&.*$/s, '');
  if (!/^[1-9][0-9]{0,5}$/.test(text)) {
    return fail(`The link's ${fieldName('v')} should be a number such as 1, not ${quoted(text)}.`);
  }
  return ok(Number(text));
}

/** The fields of a link whose format is known, between version and guard; the error is a sentence. */
export function splitLink(hash: string): Result<LinkFields, string> {
  const [, text, guard] = GUARD.exec(hash) ?? [];
  if (text === undefined || guard === undefined) return fail(endSentence(hash));
  if (guardOf(text) !== guard) return fail(damageSentence(hash));
  const fields = new Map<string, string>();
  for (const part of text.split('&').slice(1)) {
    const [key, value] = splitOnce(part);
    if (value === undefined || fields.has(key)) {
      return fail(`The link's field ${quoted(key)} has no value of its own.`);
    }
    fields.set(key, value);
  }
  return ok(fields);
}

/** The value of a field in a text that may be damaged; null when it has no such field. */
export function findField(hash: string, key: string): string | null {
  const part = hash.split('&').find((one) => one.startsWith(`${key}=`));
  return part?.slice(key.length + 1) ?? null;
}

function splitOnce(part: string): [string, string | undefined] {
  const equals = part.indexOf('=');
  return equals < 0 ? [part, undefined] : [part.slice(0, equals), part.slice(equals + 1)];
}

/** A link that does not end in a guard: continued, cut, or never one that this page has made. */
function endSentence(hash: string): string {
  const last = hash.split('&').at(-1) ?? '';
  const guard = findField(hash, 'z');
  if (guard !== null && (guard.length > 8 || !last.startsWith('z='))) {
    return `The link goes on after its ${fieldName('z')}: something was added to its end.`;
  }
  if (guard?.length === 8) return damageSentence(hash);
  if (guard === null) {
    const end = `it ends with field ${quoted(splitOnce(last)[0])}`;
    return `${INCOMPLETE}: ${end}, and its ${fieldName('z')} is missing.`;
  }
  return guardOf(hash.slice(0, -last.length - 1)).startsWith(guard)
    ? `The link was cut at its end: its ${fieldName('z')} is not complete.`
    : `${INCOMPLETE}: its ${fieldName('z')} has ${guard.length} characters instead of 8.`;
}

const INCOMPLETE = 'The link is not complete or was changed by hand';

function damageSentence(hash: string): string {
  const strange = hash.split('').findIndex((character) => !LINK_CHARACTER.test(character));
  const where = strange < 0 ? '' : `, the one at place ${strange + 1} for one`;
  const why = 'its check, field z, does not match';
  return `The link has one or more changed characters${where} (${why}).`;
}
