/**
 * Which steps cannot be put off for ever by others that go round in circles. A schedule that comes
 * back to a state takes only steps that can be taken again and again; of these, every round takes one
 * that does not lead its thread on in the listing. Such steps are called turns; all others lead on,
 * and there is no cycle of states without a turn.
 *
 * That a step lies on no cycle is found by taking steps away that cannot be repeated while only those
 * left are taken:
 * - it lowers a counter that it needs, and nobody left raises it;
 * - it ends a condition that it needs, and nobody left can bring it about again;
 * - its thread cannot come back to where the step begins.
 * A condition that nobody left can make true has one truth all along a cycle. If it is true, steps that
 * would end it are not on the cycle; if it is false, steps and branches that need it are not. What can
 * be taken away in both cases is taken away.
 */
import type { Cell } from '../../../machine/cell.ts';
import type { Expression } from '../../../machine/expression.ts';
import type { Entry, Flow } from '../facts/flow.ts';
import type { Influence } from '../facts/influence.ts';
import type { Step } from '../facts/steps.ts';
import { OPEN, Returns, type StepSet } from './returns.ts';

export interface CycleSources {
  readonly steps: readonly Step[];
  readonly flow: Flow;
  readonly influence: Influence;
  /** By condition: steps that can make it true. */
  readonly makers: readonly (readonly number[])[];
}

/** By step: 1 for a turn. Yields after every piece of the work. */
export function* turnsOf(sources: CycleSources): Generator<void, Uint8Array> {
  const { steps } = sources;
  const repeated = yield* new Cycles(sources).repeatedSteps();
  const turns = new Set([...repeated].filter((step) => !leadsOn(steps[step]!)));
  // One after the other: what a step waits for is a turn for good only where it is not taken away later.
  for (const step of [...turns]) if (isFed(step, repeated, turns, sources)) turns.delete(step);
  return Uint8Array.from(steps, (_, i) => (turns.has(i) ? 1 : 0));
}

/**
 * Whether a step that moves no thread is on cycles with turns only: it ends a condition that it needs, and
 * whatever brings that about again is a turn, or leads its thread on, which must come back by a turn.
 */
function isFed(step: number, repeated: StepSet, turns: StepSet, sources: CycleSources): boolean {
  const { steps, influence, makers } = sources;
  if (steps[step]!.exits.length > 0) return false;
  return steps[step]!.conditions.some(
    (c) =>
      !influence.mayOutlast(step, c) &&
      makers[c]!.every((by) => !repeated.has(by) || turns.has(by) || leadsOn(steps[by]!)),
  );
}

/** Whether it certainly moves its own thread, and only forward. */
export function leadsOn({ thread, place, exits }: Step): boolean {
  return (
    place >= 0 &&
    exits.some((exit) => exit.thread === thread && !exit.conditional) &&
    exits.every((exit) => exit.thread === thread && exit.arrivals.every((to) => to.place > place))
  );
}

class Cycles {
  private readonly sources: CycleSources;
  private readonly enders: (StepSet | undefined)[] = [];
  /** By step: where it sends its own thread. */
  private readonly own: readonly Entry[][];
  private readonly returns: Returns;

  constructor(sources: CycleSources) {
    const { steps, flow, influence } = sources;
    this.sources = sources;
    this.returns = new Returns(flow, influence);
    this.own = steps.map(() => []);
    for (const entry of flow.entries)
      if (entry.thread === steps[entry.step]!.thread) this.own[entry.step]!.push(entry);
  }

  *repeatedSteps(): Generator<void, StepSet> {
    const { steps, flow } = this.sources;
    let left = this.without(new Set(steps.keys()), OPEN);
    const conditions = new Set([
      ...steps.flatMap((step) => step.conditions),
      ...flow.edges.flatMap((edge) => edge.conditions),
    ]);
    for (let before = -1; before !== left.size;) {
      before = left.size;
      for (const condition of conditions) {
        if (left.size === 0) return left;
        if (this.canBeMade(condition, left)) continue;
        left = this.eitherWay(left, condition);
        yield;
      }
    }
    return left;
  }

  private eitherWay(left: StepSet, condition: number): StepSet {
    const { steps } = this.sources;
    const enders = (this.enders[condition] ??= this.endersOf(condition, left));
    if (![...enders].some((step) => left.has(step))) return left;
    const whenTrue = [...left].filter((step) => !enders.has(step));
    const whenFalse = [...left].filter((step) => !steps[step]!.conditions.includes(condition));
    const ifTrue = this.without(new Set(whenTrue), OPEN);
    const ifFalse = this.without(new Set(whenFalse), condition);
    return this.without(new Set([...ifTrue, ...ifFalse]), OPEN);
  }

  /** Steps of these, of which there are only ever fewer, that cannot leave the condition true. */
  private endersOf(condition: number, left: StepSet): StepSet {
    const { influence } = this.sources;
    return new Set([...left].filter((step) => !influence.mayOutlast(step, condition)));
  }

  /** What is left when steps are taken away one by one; branches that need `closed` are not taken. */
  private without(from: StepSet, closed: number): StepSet {
    const left = new Set(from);
    for (let before = -1; before !== left.size;) {
      before = left.size;
      const components = this.returns.components(left, closed);
      for (const step of left)
        if (
          !this.comesBack(step, components) ||
          this.endsItsNeed(step, left) ||
          this.countsDown(step, left)
        )
          left.delete(step);
    }
    return left;
  }

  private canBeMade(condition: number, left: StepSet): boolean {
    return this.sources.makers[condition]!.some((step) => left.has(step));
  }

  private endsItsNeed(step: number, left: StepSet): boolean {
    const { steps, influence } = this.sources;
    return steps[step]!.conditions.some(
      (c) => !this.canBeMade(c, left) && !influence.mayOutlast(step, c),
    );
  }

  private countsDown(step: number, left: StepSet): boolean {
    const { steps } = this.sources;
    return steps[step]!.guard.some((e) => {
      const cell = counterIn(e);
      if (cell === null) return false;
      const lowers = steps[step]!.effects.some(
        (effect) => effect.cell === cell && isCertain(effect.when) && isLess(effect.value, cell),
      );
      return (
        lowers &&
        [...left].every((other) =>
          steps[other]!.effects.every(
            (effect) => effect.cell !== cell || isLess(effect.value, cell),
          ),
        )
      );
    });
  }

  private comesBack(step: number, components: Int32Array): boolean {
    const start = this.sources.flow.starts[step]!;
    if (start < 0) return true;
    const own = this.own[step]!;
    const stays = own.every(({ conditional }) => conditional);
    return stays || own.some(({ to }) => components[to] === components[start]);
  }
}

/** The cell of a guard that asks for more than its smallest value. */
function counterIn(e: Expression): Cell | null {
  if (e.kind !== 'binary' || e.operator !== '>') return null;
  const { left, right } = e;
  if (left.kind !== 'cell' || right.kind !== 'constant') return null;
  return right.value >= left.cell.min ? left.cell : null;
}

const isCertain = (e: Expression): boolean => e.kind === 'constant' && e.value !== 0;

/** Whether it is the cell's value less something. */
function isLess(e: Expression, cell: Cell): boolean {
  if (e.kind !== 'binary' || e.operator !== '-') return false;
  const { left, right } = e;
  return left.kind === 'cell' && left.cell === cell && right.kind === 'constant' && right.value > 0;
}
