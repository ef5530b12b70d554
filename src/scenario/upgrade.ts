/**
 * Links of older formats, brought to the present one field by field, version after version. The table
 * is append-only: an entry is never edited once released, for links live in mails.
 */
import { assert } from '../base/assert.ts';

/** Texts of a link's fields by key, without version and guard. */
export type LinkFields = ReadonlyMap<string, string>;

export interface Upgrader {
  /** The format that the fields have afterwards; one more than before. */
  readonly to: number;
  readonly upgrade: (fields: LinkFields) => LinkFields;
}

/**
 * One entry a format after the first, in order. Above each stands what a link looked like before and
 * after, and `fixtures/` keeps links of the format that it leaves behind.
 */
export const UPGRADERS: readonly Upgrader[] = [];

/** The format that is written: that of the last upgrader. */
export function currentFormat(upgraders: readonly Upgrader[] = UPGRADERS): number {
  return upgraders.at(-1)?.to ?? 1;
}

/** Fields of format `from`, 1 and up, as the present format has them. */
export function upgradeFields(
  fields: LinkFields,
  from: number,
  upgraders: readonly Upgrader[] = UPGRADERS,
): LinkFields {
  let upgraded = fields;
  for (const [index, { to, upgrade }] of upgraders.entries()) {
    assert(to === index + 2, `upgraders are contiguous: ${to} stands at place ${index}`);
    if (to > from) upgraded = upgrade(upgraded);
  }
  return upgraded;
}
