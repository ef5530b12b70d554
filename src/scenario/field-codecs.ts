/** How single values are written in links. */
import type { Option, SimpleSetting } from './settings.ts';
import { readTbOffset, writeTbOffset } from './tb-offset.ts';

/** How a value is written; reading gives undefined for a text that writing does not make. */
export interface Codec<T> {
  write(value: T): string;
  read(text: string): unknown;
}

export const word: Codec<string> = { write: (value) => value, read: (text) => text };

const flag: Codec<boolean> = {
  write: (value) => (value ? '1' : '0'),
  read: (text) => (text === '1' ? true : text === '0' ? false : undefined),
};

const DECIMAL = /^(?:0|[1-9][0-9]{0,9})$/;

/** A whole number of at most ten digits; null when it is written in another way. */
export function readDecimal(text: string): number | null {
  return DECIMAL.test(text) ? Number(text) : null;
}

const number: Codec<number> = {
  write: (value) => String(value),
  read: (text) => readDecimal(text) ?? undefined,
};

/** What stands for null, and for an empty list. */
export const ABSENT = '-';

export const numberOrNull: Codec<number | null> = {
  write: (value) => (value === null ? ABSENT : number.write(value)),
  read: (text) => (text === ABSENT ? null : number.read(text)),
};

/** Zero digits that every offset ends in: 2^24 ticks are the unit. */
const OFFSET_ZEROS = '000000';
const OFFSET = /^(-?)([1-9a-f][0-9a-f]{0,9})$/;

/** `1000` for 0x1000000000; nothing for 0. */
const offset: Codec<string> = {
  write: (value) => (value === '0x0' ? '' : value.replace('0x', '').slice(0, -OFFSET_ZEROS.length)),
  read: (text) => {
    if (text === '') return '0x0';
    const [, sign = '', digits] = OFFSET.exec(text) ?? [];
    if (digits === undefined) return undefined;
    const value = `${sign}0x${digits}${OFFSET_ZEROS}`;
    const ticks = readTbOffset(value);
    // One offset has one text, the signed one.
    return ticks !== null && writeTbOffset(ticks) === value ? value : undefined;
  },
};

type Coded =
  Pick<SimpleSetting, 'kind'> | { readonly kind: 'choice'; readonly options: readonly Option[] };

/** A choice among numbers is written as one. */
export function codecOf(setting: Coded): Codec<never> {
  const codecs = { whole: number, flag, 'tb-offset': offset, choice: word };
  const ofNumbers =
    'options' in setting && setting.options.every(({ value }) => typeof value === 'number');
  return ofNumbers ? number : codecs[setting.kind];
}
