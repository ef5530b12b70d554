/**
 * What every step of a run reads and writes, found the plain way: the reference walks the statements with
 * the same actors, and is watched. Nothing is shared with the assembler but the data.
 */
import type { AssembledMachine } from '../../machine/assemble.ts';
import type { Cell } from '../../machine/cell.ts';
import type { Effect, ExactEffect } from '../../machine/statement.ts';
import { evaluate, type World } from './evaluate.ts';
import { Reference } from './reference.ts';

export interface PlainStep {
  /** By the program: guard, effects and branches. */
  readonly reads: ReadonlySet<Cell>;
  /** By effects that happened, with whatever value. */
  readonly writes: ReadonlySet<Cell>;
  /** Indices of exact registers. */
  readonly exactReads: ReadonlySet<number>;
  readonly exactWrites: ReadonlySet<number>;
}

class Watched extends Reference {
  seen = new Set<Cell>();

  override value(of: Cell): number {
    this.seen.add(of);
    return super.value(of);
  }
}

/** `ticksOf`: when a step started. */
export function plainTouches(
  { given: program, threads }: AssembledMachine,
  actors: Iterable<number>,
  ticksOf: (step: number) => number,
): PlainStep[] {
  const reference = new Watched(program);
  return Array.from(actors, (actor, step) => {
    const op = actor < threads ? reference.point(actor).op : null;
    const environment = program.environment[actor - threads];
    const effects = op?.effects ?? environment?.effects ?? [];
    const exact = op?.options.exact ?? environment?.exact ?? null;
    const timeTicks = ticksOf(step);
    const touched = exactTouches(exact, reference, timeTicks);
    const writes = writtenBy(effects, reference);
    exact?.({ exact: reference.exact, timeTicks, value: (c) => reference.value(c) });
    // What exact registers follow beside the program is no reading of its own.
    reference.seen = new Set();
    evaluate(op?.guard ?? environment?.guard ?? true, reference);
    if (op !== null) evaluate(reference.point(actor).pending ?? false, reference);
    reference.actor(actor).act();
    return { reads: new Set(reference.seen), writes, ...touched };
  });
}

function writtenBy(effects: readonly Effect[], reference: Reference): Set<Cell> {
  const values = new Map<Cell, number>();
  const now: World = {
    value: (c) => values.get(c) ?? reference.value(c),
    point: (thread) => reference.point(thread),
  };
  for (const { cell, value, when } of effects)
    if (when === null || evaluate(when, now) !== 0)
      values.set(cell, Math.max(cell.min, Math.min(cell.max, evaluate(value, now))));
  return new Set(values.keys());
}

function exactTouches(effect: ExactEffect | null, reference: Reference, timeTicks: number) {
  const exactReads = new Set<number>();
  const exactWrites = new Set<number>();
  const exact = reference.exact.slice();
  const watched = new Proxy(exact, {
    get(target, key) {
      exactReads.add(Number(key));
      return target[Number(key)];
    },
    set(target, key, value: bigint) {
      exactWrites.add(Number(key));
      target[Number(key)] = value;
      return true;
    },
  });
  effect?.({ exact: watched, timeTicks, value: (c) => reference.value(c) });
  return { exactReads, exactWrites };
}
