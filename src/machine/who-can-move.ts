/**
 * Who can move in a state. Interrupts are asked only where their thread rests, which is looked up
 * once a thread; last resorts only when nobody else can move.
 */
import { assert } from '../base/assert.ts';
import type { Turn } from './actors.ts';
import { read, type Layout } from './cell.ts';
import type { Places } from './compile.ts';

export interface WhoCanMove {
  readonly enabled: (state: Int32Array, actor: number) => boolean;
  /** Fills `out` with those who can, in ascending order; returns how many. */
  readonly enabledActors: (state: Int32Array, out: Uint8Array) => number;
  readonly nobody: (state: Int32Array) => boolean;
}

/** One bit a thread has to do. */
const MAX_THREADS = 32;

export function whoCanMove(turns: readonly Turn[], places: Places, layout: Layout): WhoCanMove {
  const threads = places.cells.length;
  assert(threads <= MAX_THREADS, 'too many threads for a word');
  const standing = places.cells.map((c) => layout.slot(c));
  const rests = places.accepts('rest');
  const ordinary = turns.filter((t) => !t.lastResort).length;
  /** By actor: the thread that must rest, as a bit; 0 for none. */
  const interrupted = Int32Array.from(turns, (t) => (t.interrupts < 0 ? 0 : 1 << t.interrupts));

  const canMove = (state: Int32Array, actor: number): boolean => {
    const { interrupts, guard } = turns[actor]!;
    if (interrupts >= 0 && rests[read(state, standing[interrupts]!)] === 0) return false;
    return guard(state) !== 0;
  };
  const anyCanMove = (state: Int32Array, from: number, to: number): boolean => {
    for (let i = from; i < to; i++) if (canMove(state, i)) return true;
    return false;
  };
  const restingThreads = (state: Int32Array): number => {
    let bits = 0;
    for (let t = 0; t < threads; t++) bits |= rests[read(state, standing[t]!)]! << t;
    return bits;
  };
  return {
    enabled: (state, actor) =>
      canMove(state, actor) && (actor < ordinary || !anyCanMove(state, 0, ordinary)),
    enabledActors(state, out) {
      const busy = ~restingThreads(state);
      let count = 0;
      for (let i = 0; i < ordinary; i++)
        if ((interrupted[i]! & busy) === 0 && turns[i]!.guard(state) !== 0) out[count++] = i;
      if (count > 0) return count;
      for (let i = ordinary; i < turns.length; i++) if (canMove(state, i)) out[count++] = i;
      return count;
    },
    nobody: (state) => !anyCanMove(state, 0, turns.length),
  };
}
