/**
 * Words of 64 bits in a small state. A word has few values in all runs of a scenario: they are found once,
 * exactly, by applying every rule to all that it may meet, and a cell says which of them the word has. So
 * searches and SPIN compute with the true widths of DEC and of the clocks, and nothing is scaled.
 */
import { defined } from '../../base/assert.ts';
import { cell, type Cell } from '../../machine/cell.ts';
import { all, any, equal, type Expression } from '../../machine/expression.ts';
import { set, type Effect, type ExactContext } from '../../machine/statement.ts';
import { hex } from '../kvm-hv/in-words.ts';
import { during, type Moments } from './moments.ts';

/** What a rule may look at: the values that it can meet, by the value of a cell. */
export interface Input {
  readonly cell: Cell;
  readonly known: readonly (readonly [at: number, value: bigint])[];
}

/** How a word gets a value, at a moment of so many ticks. */
export interface Rule {
  readonly to: Word;
  readonly from: readonly Input[];
  /** undefined where nothing is stored, or where it cannot happen. */
  readonly value: (inputs: readonly bigint[], time: bigint) => bigint | undefined;
}

type Declaration = Pick<Cell, 'id' | 'label' | 'scope' | 'index' | 'summary'>;

/** A value that no rule has foreseen: an edited program may come to one. */
const OTHER = 0;
/** Of a word; an edited program may shift it by every offset again and again. */
const MOST_VALUES = 1000;

export class Word implements Input {
  readonly #declaration: Declaration;
  readonly #values: bigint[];
  readonly #places = new Map<bigint, number>();
  #cell: Cell | null = null;

  constructor(declaration: Declaration, initial: bigint) {
    this.#declaration = declaration;
    this.#values = [initial];
    this.#places.set(initial, 1);
  }

  /** As far as they are known; all of them once the rules have settled. */
  get known(): readonly (readonly [number, bigint])[] {
    return this.#values.map((value, i) => [i + 1, value] as const);
  }

  /** After it has been asked for, the word gets no further values. */
  get cell(): Cell {
    this.#cell ??= cell({
      ...this.#declaration,
      names: ['other', ...this.#values.map(hex)],
      initial: 1,
    });
    return this.#cell;
  }

  /** Whether it is a new value, and there is room for it. */
  add(value: bigint): boolean {
    if (this.#places.has(value) || this.#values.length >= MOST_VALUES) return false;
    this.#places.set(value, this.#values.push(value));
    return true;
  }

  /** The value of the cell. */
  placeOf(value: bigint): number {
    return this.#places.get(value) ?? OTHER;
  }

  /** null where it is none that the rules have foreseen. */
  read(at: ExactContext): bigint | null {
    return this.#values[at.value(this.cell) - 1] ?? null;
  }
}

/** A flag as an input. */
export const flag = (of: Cell): Input => ({
  cell: of,
  known: [
    [0, 0n],
    [1, 1n],
  ],
});

/** Finds all values of all words; of rules that never settle, what so many rounds give. */
export function settle(rules: readonly Rule[], { times }: Moments, rounds: number): void {
  let isNew = true;
  for (let round = 0; isNew && round < rounds; round++) {
    isNew = false;
    for (const { to, from, value } of rules)
      for (const combination of combinations(from))
        for (const time of times) {
          const found = value(valuesOf(combination), time);
          if (found !== undefined) isNew = to.add(found) || isNew;
        }
  }
}

/** The rule as effects. */
export function store(rule: Rule, moments: Moments): Effect[] {
  const { to } = rule;
  const from = neededBy(rule, moments);
  const found = new Map<number, Expression[]>();
  for (const combination of combinations(from)) {
    const byPlace = new Map<number, number[]>();
    moments.times.forEach((time, moment) => {
      const value = rule.value(inOrder(rule.from, from, combination), time);
      if (value !== undefined) add(byPlace, to.placeOf(value), moment);
    });
    for (const [place, when] of byPlace)
      add(found, place, all(isCombination(from, combination), during(moments, when)));
  }
  // A word that a rule cannot compute with makes another one that is unknown.
  for (const input of from) if (input instanceof Word) add(found, OTHER, equal(input.cell, OTHER));
  return [...found].map(([place, when]) => set(to.cell, place, anyOf(when)));
}

/** Whether `holds` does, of words that are known; not where one of them is not. */
export function ask(
  from: readonly Input[],
  moments: Moments,
  holds: (inputs: readonly bigint[], time: bigint) => boolean,
): Expression {
  const found = new Map<string, { when: number[]; which: Expression[] }>();
  for (const combination of combinations(from)) {
    const values = valuesOf(combination);
    const when = moments.times.flatMap((time, moment) => (holds(values, time) ? [moment] : []));
    if (when.length === 0) continue;
    const same = found.get(when.join()) ?? { when, which: [] };
    same.which.push(isCombination(from, combination));
    found.set(when.join(), same);
  }
  return anyOf(
    [...found.values()].map(({ when, which }) => all(anyOf(which), during(moments, when))),
  );
}

/** As `any`, of many: as a tree that is not deep. */
function anyOf(of: readonly Expression[]): Expression {
  if (of.length < 3) return any(...of);
  const half = of.length >> 1;
  return any(anyOf(of.slice(0, half)), anyOf(of.slice(half)));
}

type Combination = readonly (readonly [at: number, value: bigint])[];

function combinations(from: readonly Input[]): Combination[] {
  return from.reduce<Combination[]>(
    (shorter, { known }) => shorter.flatMap((one) => known.map((next) => [...one, next])),
    [[]],
  );
}

const valuesOf = (combination: Combination): bigint[] => combination.map(([, value]) => value);

const isCombination = (from: readonly Input[], combination: Combination): Expression =>
  all(...from.map((input, i) => equal(input.cell, defined(combination[i], 'an input')[0])));

/** Those inputs on which what is stored depends. */
function neededBy(rule: Rule, { times }: Moments): Input[] {
  const all = combinations(rule.from);
  return rule.from.filter((_, i) => {
    const results = new Map<string, string>();
    return all.some((combination) => {
      const others = combination.map(([at], j) => (i === j ? '' : at)).join();
      const result = times.map((time) => String(rule.value(valuesOf(combination), time))).join();
      const known = results.get(others);
      results.set(others, result);
      return known !== undefined && known !== result;
    });
  });
}

/** The values for a rule, of which only some inputs matter. */
function inOrder(of: readonly Input[], from: readonly Input[], combination: Combination): bigint[] {
  return of.map((input) => {
    const i = from.indexOf(input);
    return defined(i < 0 ? input.known[0] : combination[i], 'a value')[1];
  });
}

function add<K, V>(to: Map<K, V[]>, key: K, value: V): void {
  const list = to.get(key);
  if (list === undefined) to.set(key, [value]);
  else list.push(value);
}
