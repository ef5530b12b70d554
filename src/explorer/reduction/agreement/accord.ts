/**
 * Which steps accord: wherever both can be taken, neither keeps the other from it, either order leads
 * to the same state with the same events, and the first breaks on its own whatever it would break
 * after the other. Steps that touch nothing in common accord, and so do steps that can never be taken
 * in one state. Others are tried out by the machine itself on every valuation of the cells that they
 * read; where these are too many, they are taken to disagree.
 */
import type { AssembledMachine } from '../../../machine/assemble.ts';
import { clamp, write, type Cell } from '../../../machine/cell.ts';
import { cellsOf, placesOf, term } from '../../../machine/expression.ts';
import { pinsOf, type Pins } from '../facts/pins.ts';
import type { RareEffects } from '../rare/rare-effects.ts';
import { placesAfter, type Step } from '../facts/steps.ts';
import { allValues, sizeOf, Trial, type Domain } from '../facts/trial.ts';

const MAX_VALUATIONS = 1 << 12;

export class Accord {
  private readonly machine: AssembledMachine;
  private readonly rare: RareEffects;
  private readonly trial: Trial;
  private readonly first: Int32Array;
  private readonly second: Int32Array;
  private readonly owners: ReadonlyMap<Cell, number>;
  /** By invariant: what it reads. */
  private readonly checked: readonly ReadonlySet<Cell>[];
  private readonly tried = new Map<Step, Map<Step, boolean>>();
  private readonly masks = new Map<Step, Masks>();
  /** By step: all that it asks of places. */
  private readonly tests = new Map<Step, readonly PlaceOf[]>();

  constructor(machine: AssembledMachine, rare: RareEffects) {
    this.machine = machine;
    this.rare = rare;
    this.trial = new Trial(machine);
    this.first = new Int32Array(machine.words);
    this.second = new Int32Array(machine.words);
    this.owners = new Map(machine.places.cells.map((cell, thread) => [cell, thread]));
    this.checked = machine.program.invariants.map(({ holds }) => {
      const places = placesOf(term(holds)).map(({ thread }) => machine.places.cells[thread]!);
      return new Set([...cellsOf(term(holds)), ...places]);
    });
  }

  /** Whether `a` may be taken before `b` as well as after it. */
  holdsFor(a: Step, b: Step): boolean {
    if (a === b || !this.mayTouch(a, b)) return true;
    if (a.thread >= 0 && a.thread === b.thread) return a.place !== b.place;
    if (this.isElsewhere(a, b) || this.isElsewhere(b, a)) return true;
    const pins = pinsOf(a.guard, b.guard);
    if (pins === null) return true;
    const writesA = this.seenBy(b, a, changes(a, pins));
    const writesB = this.seenBy(a, b, changes(b, pins));
    if ([...writesB].some((c) => this.checks(a, c))) return false;
    if (!haveInCommon(a, writesA, b, writesB)) return true;
    const domains = this.domains(a, b, pins);
    return domains !== null && sizeOf(domains) <= MAX_VALUATIONS && this.areTriedOut(a, b, domains);
  }

  /** Whether one of the steps asks for a place where the thread of the other does not stand. */
  private isElsewhere(asking: Step, { thread, place }: Step): boolean {
    return asking.guard.some(
      (e) =>
        e.kind === 'place' &&
        e.thread === thread &&
        place >= 0 &&
        this.machine.places.accepts(e.where)[place] === 0,
    );
  }

  /** Without the place of the step's own thread, where it makes no difference to the other where that stands. */
  private seenBy(other: Step, step: Step, changed: Cells): Cells {
    const { thread, place, exits } = step;
    if (place < 0 || !this.isBlindTo(other, step)) return changed;
    const own = this.machine.places.cells[thread]!;
    const isMovedByOther = other.exits.some((exit) => exit.thread === thread);
    const movesItself = exits.every((exit) => exit.thread === thread);
    return isMovedByOther || !movesItself
      ? changed
      : new Set([...changed].filter((c) => c !== own));
  }

  /** Whether all that a step asks of a place has the same answer before and after the other. */
  private isBlindTo(asking: Step, { thread, place, exits }: Step): boolean {
    const { places } = this.machine;
    return this.testsOf(asking).every((test) => {
      if (test.thread !== thread) return true;
      const accepts = places.accepts(test.where);
      return exits.every((exit) => placesAfter(exit).every((to) => accepts[to] === accepts[place]));
    });
  }

  private testsOf(step: Step): readonly PlaceOf[] {
    const known = this.tests.get(step);
    if (known !== undefined) return known;
    const effects = step.effects.flatMap(({ value, when }) => [value, when]);
    const checked = step.checks.map((i) => term(this.machine.program.invariants[i]!.holds));
    const tests = [...step.guard, ...step.asks, ...effects, ...checked].flatMap((e) => [
      ...placesOf(e),
    ]);
    this.tests.set(step, tests);
    return tests;
  }

  private checks({ checks }: Step, cell: Cell): boolean {
    return checks.some((invariant) => this.checked[invariant]!.has(cell));
  }

