/**
 * Effects compiled to in-place updates of a packed state. Values saturate at the range of their cell;
 * the check is left out where the expression cannot leave it. Constants that are stored in a row
 * become one masked store a word.
 */
import { clamp, type Cell, type Layout } from './cell.ts';
import { compile, type Evaluate, type Places } from './compile.ts';
import { simplify, term, type Expression } from './expression.ts';
import type { Effect } from './statement.ts';

export type Update = (state: Int32Array) => void;

/** `state[word] = (state[word] & keep) | bits` */
export interface MaskedStore {
  readonly word: number;
  readonly keep: number;
  readonly bits: number;
}

/** A part of a step. */
export type Part = Update | MaskedStore;

/** What a step does: first `update`, then the stores. */
export interface Step {
  /** null for nothing. */
  readonly update: Update | null;
  /** One a word at most. */
  readonly stores: readonly MaskedStore[];
}

const nothing: Update = () => undefined;

/** One closure that carries out all effects in order. */
export function compileEffects(effects: readonly Effect[], layout: Layout, places: Places): Update {
  return sequence(effectParts(effects, layout, places));
}

/** The effects, to be put into a sequence with what follows. */
export function effectParts(
  effects: readonly Effect[],
  layout: Layout,
  places: Places,
): readonly Part[] {
  return effects.map((e) => effectPart(e, layout, places));
}

/** Everything in order, with what comes last as stores. */
export function stepOf(parts: readonly Part[]): Step {
  const last = parts.findLastIndex((part) => typeof part === 'function' && part !== nothing);
  const stores = parts.slice(last + 1).filter((part) => typeof part === 'object');
  return {
    update: last < 0 ? null : sequence(parts.slice(0, last + 1)),
    stores: stores.reduce(withStore, []).filter(({ keep }) => keep !== -1),
  };
}

/** One closure that does everything in order. */
export function sequence(parts: readonly Part[]): Update {
  const updates: Update[] = [];
  let stores: MaskedStore[] = [];
  for (const part of parts) {
    if (part === nothing) continue;
    if (typeof part === 'object') {
      stores = withStore(stores, part);
      continue;
    }
    if (stores.length > 0) updates.push(storeAll(stores));
    stores = [];
    updates.push(part);
  }
  if (stores.length > 0) updates.push(storeAll(stores));
  return inOrder(updates);
}

/** Stores into different words commute; one into the same word comes on top. */
function withStore(stores: MaskedStore[], next: MaskedStore): MaskedStore[] {
  const before = stores.find(({ word }) => word === next.word);
  if (before === undefined) return [...stores, next];
  const together: MaskedStore = {
    word: next.word,
    keep: before.keep & next.keep,
    bits: (before.bits & next.keep) | next.bits,
  };
  return stores.map((store) => (store === before ? together : store));
}

function storeAll(stores: readonly MaskedStore[]): Update {
  const [a, b] = stores.filter(({ keep }) => keep !== -1);
  if (a === undefined) return nothing;
  const { word, keep, bits } = a;
  if (b === undefined)
    return (s) => {
      s[word] = (s[word]! & keep) | bits;
    };
  const { word: wordB, keep: keepB, bits: bitsB } = b;
  if (stores.length === 2)
    return (s) => {
      s[word] = (s[word]! & keep) | bits;
      s[wordB] = (s[wordB]! & keepB) | bitsB;
    };
  return (s) => {
    for (let i = 0; i < stores.length; i++) {
      const store = stores[i]!;
      s[store.word] = (s[store.word]! & store.keep) | store.bits;
    }
  };
}

function inOrder(updates: readonly Update[]): Update {
  const [a, b] = updates;
  if (a === undefined) return nothing;
  if (b === undefined) return a;
  if (updates.length === 2)
    return (s) => {
      a(s);
      b(s);
    };
  return (s) => {
    for (let i = 0; i < updates.length; i++) updates[i]!(s);
  };
}

function effectPart(effect: Effect, layout: Layout, places: Places): Part {
  const store = storePart(
    effect.cell,
    simplify(term(effect.value), layout.constants),
    layout,
    places,
  );
  if (effect.when === null) return store;
  const condition = simplify(term(effect.when), layout.constants);
  if (condition.kind === 'constant') return condition.value === 0 ? nothing : store;
  const test = compile(condition, layout, places);
  const update = sequence([store]);
  return (s) => {
    if (test(s) !== 0) update(s);
  };
}

function storePart(cell: Cell, value: Expression, layout: Layout, places: Places): Part {
  const { word, shift, mask, min } = layout.slot(cell);
  const keep = ~(mask << shift);
  if (value.kind === 'constant')
    return { word, keep, bits: ((clamp(value.value, cell) - min) & mask) << shift };
  const evaluate = saturating(compile(value, layout, places), value, cell);
  return (s) => {
    s[word] = (s[word]! & keep) | (((evaluate(s) - min) & mask) << shift);
  };
}

function saturating(evaluate: Evaluate, value: Expression, cell: Cell): Evaluate {
  const [low, high] = rangeOf(value);
  if (low >= cell.min && high <= cell.max) return evaluate;
  const { min, max } = cell;
  return (s) => {
    const v = evaluate(s);
    return v < min ? min : v > max ? max : v;
  };
}

/** Smallest and largest value that an expression can have. */
export function rangeOf(e: Expression): readonly [number, number] {
  if (e.kind === 'constant') return [e.value, e.value];
  if (e.kind === 'cell') return [e.cell.min, e.cell.max];
  if (e.kind !== 'binary' || (e.operator !== '+' && e.operator !== '-')) return [0, 1];
  const [a, b] = rangeOf(e.left);
  const [c, d] = rangeOf(e.right);
  return e.operator === '+' ? [a + c, b + d] : [a - d, b - c];
}
