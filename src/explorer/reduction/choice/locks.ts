/**
 * Locks, found in the program: a flag that threads wait for to be 0, set to 1 as they go on, and set back to 0
 * when they are done. Nothing is taken on trust:
 * - the flag has no other use: no branch, no event, no invariant and nobody else's guard asks for it;
 * - where a thread stands says whether it holds the lock, however it came there, so that one thread at most
 *   does, and only that one gives it back;
 * - whoever holds the lock goes on, and only forward: it waits for nothing but what a time-out ends, or
 *   another such lock, whose holders do not wait for this one.
 *
 * So a lock keeps a thread waiting for a while only, never for ever, and nobody can tell from it what others
 * did meanwhile. `sections.ts` says what follows from that.
 */
import type { AssembledMachine } from '../../../machine/assemble.ts';
import { clamp, read, type Cell, type Slot } from '../../../machine/cell.ts';
import { cellsOf, term, type Expression } from '../../../machine/expression.ts';
import { isFlag } from '../facts/conditions.ts';
import { leadsOn } from './cycles.ts';
import type { Flow } from '../facts/flow.ts';
import { pinsOf } from '../facts/pins.ts';
import type { Step } from '../facts/steps.ts';

export interface Lock {
  readonly slot: Slot;
  /** Whether its holders wait for nothing at all. */
  readonly isPrompt: boolean;
  /** By step that takes it: the same step, if the lock were not there. */
  readonly takers: ReadonlyMap<number, Step>;
  /** The same of steps that give it back. */
  readonly givers: ReadonlyMap<number, Step>;
}

export interface LockSources {
  readonly machine: AssembledMachine;
  readonly steps: readonly Step[];
  readonly flow: Flow;
}

/** In searches from `start`. */
export function locksOf(sources: LockSources, start: Int32Array): Lock[] {
  const { machine, steps, flow } = sources;
  const stored = new Set(steps.flatMap(({ effects }) => effects.map(({ cell }) => cell)));
  const asked = new Set(
    machine.program.invariants.flatMap(({ holds }) => [...cellsOf(term(holds))]),
  );
  let open = [...stored].flatMap((cell) => {
    if (!isFlag(cell) || cell.temporary || asked.has(cell)) return [];
    const uses = usesOf(steps, cell);
    if (uses === null) return [];
    const holders = new Holders(steps, flow, uses);
    return holders.areKnown(machine, start, cell) ? [{ cell, uses, holders }] : [];
  });
  // One after the other, so that a holder waits only for locks that come before.
  const locks: Lock[] = [];
  for (let before = -1; before !== locks.length;) {
    before = locks.length;
    open = open.filter(({ cell, uses, holders }) => {
      if (!holders.goOn(locks)) return true;
      const slot = machine.layout.slot(cell);
      locks.push({ slot, isPrompt: holders.goOn([], true), ...uses });
      return false;
    });
  }
  return locks;
}

type Uses = Pick<Lock, 'takers' | 'givers'>;

/** null when a step does something else with the flag. */
function usesOf(steps: readonly Step[], flag: Cell): Uses | null {
  const takers = new Map<number, Step>();
  const givers = new Map<number, Step>();
  for (const [number, step] of steps.entries()) {
    if (!step.reads.has(flag) && !step.writes.has(flag)) continue;
    const without = withoutLock(step, flag);
    const value = valueStored(step, flag);
    if (without === null || value === null) return null;
    const isAsked = without.guard.length < step.guard.length;
    if (isAsked !== (value === 1)) return null;
    (isAsked ? takers : givers).set(number, without);
  }
  return takers.size === 0 ? null : { takers, givers };
}

/** The step without waiting for the flag and without storing to it; null where it asks more of it. */
function withoutLock(step: Step, flag: Cell): Step | null {
  const asksForIt = (e: Expression): boolean => cellsOf(e).has(flag);
  const guard = step.guard.filter((e) => !asksForIt(e));
  const waits = step.guard.filter(asksForIt);
  if (waits.length > 1 || waits.some((e) => pinsOf([e])?.get(flag) !== 0)) return null;
  const effects = step.effects.filter(({ cell }) => cell !== flag);
  const rest = [
    ...guard,
    ...step.asks,
    ...step.marks,
    ...step.rare,
    ...effects.flatMap(({ value, when }) => [value, when]),
  ];
  if (step.thread < 0 || step.place < 0 || step.isLastResort || rest.some(asksForIt)) return null;
  const isOther = (c: Cell): boolean => c !== flag;
  return {
    ...step,
    guard,
    effects,
    decides: new Set([...step.decides].filter(isOther)),
    reads: new Set([...step.reads].filter(isOther)),
    writes: new Set([...step.writes].filter(isOther)),
  };
}

