/**
 * Symmetry: states that differ only in which of several blocks is which (groups of threads, as a rule) are
 * one. Blocks that can be exchanged two by two can be put into any order; the one in which they are
 * sorted by what they hold stands for all (`sort`).
 *
 * Why that keeps every verdict. An exchange g renames a machine to itself (`likeness.ts`). So whatever
 * step leads from s to t with some events, the step of the counterpart leads from g(s) to g(t) with the
 * same events, and in g(s) as many can move, stand at rest and break the same invariants as in s. What
 * can be exchanged with one of several can be exchanged with all of them, for what renames the machine
 * to itself does so any number of times in a row. By induction over its length, a schedule from s has
 * an image from g(s) that breaks the same and ends alike; the start is its own image, so that
 * representatives can be reached as well. Only which lines and actors were taken is known up to
 * exchanges: `completed` adds the counterparts.
 *
 * Why it goes together with partial order. A state that is stored takes all its steps, and each runs
 * on as far as one step is enough; only where it stops is it sorted, so that what leads on meets no
 * representative in between. Let a schedule of n steps lead from a stored state to what is looked for.
 * Its first step is taken, and n - 1 are left. Running on leaves as many or fewer (`persistent-sets.ts`),
 * and so does sorting, which puts their images in their place. So n comes down to 0. That steps do not
 * lead on for ever is a matter of the machine (`cycles.ts`), not of what was stored.
 */
import type { AssembledMachine } from '../../machine/assemble.ts';
import { blocksOf, type Block } from './blocks.ts';
import { Exchange } from './exchange.ts';
import { Likeness, type Refusal } from './likeness.ts';

export class Symmetry {
  /** How many orders of blocks make no difference; 1 for no symmetry. */
  readonly ways: number;
  /** Why there is none, a clause; null when there is some. */
  readonly reason: string | null;
  /** By thread: the first of those that it can be exchanged with; itself where there is no other. */
  readonly alike: readonly number[];
  /** Exchanges of neighbours, by class of blocks that can be exchanged. */
  private readonly classes: readonly (readonly Exchange[])[];

  private constructor(
    { threads }: AssembledMachine,
    classes: readonly (readonly Exchange[])[],
    refusals: readonly Refusal[],
  ) {
    const alike = Array.from({ length: threads }, (_, thread) => thread);
    for (const { actors } of classes.flat())
      for (const thread of alike.keys())
        alike[thread] = Math.min(alike[thread]!, alike[actors[thread]!]!);
    this.alike = alike;
    const [best] = refusals.toSorted((a, b) => b.alike - a.alike);
    this.classes = classes;
    this.ways = classes.reduce((ways, { length }) => ways * factorial(length + 1), 1);
    this.reason = this.ways > 1 ? null : (best?.reason ?? 'there is only one');
  }

  static none(machine: AssembledMachine): Symmetry {
    return new Symmetry(machine, [], []);
  }

  /** For searches from `start`; yields after every piece of the work. */
  static *prepared(machine: AssembledMachine, start: Int32Array): Generator<void, Symmetry> {
    const likeness = new Likeness(machine, start);
    const classes: { last: Block; readonly exchanges: Exchange[] }[] = [];
    const refusals: Refusal[] = [];
    // Each block goes to the first class that it fits.
    blocks: for (const block of blocksOf(machine)) {
      for (const one of classes) {
        yield;
        const found = likeness.exchange(one.last, block);
        if (found instanceof Exchange) {
          one.exchanges.push(found);
          one.last = block;
          continue blocks;
        }
        refusals.push(found);
      }
      classes.push({ last: block, exchanges: [] });
    }
    return new Symmetry(
      machine,
      classes.map(({ exchanges }) => exchanges),
      refusals,
    );
  }

  get exchanges(): readonly Exchange[] {
    return this.classes.flat();
  }

  /** Puts a state's representative in its place; `onExchange` hears of every exchange on the way. */
  sort(state: Int32Array, onExchange?: (exchange: Exchange) => void): void {
    const { classes } = this;
    for (let c = 0; c < classes.length; c++) {
      const neighbours = classes[c]!;
      for (let end = neighbours.length; end > 0; end--)
        for (let i = 0; i < end; i++) {
          const exchange = neighbours[i]!;
          if (!exchange.isWanted(state)) continue;
          exchange.apply(state);
          onExchange?.(exchange);
        }
    }
  }

  /** By move: 1 if it or a counterpart was taken. */
  completed(taken: Uint8Array, { mover }: AssembledMachine): Uint8Array {
    const all = taken.slice();
    const first = (actor: number): number => mover.actors.indexOf(actor);
    for (let before = -1, count = 0; before !== count;) {
      before = count;
      for (const { actors } of this.exchanges)
        all.forEach((isTaken, move) => {
          const actor = mover.actors[move]!;
          if (isTaken === 1) all[first(actors[actor]!) + move - first(actor)] = 1;
        });
      count = all.reduce((sum, isTaken) => sum + isTaken, 0);
    }
    return all;
  }
}

const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));
