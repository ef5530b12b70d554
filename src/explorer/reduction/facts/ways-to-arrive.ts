/** What may become of some cells when a step sends threads to places: where they stand then, and what is zeroed. */
import type { AssembledMachine } from '../../../machine/assemble.ts';
import { write, type Cell } from '../../../machine/cell.ts';
import type { Update } from '../../../machine/effects.ts';
import type { Step } from './steps.ts';

const nothing: Update = () => undefined;

/** One way, in which nothing becomes of them. */
export const NOTHING: readonly Update[] = [nothing];

/** Each once; a thread may arrive wherever the step may send it. */
export function waysToArrive(
  { places, layout }: AssembledMachine,
  { exits }: Step,
  cells: ReadonlySet<Cell>,
): readonly Update[] {
  const isAsked = exits.some(
    ({ thread, arrivals }) =>
      cells.has(places.cells[thread]!) ||
      arrivals.some(({ zeroed }) => zeroed.some((c) => cells.has(c))),
  );
  if (!isAsked) return NOTHING;
  const storing = (stores: readonly (readonly [Cell, number])[]): Update => {
    const all = stores.map(([cell, value]) => [layout.slot(cell), value] as const);
    return (s) => {
      for (const [slot, value] of all) write(s, slot, value);
    };
  };
  let ways = NOTHING;
  for (const thread of new Set(exits.map((exit) => exit.thread))) {
    const own = exits.filter((exit) => exit.thread === thread);
    const place = places.cells[thread]!;
    const options = new Map<string, Update>();
    if (own.every(({ conditional }) => conditional)) options.set('', nothing);
    for (const arrival of own.flatMap(({ arrivals }) => arrivals)) {
      const zeroed = arrival.zeroed.filter((c) => cells.has(c));
      const stores: [Cell, number][] = zeroed.map((c) => [c, c.min]);
      if (cells.has(place)) stores.push([place, arrival.place]);
      const key = stores.map(([c, value]) => `${c.id}=${value}`).join();
      if (!options.has(key)) options.set(key, storing(stores));
    }
    ways = ways.flatMap((way) => [...options.values()].map((option) => inOrder(way, option)));
  }
  return ways;
}

const inOrder =
  (a: Update, b: Update): Update =>
  (s) => {
    a(s);
    b(s);
  };