/** What the step certainly stores to the flag; null when that is not certain. */
function valueStored({ effects }: Step, flag: Cell): number | null {
  const stores = effects.filter(({ cell }) => cell === flag);
  const [only] = stores;
  if (only === undefined || stores.length > 1) return null;
  const { value, when } = only;
  const isCertain = when.kind === 'constant' && when.value !== 0;
  return isCertain && value.kind === 'constant' ? clamp(value.value, flag) : null;
}

/** Where threads stand that hold a lock. */
class Holders {
  private readonly steps: readonly Step[];
  private readonly flow: Flow;
  private readonly uses: Uses;
  /** By node: where a thread comes to from there that neither takes the lock nor gives it back. */
  private readonly ways: readonly (readonly number[])[];
  private readonly holding: Set<number>;
  private readonly free: Set<number>;

  constructor(steps: readonly Step[], flow: Flow, uses: Uses) {
    this.steps = steps;
    this.flow = flow;
    this.uses = uses;
    this.ways = this.findWays();
    this.holding = this.from(uses.takers);
    this.free = this.from(uses.givers);
  }

  /** Whether it is known of every place to which threads come from `start`. */
  areKnown(machine: AssembledMachine, start: Int32Array, flag: Cell): boolean {
    const { flow, uses, holding, free } = this;
    let holders = 0;
    for (let thread = 0; thread < machine.threads; thread++) {
      const node = flow.nodeAt(thread, machine.place(start, thread));
      if (holding.has(node)) holders++;
      else this.spread(node, free);
    }
    if (holders !== read(start, machine.layout.slot(flag))) return false;
    if ([...holding].some((node) => free.has(node))) return false;
    const standAt = (changers: Uses['takers'], nodes: ReadonlySet<number>): boolean =>
      [...changers.keys()].every((step) => nodes.has(flow.starts[step]!));
    return standAt(uses.takers, free) && standAt(uses.givers, holding);
  }

  /** Whether holders go on wherever they stand: at once, or else after a wait that ends. */
  goOn(locks: readonly Lock[], isAtOnce = false): boolean {
    const { steps, flow, holding } = this;
    const goesOn = new Set<number>();
    for (const [number, step] of steps.entries()) {
      const isFree = step.guard.length === 0 && !step.isLastResort;
      const waits = step.isTimeout || locks.some(({ takers }) => takers.has(number));
      if (leadsOn(step) && (isFree || (waits && !isAtOnce))) goesOn.add(flow.starts[number]!);
    }
    return [...holding].every((node) => flow.nodes[node]!.place < 0 || goesOn.has(node));
  }

  /** Nodes that threads come to by one of the steps, and on from there. */
  private from(changers: Uses['takers']): Set<number> {
    const nodes = new Set<number>();
    for (const { step, to, thread } of this.flow.entries)
      if (changers.has(step) && this.steps[step]!.thread === thread) this.spread(to, nodes);
    return nodes;
  }

  private spread(first: number, nodes: Set<number>): void {
    const found = [first];
    for (let node = found.pop(); node !== undefined; node = found.pop()) {
      if (nodes.has(node)) continue;
      nodes.add(node);
      found.push(...this.ways[node]!);
    }
  }

  private findWays(): number[][] {
    const { flow, steps, uses } = this;
    const ways = flow.nodes.map((): number[] => []);
    for (const { step, from, to, thread } of flow.entries) {
      const isChange = uses.takers.has(step) || uses.givers.has(step);
      if (isChange && steps[step]!.thread === thread) continue;
      for (const node of from) ways[node]!.push(to);
    }
    for (const { from, to } of flow.edges) ways[from]!.push(to);
    return ways;
  }
}
