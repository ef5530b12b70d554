/**
 * Effects compiled to in-place updates of a packed state. Values saturate at the range of their cell;
 * the check is left out where the expression cannot leave it.
 */
import type { Cell, Layout } from './cell.ts';
import { compile, type Evaluate, type Places } from './compile.ts';
import { term, type Expression } from './expression.ts';
import type { Effect } from './statement.ts';

export type Update = (state: Int32Array) => void;

const nothing: Update = () => undefined;

/** One closure that carries out all effects in order. */
export function compileEffects(effects: readonly Effect[], layout: Layout, places: Places): Update {
  return sequence(effects.map((e) => compileEffect(e, layout, places)));
}

export function sequence(updates: readonly Update[]): Update {
  const real = updates.filter((u) => u !== nothing);
  const [a, b, c] = real;
  if (a === undefined) return nothing;
  if (b === undefined) return a;
  if (c === undefined)
    return (s) => {
      a(s);
      b(s);
    };
  if (real.length === 3)
    return (s) => {
      a(s);
      b(s);
      c(s);
    };
  return (s) => {
    for (let i = 0; i < real.length; i++) real[i]!(s);
  };
}

function compileEffect(effect: Effect, layout: Layout, places: Places): Update {
  const store = compileStore(effect.cell, term(effect.value), layout, places);
  if (effect.when === null) return store;
  const condition = term(effect.when);
  if (condition.kind === 'constant') return condition.value === 0 ? nothing : store;
  const test = compile(condition, layout, places);
  return (s) => {
    if (test(s) !== 0) store(s);
  };
}

function compileStore(cell: Cell, value: Expression, layout: Layout, places: Places): Update {
  const { word, shift, mask, min } = layout.slot(cell);
  const keep = ~(mask << shift);
  if (value.kind === 'constant') {
    const bits = (clamp(value.value, cell) - min) << shift;
    return (s) => {
      s[word] = (s[word]! & keep) | bits;
    };
  }
  const evaluate = saturating(compile(value, layout, places), value, cell);
  return (s) => {
    s[word] = (s[word]! & keep) | ((evaluate(s) - min) << shift);
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

function clamp(value: number, { min, max }: Cell): number {
  return Math.min(max, Math.max(min, value));
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
