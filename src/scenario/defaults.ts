/** Items of a list where nobody said anything about them. */
import { defined } from '../base/assert.ts';
import type { ListSetting, SimpleValue } from './settings.ts';

/** An item of a list: values by key. */
export type Item = Record<string, SimpleValue>;

const defaultItem = ({ settings }: ListSetting): Item =>
  Object.fromEntries(settings.map((setting) => [setting.key, setting.default]));

/** What a link without a preset leaves out. */
export const defaultItems = (list: ListSetting, length: number): Item[] =>
  Array.from({ length }, () => defaultItem(list));

/** An item that is added as the one of this index, after others of which the first is given. */
export function addedItem(list: ListSetting, index: number, first: Item | undefined): Item {
  const item = { ...defaultItem(list), ...list.added[index] };
  if (first !== undefined)
    for (const key of list.addedAlike) item[key] = defined(first[key], `${list.key}: ${key}`);
  return item;
}
