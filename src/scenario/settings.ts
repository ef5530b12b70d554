/**
 * Settings as data. A model has one table of its settings; schema and types, the gate, defaults,
 * adaptation, the link codec, the form, and what is said of a change are all made from it. A table is
 * plain data, so that it can be sent to whoever shows it.
 */
import type { TicksForm } from './ticks.ts';

/** One value of a choice. */
export interface Option {
  readonly value: string | number;
  /** As a list shows it, e.g. `v4.8, the fix`. */
  readonly label: string;
  /** One sentence; left out where the label says it all. */
  readonly help?: string;
  /** In links, of a choice in a list's items: a small letter. Never changes. */
  readonly letter?: string;
  /** Other spellings that are understood. */
  readonly also?: readonly string[];
}

interface Named {
  readonly key: string;
  /** Of the field, e.g. `Split mode`. */
  readonly label: string;
  /** One sentence: what it decides; '' where the label says it all. */
  readonly help: string;
  /**
   * Its key in links, or, in a list's items, the letter before its value ('' for none; of a flag
   * `capital`: the item's first letter is one). Never changes.
   */
  readonly link: string;
}

interface Told {
  /** With its value, `{}`, in a line of several: `split {}`; with another form for one. */
  readonly told?: string | { readonly one: string; readonly many: string };
  /** Another value means other threads: steps that were chosen by number belong to these. */
  readonly decidesThreads?: boolean;
  /** Has its place beside the scenario, always in sight, instead of in the form. */
  readonly inSight?: boolean;
}

export interface ChoiceSetting extends Named, Told {
  readonly kind: 'choice';
  readonly options: readonly Option[];
  readonly default: string | number;
}

export interface WholeSetting extends Named, Told {
  readonly kind: 'whole';
  readonly min: number;
  readonly max: number;
  readonly default: number;
  /** `max` is shared among so many as another setting says; `each` is what each gets, in words. */
  readonly shared?: { readonly among: string; readonly each: string };
}

export interface FlagSetting extends Named, Told {
  readonly kind: 'flag';
  readonly default: boolean;
}

/** Signed ticks as canonical text: `ticks.ts`. */
export interface TicksSetting extends Named, Told, TicksForm {
  readonly kind: 'ticks';
  readonly default: string;
}

export type SimpleSetting = ChoiceSetting | WholeSetting | FlagSetting | TicksSetting;

/** Several under one key, all with defaults. */
export interface GroupSetting {
  readonly kind: 'group';
  readonly key: string;
  readonly label: string;
  /** What it is when something in it has changed, e.g. `another environment`. */
  readonly changed: string;
  readonly settings: readonly SimpleSetting[];
}

/** As many items as another setting says. */
export interface ListSetting {
  readonly kind: 'list';
  readonly key: string;
  /** Of one item, e.g. `Dish`, and of several. */
  readonly label: string;
  readonly plural: string;
  readonly changed: string;
  readonly link: string;
  /** Key of the setting that says how many. */
  readonly length: string;
  readonly max: number;
  readonly settings: readonly SimpleSetting[];
  /** What an item that is added later has, by index, instead of the defaults. */
  readonly added: readonly Readonly<Record<string, SimpleValue>>[];
  /** Keys of what an added item has from the first. */
  readonly addedAlike: readonly string[];
}

export type Setting = SimpleSetting | GroupSetting | ListSetting;

export interface Settings {
  /** Id of the model. */
  readonly model: string;
  /** In the order in which a scenario has them. */
  readonly settings: readonly Setting[];
  /** Key of the choice by which lists of scenarios are grouped. */
  readonly groupedBy: string;
  /** What it means to inject; null for a model in which nothing can be. */
  readonly injection: Injection | null;
}

/** Paths of settings, e.g. `room.guests`. */
export interface Injection {
  /** How many may come in a run; with 0 none. */
  readonly count: string;
  /** Of which kind all of them are: a choice. */
  readonly cause: string;
  /** Where errors of several kinds may come in a run. */
  readonly more?: {
    /** Choices of further kinds, each with a value for none. */
    readonly causes: readonly string[];
    readonly none: string;
    /** A choice that says in which order they come, and its value for any. */
    readonly order: string;
    readonly free: string;
  };
}

export type SimpleValue = string | number | boolean;

// The types of a table's values.

type ValueOf<S> = S extends { readonly kind: 'choice' }
  ? S extends { readonly options: readonly { readonly value: infer V }[] }
    ? V
    : never
  : S extends { readonly kind: 'whole' }
    ? number
    : S extends { readonly kind: 'flag' }
      ? boolean
      : S extends { readonly kind: 'ticks' }
        ? string
        : S extends { readonly kind: 'group'; readonly settings: infer T }
          ? ValuesOf<T>
          : S extends { readonly kind: 'list'; readonly settings: infer T }
            ? ValuesOf<T>[]
            : never;

/** Values by key, all of them there. */
export type ValuesOf<T> = T extends readonly (infer S)[]
  ? { [One in S as KeyOf<One>]: ValueOf<One> }
  : never;

type InputOf<S> = S extends { readonly kind: 'group'; readonly settings: infer T }
  ? Partial<ValuesOf<T>>
  : S extends { readonly kind: 'list'; readonly settings: infer T }
    ? Partial<ValuesOf<T>>[]
    : ValueOf<S>;

