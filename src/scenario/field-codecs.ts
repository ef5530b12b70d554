/** How single values are written in links. */
import type { SimpleSetting, WholeSetting } from './settings.ts';
import { parseTicks, type TicksForm } from './ticks.ts';

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

const DIGITS = /^(-?)([1-9a-f][0-9a-f]{0,15})$/;

/** Without the zero digits that all end in: `1000` for 0x1000000000, where those are six; nothing for 0. */
function ticks(form: TicksForm): Codec<string> {
  const zeros = '0'.repeat(form.zeroBits / 4);
  return {
    write: (value) =>
      value === '0x0' ? '' : value.replace('0x', '').slice(0, -zeros.length || undefined),
    read: (text) => {
      if (text === '') return '0x0';
      const [, sign = '', digits] = DIGITS.exec(text) ?? [];
      if (digits === undefined) return undefined;
      const value = `${sign}0x${digits}${zeros}`;
      const parsed = parseTicks(value, form);
      // A number has one text, the signed one.
      return parsed.ok && parsed.value.text === value ? value : undefined;
    },
  };
}

/** A choice among numbers is written as one. */
export function codecOf(setting: Coded): Codec<never> {
  switch (setting.kind) {
    case 'whole':
      return number;
    case 'flag':
      return flag;
    case 'ticks':
      return ticks(setting);
    case 'choice':
      return setting.options.every(({ value }) => typeof value === 'number') ? number : word;
  }
}

type Coded = Exclude<SimpleSetting, WholeSetting> | Pick<WholeSetting, 'kind'>;
