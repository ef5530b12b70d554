/**
 * Two steps tried out in both orders, by the machine itself, on every valuation of the cells on which it depends
 * what comes of them; where these are too many, they are taken to disagree.
 *
 * With a rare effect the machine stops (`../rare/rare-effects.ts`). Where the first step has one, nothing is lost
 * by taking it: the effect has come. Those of which neither the coming nor what they store has to do with
 * the other step are left alone: they come in both orders or in none.
 */
import type { AssembledMachine } from '../../../machine/assemble.ts';
import { write, type Cell } from '../../../machine/cell.ts';
import { compile } from '../../../machine/compile.ts';
import type { Expression } from '../../../machine/expression.ts';
import { cellsAsked } from '../facts/asked.ts';
import type { Pins } from '../facts/pins.ts';
import type { Step } from '../facts/steps.ts';
import { allValues, sizeOf, Trial, type Domain } from '../facts/trial.ts';
import type { RareEffects, Signs } from '../rare/rare-effects.ts';

const MAX_VALUATIONS = 1 << 12;

/** Which steps can be taken where something is tried out. */
interface Both {
  readonly a: Step;
  readonly b: Step;
  /** What holds wherever both can be taken. */
  readonly pins: Pins;
}

export class TwoOrders {
  private readonly machine: AssembledMachine;
  private readonly rare: RareEffects;
  private readonly trial: Trial;
  private readonly first: Int32Array;
  private readonly second: Int32Array;
  private readonly owners: ReadonlyMap<Cell, number>;

  constructor(machine: AssembledMachine, rare: RareEffects) {
    this.machine = machine;
    this.rare = rare;
    this.trial = new Trial(machine);
    this.first = new Int32Array(machine.words);
    this.second = new Int32Array(machine.words);
    this.owners = new Map(machine.places.cells.map((cell, thread) => [cell, thread]));
  }

  /** Whether `a` and then `b` lead to where `b` and then `a` do, and no rare effect is lost. */
  leadToTheSame(a: Step, b: Step, pins: Pins): boolean {
    const { trial } = this;
    const signs = [this.signs(a, b), this.signs(b, a)] as const;
    const asked = signs.flatMap((some) => [...(some?.asked ?? [])]);
    const domains = this.domains({ a, b, pins }, [...a.decides, ...b.decides, ...asked]);
    if (domains === null) return false;
    const unread = [...new Set([...a.writes, ...b.writes])].filter(
      (c) => !domains.some(({ cell }) => cell === c),
    );
    // What is written but not read keeps its value or does not: two values tell.
    return (['min', 'max'] as const).every((pass) => {
      const stores = unread.map((c) => [trial.slot(c), c[pass]] as const);
      return trial.every(domains, () => {
        const { state } = trial;
        for (const [slot, value] of stores) write(state, slot, value);
        if (!this.canTake(state, a.move) || !this.canTake(state, b.move)) return true;
        return this.agree(state, a.move, b.move, signs);
      });
    });
  }

  /** Whether whatever event comes with them when `b` is taken first, comes when `a` is. */
  keepEvents(a: Step, b: Step, pins: Pins): boolean {
    const both = { a, b, pins };
    return (
      a.marks.every((e) => this.isKept(e, b, both, (before, after) => before || !after)) &&
      b.marks.every((e) => this.isKept(e, a, both, (before, after) => after || !before))
    );
  }

  /** Whether it `isFine` in any case what an expression of the other step is before `by` is taken, and after it. */
  private isKept(
    e: Expression,
    by: Step,
    both: Both,
    isFine: (before: boolean, after: boolean) => boolean,
  ): boolean {
    const { trial, first, machine } = this;
    const asked = cellsAsked(machine, [e]);
    if (![...asked].some((c) => by.writes.has(c))) return true;
    const signs = this.rare.signs(by.move, NO_CELLS, (c) => asked.has(c) || by.decides.has(c));
    const domains = this.domains(both, [...asked, ...by.decides, ...(signs?.asked ?? [])]);
    if (domains === null) return false;
    const holds = compile(e, machine.layout, machine.places);
    return trial.every(domains, () => {
      const { state } = trial;
      if (!this.canTake(state, by.move) || signs?.come(state) === true) return true;
      first.set(state);
      machine.mover.take(first, by.move);
      return isFine(holds(state) !== 0, holds(first) !== 0);
    });
  }

  /** Rare effects of a step that the other has to do with, or that change what else the step does. */
  private signs(step: Step, { reads, writes }: Step): Signs | null {
    const isTouched = (c: Cell): boolean =>
      reads.has(c) || writes.has(c) || step.decides.has(c) || step.writes.has(c);
    return this.rare.signs(step.move, writes, isTouched);
  }

  /** Values of what is read; null when these are too many, or it is too much to say which places to try. */
  private domains({ a, b, pins }: Both, read: readonly Cell[]): Domain[] | null {
    const isRead = new Set(read);
    const domains: Domain[] = [];
    for (const cell of new Set([...read, ...a.writes, ...b.writes])) {
      const owner = this.owners.get(cell);
      const pin = pins.get(cell) ?? a.told.get(cell) ?? b.told.get(cell);
      if (owner !== undefined) {
        const bound = [a, b].find(({ thread }) => thread === owner);
        if (bound === undefined) return null;
        domains.push({ cell, values: [bound.place] });
      } else if (pin !== undefined) domains.push({ cell, values: [pin] });
      else if (isRead.has(cell)) {
        const values = allValues(cell, MAX_VALUATIONS);
        if (values === null) return null;
        domains.push({ cell, values });
      }
    }
    return sizeOf(domains) <= MAX_VALUATIONS ? domains : null;
  }

  /** Whether the move's guard holds and its thread stands where the move begins. */
  private canTake(state: Int32Array, move: number): boolean {
    const { mover } = this.machine;
    return mover.moveOf(state, mover.actors[move]!) === move && mover.canTake(state, move);
  }

  /** The same of one state; `signs`: rare effects of `a` and of `b`. */
  private agree(
    state: Int32Array,
    a: number,
    b: number,
    [signA, signB]: readonly [Signs | null, Signs | null],
  ): boolean {
    const { first, second, machine } = this;
    const { mover } = machine;
    if (signA?.come(state) === true) return true;
    first.set(state);
    mover.take(first, a);
    if (signB?.come(state) === true) return this.canTake(first, b) && signB.come(first);
    second.set(state);
    mover.take(second, b);
    if (!this.canTake(first, b) || !this.canTake(second, a)) return false;
    if (signA?.come(second) === true) return false;
    if (signB?.come(first) === true) return true;
    mover.take(first, b);
    mover.take(second, a);
    return first.every((word, w) => word === second[w]);
  }
}

const NO_CELLS: ReadonlySet<Cell> = new Set();
