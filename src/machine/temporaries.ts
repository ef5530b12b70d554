/**
 * Which temporaries are whose. A temporary belongs to the thread whose index it has; nobody else may
 * read it, or zeroing it where that thread is done with it could be noticed.
 */
import { assert } from '../base/assert.ts';
import type { Cell } from './cell.ts';
import { targetsIn, type Code, type Target, type ThreadCode } from './code.ts';
import { cellsOf, term, type Term } from './expression.ts';
import type { Program } from './program.ts';
import type { Effect, EventMark } from './statement.ts';

/** By thread; throws when another thread, the environment or an invariant has to do with one. */
export function temporariesByThread(program: Program, code: Code): ReadonlySet<Cell>[] {
  code.threads.forEach((thread, i) => {
    for (const c of namedBy(thread)) assert(c.index === i, `${c.id} belongs to another thread`);
  });
  for (const e of program.environment) {
    const read = readBy([e.guard, ...inEffects(e.effects), ...inMarks(e.events)]);
    for (const m of e.moves) addTemporaries(m.when, read);
    for (const c of read) assert(false, `${e.id} reads the temporary ${c.id}`);
  }
  for (const { id, holds } of program.invariants)
    for (const c of readBy([holds])) assert(false, `${id} reads the temporary ${c.id}`);
  return program.threads.map(
    (_, i) => new Set(program.cells.filter((c) => c.temporary && c.index === i)),
  );
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
  for (const t of targetsIn(target)) if (t.kind === 'branch') addTemporaries(t.condition, into);
}