type KeyOf<S> = S extends { readonly key: infer K extends string } ? K : never;
type ListIn<S> = S extends { readonly kind: 'list' } ? S : never;

/** Values by key as they may come in: only lists have to be there. */
export type InputsOf<T> = T extends readonly (infer S)[]
  ? { [One in Exclude<S, ListIn<S>> as KeyOf<One>]?: InputOf<One> } & {
      [One in ListIn<S> as KeyOf<One>]: InputOf<One>;
    }
  : never;

// Looking things up.

export const isSimple = (setting: Setting): setting is SimpleSetting =>
  setting.kind !== 'group' && setting.kind !== 'list';

/** The setting at a path such as `room.guests`; not of a list's items. */
export function settingAt(settings: Settings, path: string): SimpleSetting | undefined {
  const [key, inner] = path.split('.');
  const setting = settings.settings.find((one) => one.key === key);
  if (setting === undefined || setting.kind === 'list') return undefined;
  return setting.kind === 'group' ? setting.settings.find((one) => one.key === inner) : setting;
}

/** The value at a path, of anything that has it. */
export function valueAt(of: object, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null
          ? (value as Record<string, unknown>)[key]
          : undefined,
      of,
    );
}

/** A whole number at a path; `none` where there is no such number. */
export function wholeAt(of: object, path: string, none = 0): number {
  const value = valueAt(of, path);
  return typeof value === 'number' ? value : none;
}

/** With another value at a path; the rest is the same. */
export function withValueAt<T extends object>(of: T, path: string, value: unknown): T {
  const [key = '', inner] = path.split('.');
  if (inner === undefined) return { ...of, [key]: value };
  return { ...of, [key]: { ...(valueAt(of, key) as object), [inner]: value } };
}

/** The most that a number may be in a scenario: what is shared leaves less. */
export function mostOf(setting: WholeSetting, of: object): number {
  const { max, shared } = setting;
  return shared === undefined ? max : max / wholeAt(of, shared.among, 1);
}

/** A value as people read it: an option by its label, `on`, `off`, or as it is written. */
export function labelOf(setting: SimpleSetting, value: unknown): string {
  if (setting.kind === 'choice')
    return setting.options.find((option) => option.value === value)?.label ?? String(value);
  if (setting.kind === 'flag') return value === true ? 'on' : 'off';
  return String(value);
}

/** In a line of several: `split 4`, `2 pots`; '' for a setting that is not told so. */
export function toldOf(setting: Setting, value: unknown): string {
  if (!isSimple(setting)) return setting.changed;
  const { told = '' } = setting;
  const form = typeof told === 'string' ? told : value === 1 ? told.one : told.many;
  return form.replace('{}', String(value));
}

/** All that tells two scenarios of one name apart: `kernel v4.8`, `split 4`, `2 pots`. */
export function toldOfAll({ settings }: Settings, scenario: object): string[] {
  const flat = settings.flatMap((one) => {
    if (one.kind === 'list') return [];
    if (one.kind !== 'group') return [[one.key, one] as const];
    return one.settings.map((inner) => [`${one.key}.${inner.key}`, inner] as const);
  });
  return flat
    .map(([path, one]) => toldOf(one, valueAt(scenario, path)))
    .filter((told) => told !== '');
}

/** The same, with what is injected, and what of its groups is not as usual: `Cause: X`, `Clock stopped`. */
export function toldInFull(all: Settings, scenario: object): string[] {
  const unusual = all.settings.flatMap((group) =>
    group.kind !== 'group'
      ? []
      : group.settings.flatMap((one) => {
          const path = `${group.key}.${one.key}`;
          const value = valueAt(scenario, path);
          const isTold = one.told !== undefined;
          if (isTold || (value === one.default && path !== all.injection?.cause)) return [];
          return [
            one.kind === 'flag' && value === true
              ? one.label
              : `${one.label}: ${labelOf(one, value)}`,
          ];
        }),
  );
  return [...toldOfAll(all, scenario), ...unusual];
}

/** A path taken apart: its key, the item's number, and the key in that item or group. */
export function placeOf(path: string) {
  const [, key = '', item, inner] = /^(\w+)(?:\[(\d+)\])?(?:[.](\w+))?$/.exec(path) ?? [];
  return { key, item: item === undefined ? null : Number(item), inner: inner ?? null };
}

/** The path that a sentence about a field starts with; '' where there is none. */
export const pathIn = (sentence: string): string => /^[\w.[\]]+(?=:)/.exec(sentence)?.[0] ?? '';

/** What the field at a path is called: `Dish 1, Minutes`; null for none of the settings. */
export function fieldLabel({ settings }: Settings, path: string): string | null {
  const { key, item, inner } = placeOf(path);
  const setting = settings.find((one) => one.key === key);
  if (setting === undefined) return null;
  if (isSimple(setting)) return setting.label;
  const label = setting.settings.find((one) => one.key === inner)?.label;
  if (setting.kind === 'group') return label ?? setting.label;
  if (item === null) return setting.plural;
  return label === undefined ? `${setting.label} ${item}` : `${setting.label} ${item}, ${label}`;
}
