/**
 * Which temporaries are whose. A temporary belongs to the one thread whose program names it; nobody
 * else may read it, or zeroing it where that thread is done with it could be noticed.
 */
import { assert } from '../base/assert.ts';
import type { Cell } from './cell.ts';
import type { Code, Target, ThreadCode } from './code.ts';
import { cellsOf, term, type Term } from './expression.ts';
import type { Program } from './program.ts';
import type { Effect, EventMark } from './statement.ts';

/** By thread; throws when a temporary is shared, or read by the environment or an invariant. */
export function temporariesByThread(program: Program, code: Code): ReadonlySet<Cell>[] {
  const owners = new Map<Cell, number>();
  const owned = code.threads.map((thread, i) => {
    const named = namedBy(thread);
    for (const c of named) {
      assert((owners.get(c) ?? i) === i, `${c.id} is a temporary of two threads`);
      owners.set(c, i);
    }
    return named;
  });
  for (const e of program.environment) {
    const read = readBy([e.guard, ...inEffects(e.effects), ...inMarks(e.events)]);
    for (const m of e.moves) addTemporaries(m.when, read);
    for (const c of read) assert(false, `${e.id} reads the temporary ${c.id}`);
  }
  for (const { id, holds } of program.invariants)
    for (const c of readBy([holds])) assert(false, `${id} reads the temporary ${c.id}`);
  return owned;
}

function namedBy({ ops, next }: ThreadCode): Set<Cell> {
  const named = new Set<Cell>();
  for (const { guard, effects, options } of ops) {
    for (const from of [guard ?? true, ...inEffects(effects), ...inMarks(options.events ?? [])])
      addTemporaries(from, named);
    for (const e of effects) addTemporaries(e.cell, named);
  }
  for (const target of next) addConditions(target, named);
  return named;
}

function readBy(terms: readonly Term[]): Set<Cell> {
  const read = new Set<Cell>();
  for (const t of terms) addTemporaries(t, read);
  return read;
}

const inEffects = (effects: readonly Effect[]): Term[] =>
  effects.flatMap((e) => [e.value, e.when ?? true]);

const inMarks = (marks: readonly EventMark[]): Term[] => marks.map((m) => m.when);

/** Adds the temporaries that `from` reads. */
export function addTemporaries(from: Term, into: Set<Cell>): void {
  for (const c of cellsOf(term(from))) if (c.temporary) into.add(c);
}

/** Adds the temporaries that the branches of `target` read. */
export function addConditions(target: Target, into: Set<Cell>): void {
  if (target.kind === 'instruction') return;
  addTemporaries(target.condition, into);
  addConditions(target.then, into);
  addConditions(target.otherwise, into);
}
