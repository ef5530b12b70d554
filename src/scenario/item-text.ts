/**
 * The items of a list in a link, one after the other: `g1000.h_3`. An item begins with the letter of
 * its choice, a capital where its flag is on; then come its other values, each with the letter before
 * it that tells it from the one before, and left out where it is the default.
 */
import { codecOf, type Codec } from './field-codecs.ts';
import type { Item } from './defaults.ts';
import type { ListSetting, SimpleValue } from './settings.ts';

export function itemsCodec({ settings }: ListSetting): Codec<readonly Item[]> {
  const choices = settings.flatMap((one) => (one.kind === 'choice' ? [one] : []));
  const [choice] = choices;
  const options = choice?.options ?? [];
  const capital = settings.find(({ link }) => link === 'capital');
  const others = settings.filter((one) => one !== choice && one !== capital);
  const values = others.map(({ link }) => `(?:${link}([^_]*))?`).join('');
  const shape = new RegExp(`^([a-zA-Z])${values}$`);

  const write = (item: Item): string => {
    const letter = options.find(({ value }) => value === item[choice?.key ?? ''])?.letter ?? '';
    const rest = others.map((one) => {
      const value = item[one.key];
      return value === one.default ? '' : one.link + codecOf(one).write(value as never);
    });
    const isCapital = capital !== undefined && item[capital.key] === true;
    return (isCapital ? letter.toUpperCase() : letter) + rest.join('');
  };

  const read = (text: string): Item | undefined => {
    const [matched, first = '', ...texts] = shape.exec(text) ?? [];
    const option = options.find(({ letter }) => letter === first.toLowerCase());
    if (matched === undefined || choice === undefined || option === undefined) return undefined;
    const item: Item = { [choice.key]: option.value };
    for (const [i, one] of others.entries()) {
      const written = texts[i];
      const isThere = written !== undefined && written !== '';
      const value = isThere ? codecOf(one).read(written) : one.default;
      if (value === undefined) return undefined;
      item[one.key] = value as SimpleValue;
    }
    if (capital !== undefined) item[capital.key] = first !== first.toLowerCase();
    // Every item has one text.
    return write(item) === text ? item : undefined;
  };

  return {
    write: (items) => items.map(write).join('.'),
    read: (text) => {
      const items = text.split('.').map(read);
      return items.includes(undefined) ? undefined : items;
    },
  };
}
