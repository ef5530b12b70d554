/**
 * Which temporaries may still be read at which instruction. A temporary that cannot is zeroed, so
 * that two states differ only in what matters. Exact effects are closures and not looked into: they
 * may read a temporary only where an op, a branch or an event reads it too.
 */
import type { Cell } from './cell.ts';
import { targetsIn, type Target, type ThreadCode } from './code.ts';
import type { Effect, Op } from './statement.ts';
import { addConditions, addTemporaries } from './temporaries.ts';

export interface Liveness {
  /** By instruction: temporaries that may be read from there on. */
  readonly before: readonly ReadonlySet<Cell>[];
  /** By instruction: temporaries that may hold something when its effects are done. */
  readonly held: readonly ReadonlySet<Cell>[];
}

/** Code does not change, and several ask. */
const known = new WeakMap<ThreadCode, Liveness>();

export function liveness(code: ThreadCode): Liveness {
  const found = known.get(code) ?? followed(code);
  known.set(code, found);
  return found;
}

/** What may be read in a part of the code is told as in the whole of it, so that states that differ there differ here. */
export function livesAs(part: ThreadCode, whole: ThreadCode): void {
  known.set(part, liveness(whole));
}

function followed(code: ThreadCode): Liveness {
  const before: Set<Cell>[] = code.ops.map(() => new Set<Cell>());
  let changed = true;
  while (changed) {
    changed = false;
    for (let i = code.ops.length - 1; i >= 0; i--) {
      const live = liveBefore(code.ops[i]!, liveAfter(code.next[i]!, before));
      for (const c of live) {
        if (before[i]!.has(c)) continue;
        before[i]!.add(c);
        changed = true;
      }
    }
  }
  const held = code.ops.map((op, i) => {
    const cells = new Set(before[i]);
    for (const e of op.effects) if (e.cell.temporary) cells.add(e.cell);
    return cells;
  });
  return { before, held };
}

/** Temporaries read by the branches of `target`, or after them. */
export function liveAfter(target: Target, before: readonly ReadonlySet<Cell>[]): Set<Cell> {
  const live = new Set<Cell>();
  for (const t of targetsIn(target))
    if (t.kind === 'instruction') for (const c of before[t.index]!) live.add(c);
  addConditions(target, live);
  return live;
}

function liveBefore(op: Op, after: ReadonlySet<Cell>): Set<Cell> {
  const live = new Set(after);
  for (let i = op.effects.length - 1; i >= 0; i--) stepBack(op.effects[i]!, live);
  if (op.guard !== null) addTemporaries(op.guard, live);
  for (const mark of op.options.events ?? []) addTemporaries(mark.when, live);
  // A wait that is given up goes on without its effects.
  if (op.options.limitTicks !== undefined) for (const c of after) live.add(c);
  return live;
}

function stepBack(effect: Effect, live: Set<Cell>): void {
  if (effect.when === null) live.delete(effect.cell);
  else addTemporaries(effect.when, live);
  addTemporaries(effect.value, live);
}