  /** Whether neither changes what the other looks at or changes. */
  haveNothingInCommon(a: Step, b: Step): boolean {
    return !this.mayTouch(a, b);
  }

  /** A quick look: false when they have nothing in common. */
  private mayTouch(a: Step, b: Step): boolean {
    const [x, y] = [this.masksOf(a), this.masksOf(b)];
    for (let w = 0; w < x.writes.length; w++)
      if (((x.writes[w]! & y.all[w]!) | (y.writes[w]! & x.all[w]!)) !== 0) return true;
    return false;
  }

  private masksOf(step: Step): Masks {
    const known = this.masks.get(step);
    if (known !== undefined) return known;
    const maskOf = (cells: Iterable<Cell>): Int32Array => {
      const mask = new Int32Array(this.machine.words);
      for (const c of cells) {
        const { word, shift, mask: bits } = this.trial.slot(c);
        mask[word]! |= bits << shift;
      }
      return mask;
    };
    const checked = step.checks.flatMap((invariant) => [...this.checked[invariant]!]);
    const masks = {
      writes: maskOf(step.writes),
      all: maskOf([...step.reads, ...step.writes, ...checked]),
    };
    this.masks.set(step, masks);
    return masks;
  }

  /** Values of what they read; null when these are too many, or it is too much to say which places to try. */
  private domains(a: Step, b: Step, pins: Pins): Domain[] | null {
    const domains: Domain[] = [];
    for (const cell of new Set([...a.reads, ...b.reads, ...a.writes, ...b.writes])) {
      const owner = this.owners.get(cell);
      const pin = pins.get(cell);
      if (owner !== undefined) {
        const bound = [a, b].find(({ thread }) => thread === owner);
        if (bound === undefined) return null;
        domains.push({ cell, values: [bound.place] });
      } else if (pin !== undefined) domains.push({ cell, values: [pin] });
      else if (a.reads.has(cell) || b.reads.has(cell)) {
        const values = allValues(cell, MAX_VALUATIONS);
        if (values === null) return null;
        domains.push({ cell, values });
      }
    }
    return domains;
  }

  /** Whether they agree on every valuation; that is the same of both orders. */
  private areTriedOut(a: Step, b: Step, domains: readonly Domain[]): boolean {
    const known = this.tried.get(b)?.get(a);
    if (known !== undefined) return known;
    const agree = this.tryOut(a, b, domains);
    const ofA = this.tried.get(a) ?? new Map<Step, boolean>();
    this.tried.set(a, ofA.set(b, agree));
    return agree;
  }

  private tryOut(a: Step, b: Step, domains: readonly Domain[]): boolean {
    const { trial } = this;
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
        return this.agree(state, a.move, b.move);
      });
    });
  }

  /** Whether the move's guard holds and its thread stands where the move begins. */
  private canTake(state: Int32Array, move: number): boolean {
    const { mover } = this.machine;
    return mover.moveOf(state, mover.actors[move]!) === move && mover.canTake(state, move);
  }

  private agree(state: Int32Array, a: number, b: number): boolean {
    const { first, second, machine, rare } = this;
    const { mover } = machine;
    const [stopsA, stopsB] = [rare.comeWith(state, a), rare.comeWith(state, b)];
    // With a rare effect the machine stops: it need only be seen that it would after the other step, too.
    if (stopsA && stopsB) return true;
    first.set(state);
    second.set(state);
    if (!stopsA) mover.take(first, a);
    if (!stopsB) mover.take(second, b);
    if (stopsA) return this.canTake(second, a) && rare.comeWith(second, a);
    if (stopsB) return this.canTake(first, b) && rare.comeWith(first, b);
    if (!this.canTake(first, b) || !this.canTake(second, a)) return false;
    if (rare.comeWith(first, b) || rare.comeWith(second, a)) return false;
    if (mover.checkedEvents(first, b) !== mover.checkedEvents(state, b)) return false;
    if (mover.checkedEvents(second, a) !== mover.checkedEvents(state, a)) return false;
    mover.take(first, b);
    mover.take(second, a);
    return first.every((word, w) => word === second[w]);
  }
}

/** Bits that a step may change, and all that it has to do with. */
interface Masks {
  readonly writes: Int32Array;
  readonly all: Int32Array;
}

type Cells = ReadonlySet<Cell>;
type PlaceOf = ReturnType<typeof placesOf>[number];

/** Whether one of the steps changes what the other reads or stores to, were it the value that is there. */
function haveInCommon(a: Step, changedByA: Cells, b: Step, changedByB: Cells): boolean {
  const touches = ({ reads, writes }: Step, c: Cell): boolean => reads.has(c) || writes.has(c);
  return [...changedByA].some((c) => touches(b, c)) || [...changedByB].some((c) => touches(a, c));
}

/** What the step may change where the pins hold. */
function changes(step: Step, pins: Pins): Cells {
  const cells = new Set(step.writes);
  for (const [cell, pin] of pins) {
    const keeps = step.effects.every(
      ({ cell: c, value }) =>
        c !== cell || (value.kind === 'constant' && clamp(value.value, cell) === pin),
    );
    if (keeps && !cell.temporary) cells.delete(cell);
  }
  return cells;
}
