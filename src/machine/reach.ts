/**
 * How far a move reaches: whom it may let move or stop, and what it may make true or false. Worked out
 * from what the program writes and reads, so that whoever follows a run looks again at nothing else.
 * More may be named than is needed, never less.
 */
import type { Journey } from './actors.ts';
import type { Cell } from './cell.ts';
import { targetsIn, type Code } from './code.ts';
import type { Places } from './compile.ts';
import { cellsOf, placesOf, term, type Term } from './expression.ts';
import type { Actor } from './machine.ts';
import type { Mover } from './mover.ts';
import type { Program } from './program.ts';

/** What the values of some terms depend on. */
export interface Reads {
  readonly cells: ReadonlySet<Cell>;
  readonly places: readonly PlaceRead[];
}

/** Two places of the thread are told apart where their entries differ. */
interface PlaceRead {
  readonly thread: number;
  readonly entries: ArrayLike<number>;
}

export function readsOf(terms: readonly Term[], places: Places): Reads {
  const expressions = terms.map(term);
  return {
    cells: new Set(expressions.flatMap((e) => [...cellsOf(e)])),
    places: expressions
      .flatMap((e) => [...placesOf(e)])
      .map(({ thread, where }) => ({ thread, entries: places.accepts(where) })),
  };
}

/** By actor: on what it depends whether it can move. Last resorts are left out: it is everything. */
export function readsOfGuards(program: Program, code: Code, places: Places): Reads[] {
  const numbers = code.instructions.map((_, i) => i);
  const interruptible = places.accepts('interruptible');
  const withPlace = (guards: readonly Term[], own: PlaceRead): Reads => {
    const reads = readsOf(guards, places);
    return { ...reads, places: [...reads.places, own] };
  };
  return [
    ...code.threads.map(({ ops }, thread) =>
      withPlace(
        ops.flatMap(({ guard }) => guard ?? []),
        { thread, entries: numbers },
      ),
    ),
    ...program.environment
      .filter(({ lastResort }) => !lastResort)
      .map(({ guard, thread }) => withPlace([guard], { thread, entries: interruptible })),
  ];
}

/** Indices of those of `reads` that the move may change, ascending. */
export function reached(
  mover: Mover,
  actors: readonly Actor[],
  move: number,
  reads: readonly Reads[],
): Uint16Array {
  const { writes, journeys } = mover.cases[move]!;
  const own = actors[mover.actors[move]!]!.thread;
  const from = mover.placeOf(move);
  const indices = reads.flatMap((read, i) => {
    const isReached =
      [...writes].some((c) => read.cells.has(c)) ||
      journeys.some((journey) => isNoticed(journey, journey.thread === own ? from : null, read));
    return isReached ? [i] : [];
  });
  return Uint16Array.from(indices);
}

/** `from`: where the thread stands; null when that may be anywhere. */
function isNoticed({ thread, to }: Journey, from: number | null, { places }: Reads): boolean {
  return places.some(({ thread: watched, entries }) => {
    if (watched !== thread) return false;
    if (from === null) return true;
    return [...targetsIn(to)].some(
      (target) => target.kind === 'instruction' && entries[target.index] !== entries[from],
    );
  });
}
