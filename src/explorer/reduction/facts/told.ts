/**
 * What places tell: cells that have one value wherever a step can be taken. A cell that only the steps of one
 * thread store to is followed along its ways, from where the thread stands at the start; one that no step stores
 * to keeps what it holds there.
 */
import type { AssembledMachine } from '../../../machine/assemble.ts';
import { clamp, read, type Cell } from '../../../machine/cell.ts';
import { pinsOf, type Pins } from './pins.ts';
import type { PlainStep } from './steps.ts';
import { withKnown, type Known } from './substitution.ts';

/** Of a cell that may hold several. */
type Value = number | 'any';
type Values = ReadonlyMap<Cell, Value>;

/** By step: what is told of it. */
export function toldOf(
  machine: AssembledMachine,
  steps: readonly PlainStep[],
  start: Int32Array,
): Pins[] {
  const { cells } = machine.places;
  const { layout, threads, program } = machine;
  const writers = new Map<Cell, Set<number>>();
  for (const { writes, thread, place } of steps)
    for (const c of writes) {
      const by = writers.get(c) ?? new Set();
      writers.set(c, by.add(place < 0 ? -1 : thread));
    }
  const places = new Set(cells);
  const known = program.cells.filter((c) => !layout.constants.has(c) && !places.has(c));
  const valueOf = (c: Cell): number => read(start, layout.slot(c));
  const fixed = new Map(known.flatMap((c) => (writers.has(c) ? [] : [[c, valueOf(c)] as const])));
  const atPlaces = Array.from({ length: threads }, (_, thread) => {
    const own = known.filter((c) => {
      const by = writers.get(c);
      return by?.size === 1 && by.has(thread);
    });
    const begin = new Map<Cell, Value>(own.map((c) => [c, valueOf(c)]));
    return new Ways(thread, steps, machine.place(start, thread), begin).followed();
  });
  return steps.map(({ thread, place }) => {
    const pins = new Map(fixed);
    const held = place < 0 ? undefined : atPlaces[thread]!.get(place);
    for (const [c, value] of held ?? []) if (value !== 'any') pins.set(c, value);
    return pins;
  });
}

/** The ways of a thread from place to place, and what some cells hold there. */
class Ways {
  private readonly thread: number;
  /** By place: the thread's own steps. */
  private readonly own = new Map<number, PlainStep[]>();
  /** Those of others that may send it on from wherever it stands. */
  private readonly others: readonly PlainStep[];
  private readonly held = new Map<number, Values>();
  private readonly open: number[] = [];

  constructor(thread: number, steps: readonly PlainStep[], place: number, begin: Values) {
    this.thread = thread;
    const isOwn = (step: PlainStep): boolean => step.thread === thread && step.place >= 0;
    for (const step of steps.filter(isOwn))
      this.own.set(step.place, [...(this.own.get(step.place) ?? []), step]);
    this.others = steps.filter(
      (step) => !isOwn(step) && step.exits.some((exit) => exit.thread === thread),
    );
    this.come(place, begin);
  }

  /** By place to which it may come. */
  followed(): ReadonlyMap<number, Values> {
    for (let place = this.open.pop(); place !== undefined; place = this.open.pop()) {
      const before = this.held.get(place)!;
      for (const step of this.own.get(place) ?? []) {
        const after = afterStep(step, before);
        if (after !== null) this.leave(step, place, after);
      }
      for (const step of this.others) this.leave(step, place, before);
    }
    return this.held;
  }

  private leave({ exits }: PlainStep, place: number, values: Values): void {
    const own = exits.filter(({ thread }) => thread === this.thread);
    if (own.every(({ conditional }) => conditional)) this.come(place, values);
    for (const { arrivals } of own)
      for (const { place: to, zeroed } of arrivals) {
        const there = new Map(values);
        for (const c of zeroed) if (there.has(c)) there.set(c, c.min);
        this.come(to, there);
      }
  }

  private come(place: number, values: Values): void {
    const known = this.held.get(place);
    const joined = new Map(values);
    let isNew = known === undefined;
    for (const [c, value] of known ?? []) {
      if (joined.get(c) !== value) joined.set(c, 'any');
      if (joined.get(c) !== value) isNew = true;
    }
    if (!isNew) return;
    this.held.set(place, joined);
    this.open.push(place);
  }
}

/** What cells hold after the effects of a step; null where it cannot be taken. */
function afterStep({ guard, effects }: PlainStep, before: Values): Values | null {
  const values = new Map(before);
  for (const [c, pin] of pinsOf(guard) ?? []) {
    const value = values.get(c);
    if (value !== undefined && value !== 'any' && value !== pin) return null;
    if (value === 'any') values.set(c, pin);
  }
  const known: Known = {
    cell: (c) => {
      const value = values.get(c);
      return value === 'any' ? undefined : value;
    },
    place: () => undefined,
  };
  for (const { cell, value, when } of effects) {
    const old = values.get(cell);
    const comes = withKnown(when, known);
    if (old === undefined || (comes.kind === 'constant' && comes.value === 0)) continue;
    const stored = withKnown(value, known);
    const now = stored.kind === 'constant' ? clamp(stored.value, cell) : 'any';
    values.set(cell, comes.kind === 'constant' || now === old ? now : 'any');
  }
  return values;
}
