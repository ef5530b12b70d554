/**
 * The scenario's fields in a link of format 1, as a table: each is one short text, left out where it
 * is the text of the preset or of the default. What a text means is checked by `parse.ts` afterwards,
 * so reading only has to undo writing. Keys and texts never change: old links are read with them.
 */
import { readEdits, writeEdits } from './edit-text.ts';
import type { Edit, Environment, Scenario, Subcore } from './schema.ts';
import { readTbOffset, writeTbOffset } from './tb-offset.ts';

/** A scenario that is being put together from a link; nothing in it has been checked. */
export type Draft = Record<string, unknown> & { environment: Record<string, unknown> };

export interface ScenarioField {
  readonly key: string;
  /** Path in the scenario, for sentences. */
  readonly path: string;
  write(scenario: Scenario): string;
  /** Puts the value into `draft`; false when `text` is none that `write` makes. */
  read(text: string, draft: Draft): boolean;
}

/** How a value is written; reading gives undefined for a text that writing does not make. */
interface Codec<T> {
  write(value: T): string;
  read(text: string): unknown;
}

const word: Codec<string> = { write: (value) => value, read: (text) => text };

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

/** What stands for null. */
export const ABSENT = '-';

const numberOrNull: Codec<number | null> = {
  write: (value) => (value === null ? ABSENT : number.write(value)),
  read: (text) => (text === ABSENT ? null : number.read(text)),
};

/** Zero digits that every offset ends in: 2^24 ticks are the unit. */
const OFFSET_ZEROS = '000000';
const LETTERS: Readonly<Record<Subcore['start'], string>> = { guest: 'g', host: 'h', either: 'e' };
const SUBCORE = /^([ghe])(-?[1-9a-f][0-9a-f]{0,9})?(?:_([1-9][0-9]{0,9}))?$/;

/** `g1000`: a guest at offset 0x1000000000; `h_3`: the host, to enter three times; `G`: in a hcall. */
function writeSubcore({ start, tbOffset, entries, inHypercall }: Subcore): string {
  const letter = LETTERS[start];
  const offset =
    tbOffset === '0x0' ? '' : tbOffset.replace('0x', '').slice(0, -OFFSET_ZEROS.length);
  return (
    (inHypercall ? letter.toUpperCase() : letter) + offset + (entries === 0 ? '' : `_${entries}`)
  );
}

function readSubcore(text: string): Subcore | undefined {
  const letter = text.charAt(0).toLowerCase();
  const start = (['guest', 'host', 'either'] as const).find((one) => LETTERS[one] === letter);
  const [matched, , offset = '', entries = '0'] = SUBCORE.exec(letter + text.slice(1)) ?? [];
  if (start === undefined || matched === undefined) return undefined;
  const tbOffset = offset.replace(/[0-9a-f]+/, (digits) => `0x${digits}${OFFSET_ZEROS}`) || '0x0';
  const ticks = readTbOffset(tbOffset);
  // One offset has one text, the signed one.
  if (ticks === null || writeTbOffset(ticks) !== tbOffset) return undefined;
  return { start, tbOffset, entries: Number(entries), inHypercall: letter !== text.charAt(0) };
}

const subcoreList: Codec<readonly Subcore[]> = {
  write: (subcores) => subcores.map(writeSubcore).join('.'),
  read: (text) => {
    const subcores = text.split('.').map(readSubcore);
    return subcores.includes(undefined) ? undefined : subcores;
  },
};

const editList: Codec<readonly Edit[]> = {
  write: (edits) => (edits.length === 0 ? ABSENT : writeEdits(edits)),
  read: (text) => (text === ABSENT ? [] : readEdits(text)),
};

/** A field's key in a link, and how its value is written. */
type Entry<T> = readonly [key: string, codec: Codec<T>];

/** What stands beside the environment. The schedule needs the actors: `schedule-text.ts`. */
type Plain = Omit<Scenario, 'environment' | 'schedule'>;

const PLAIN: { readonly [K in keyof Plain]: Entry<Plain[K]> } = {
  model: ['o', word],
  kernel: ['k', word],
  firmware: ['f', word],
  split: ['s', number],
  threadsPerSubcore: ['t', number],
  subcores: ['u', subcoreList],
  seed: ['r', number],
  injectAtStep: ['i', numberOrNull],
  edits: ['x', editList],
};

const ENVIRONMENT: { readonly [K in keyof Environment]: Entry<Environment[K]> } = {
  tbErrors: ['e', number],
  errorKind: ['ek', word],
  scope: ['es', word],
  hmiInEntryWindow: ['ew', flag],
  hdecSoon: ['eh', flag],
  otherExits: ['eo', flag],
  hmiPriority: ['ep', word],
  todStopped: ['ed', flag],
  tbWrap: ['et', flag],
};

function plainField<K extends keyof Plain>(path: K): ScenarioField & { readonly path: K } {
  const [key, codec]: Entry<Plain[K]> = PLAIN[path];
  return {
    key,
    path,
    write: (scenario) => codec.write(scenario[path]),
    read: (text, draft) => (draft[path] = codec.read(text)) !== undefined,
  };
}

function environmentField<K extends keyof Environment>(
  name: K,
): ScenarioField & { readonly path: `environment.${K}` } {
  const [key, codec]: Entry<Environment[K]> = ENVIRONMENT[name];
  return {
    key,
    path: `environment.${name}`,
    write: (scenario) => codec.write(scenario.environment[name]),
    read: (text, { environment }) => (environment[name] = codec.read(text)) !== undefined,
  };
}

/** In the order in which a link has them. */
export const SCENARIO_FIELDS: readonly ScenarioField[] = [
  ...(Object.keys(PLAIN) as (keyof Plain)[]).map((path) => plainField(path)),
  ...(Object.keys(ENVIRONMENT) as (keyof Environment)[]).map((name) => environmentField(name)),
];
