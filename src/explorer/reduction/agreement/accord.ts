/**
 * Which steps accord, in an order: wherever both can be taken, neither keeps the other from it, and either order
 * leads to the same state. What comes with a step may differ, for the better: every event that invariants wait for,
 * and every rare effect, that comes in the other order comes in this one, too. And the first breaks on its own
 * whatever it would break after the other. Steps that touch nothing in common accord, and so do steps that can
 * never be taken in one state. Others are tried out by the machine itself (`two-orders.ts`).
 */
import type { AssembledMachine } from '../../../machine/assemble.ts';
import { clamp, type Cell } from '../../../machine/cell.ts';
import { placesOf, term } from '../../../machine/expression.ts';
import type { Alike } from '../facts/alike.ts';
import { cellsAsked } from '../facts/asked.ts';
import { pinsOf, type Pins } from '../facts/pins.ts';
import type { RareEffects } from '../rare/rare-effects.ts';
import type { Step } from '../facts/steps.ts';
import { TwoOrders } from './two-orders.ts';

export class Accord {
  private readonly machine: AssembledMachine;
  private readonly alike: Alike;
  private readonly orders: TwoOrders;
  /** By invariant: what it reads. */
  private readonly checked: readonly ReadonlySet<Cell>[];
  private readonly tried = new Map<Step, Map<Step, boolean>>();
  private readonly pins = new Map<Step, Pins | null>();
  private readonly masks = new Map<Step, Masks>();
  /** By step: all that it asks of places. */
  private readonly tests = new Map<Step, readonly PlaceOf[]>();

  constructor(machine: AssembledMachine, rare: RareEffects, alike: Alike) {
    this.machine = machine;
    this.alike = alike;
    this.orders = new TwoOrders(machine, rare);
    this.checked = machine.program.invariants.map(({ holds }) =>
      cellsAsked(machine, [term(holds)]),
    );
  }

  /** Whether `a` may be taken before `b` instead of after it. */
  mayGoFirst(a: Step, b: Step): boolean {
    if (a === b || !this.mayTouch(a, b)) return true;
    if (a.thread >= 0 && a.thread === b.thread) return a.place !== b.place;
    if (this.isElsewhere(a, b) || this.isElsewhere(b, a)) return true;
    const pins = this.pinsOfBoth(a, b);
    if (pins === null || isToldOtherwise(a, pins) || isToldOtherwise(b, pins)) return true;
    const writesA = this.seenBy(b, a, changes(a, pins));
    const writesB = this.seenBy(a, b, changes(b, pins));
    if ([...writesB].some((c) => this.checks(a, c))) return false;
    if (!haveInCommon(a, writesA, b, writesB)) return true;
    return this.areTriedOut(a, b, pins);
  }

  private pinsOfBoth(a: Step, b: Step): Pins | null {
    const [x, y] = [this.pinsOf(a), this.pinsOf(b)];
    if (x?.size === 0) return y;
    return y?.size === 0 ? x : pinsOf(a.guard, b.guard);
  }

  private pinsOf(step: Step): Pins | null {
    const known = this.pins.get(step);
    if (known !== undefined) return known;
    const pins = pinsOf(step.guard);
    this.pins.set(step, pins);
    return pins;
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
      return exits.every((exit) =>
        exit.arrivals.every((to) => accepts[to.place] === accepts[place]),
      );
    });
  }

  private testsOf(step: Step): readonly PlaceOf[] {
    const known = this.tests.get(step);
    if (known !== undefined) return known;
    const effects = step.effects.flatMap(({ value, when }) => [value, when]);
    const checked = step.checks.map((i) => term(this.machine.program.invariants[i]!.holds));
    const tests = [
      ...[...step.guard, ...step.asks, ...step.marks, ...step.rare],
      ...effects,
      ...checked,
    ].flatMap((e) => [...placesOf(e)]);
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
        const { word, shift, mask: bits } = this.machine.layout.slot(c);
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

  /** Whether they agree wherever the pins hold. */
  private areTriedOut(one: Step, other: Step, pins: Pins): boolean {
    const [a, b] = this.firstsOf(one, other);
    const known = this.tried.get(a)?.get(b);
    if (known !== undefined) return known;
    const agree = this.orders.leadToTheSame(a, b, pins) && this.orders.keepEvents(a, b, pins);
    const ofA = this.tried.get(a) ?? new Map<Step, boolean>();
    this.tried.set(a, ofA.set(b, agree));
    return agree;
  }

  /** Steps that are like these, where neither has to do with the place of the other's thread. */
  private firstsOf(a: Step, b: Step): readonly [Step, Step] {
    const { cells } = this.machine.places;
    const touches = ({ reads, writes }: Step, { place, thread }: Step): boolean =>
      place >= 0 && (reads.has(cells[thread]!) || writes.has(cells[thread]!));
    return touches(a, b) || touches(b, a) ? [a, b] : [this.alike.firstOf(a), this.alike.firstOf(b)];
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

/** Whether the step can never be taken where the pins hold. */
function isToldOtherwise({ told }: Step, pins: Pins): boolean {
  for (const [cell, pin] of pins) if ((told.get(cell) ?? pin) !== pin) return true;
  return false;
}

/** What the step may change where the pins hold. */
function changes(step: Step, pins: Pins): Cells {
  const changed = new Set<Cell>();
  for (const cell of step.writes) {
    const pin = pins.get(cell) ?? step.told.get(cell);
    const keeps =
      pin !== undefined &&
      !cell.temporary &&
      step.effects.every(
        ({ cell: c, value }) =>
          c !== cell || (value.kind === 'constant' && clamp(value.value, cell) === pin),
      );
    if (!keeps) changed.add(cell);
  }
  return changed;
}
