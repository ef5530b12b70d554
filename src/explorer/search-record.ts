/** What a search has seen: what broke and where first, where runs end, and which moves were taken. */
import type { AssembledMachine } from '../machine/assemble.ts';
import { everybodyRests } from './at-rest.ts';

/**
 * The first violation of an invariant: the stored state `state`, then, unless -1, a step of `actor`, and, with
 * reduction, perhaps some of those with which the state runs on.
 */
export interface Found {
  readonly invariant: number;
  readonly state: number;
  readonly actor: number;
}

export const NO_ACTOR = -1;

/** Bits of a set of invariants. */
const MAX_INVARIANTS = 31;

export class SearchRecord {
  /** By move of the machine's mover: 1 when it was taken, as things are called in what is stored. */
  readonly taken: Uint8Array;
  private readonly machine: AssembledMachine;
  private readonly firsts = new Map<number, Found>();
  /** Invariants that are among them. */
  private broken = 0;
  private endCount = 0;
  private deadlockCount = 0;
  private stallCount = 0;

  constructor(machine: AssembledMachine) {
    this.machine = machine;
    this.taken = new Uint8Array(machine.mover.cases.length);
  }

  /** By invariant. */
  get found(): ReadonlyMap<number, Found> {
    return this.firsts;
  }

  /** How many states there are in which nobody can move. */
  get ends(): number {
    return this.endCount;
  }

  /** Those of them in which a thread stands at an op that it cannot take. */
  get deadlocks(): number {
    return this.deadlockCount;
  }

  /**
   * How many there are in which nobody moves but a last resort, though a thread stands at an op that it
   * cannot take: a wait that a time-out ends, or an interrupt. Slow, not dead.
   */
  get stalls(): number {
    return this.stallCount;
  }

  /** Invariants that are broken, bit by bit, in state `state` or by what `actor` does there. */
  noteBroken(invariants: number, state: number, actor: number): void {
    const fresh = invariants & ~this.broken;
    if (fresh === 0) return;
    this.broken |= fresh;
    for (let i = 0; i < MAX_INVARIANTS; i++)
      if ((fresh & (1 << i)) !== 0) this.firsts.set(i, { invariant: i, state, actor });
  }

  /** A state that has been stored as `number`, in which nobody can move. */
  noteEnd(state: Int32Array, number: number): void {
    this.endCount++;
    if (!everybodyRests(this.machine, state)) this.deadlockCount++;
    this.noteBroken(this.machine.brokenAtRest(state), number, NO_ACTOR);
  }

  /** A state in which nobody moves but a last resort. */
  noteWaiting(state: Int32Array): void {
    if (!everybodyRests(this.machine, state)) this.stallCount++;
  }
}
