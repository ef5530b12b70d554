/** Runs the local ops that follow a step, as part of that step; see `local-ops.ts` for why. */
import type { AssembledMachine } from '../machine/assemble.ts';
import { localOps, type LocalOps } from './local-ops.ts';

export class Fuser {
  private readonly machine: AssembledMachine;
  private readonly local: LocalOps;
  private readonly taken: Uint8Array;
  /** By actor: the thread that its step may move; -1 for any. */
  private readonly moves: Int8Array;

  /** Marks the moves that it takes in `taken`. */
  constructor(machine: AssembledMachine, taken: Uint8Array) {
    this.machine = machine;
    this.local = localOps(machine);
    this.taken = taken;
    this.moves = Int8Array.from(machine.actors, ({ thread }) => thread);
  }

  /** Runs on from a state that a step of `actor` has led to. */
  fuseAfter(state: Int32Array, actor: number): void {
    const thread = this.moves[actor]!;
    if (thread >= 0) this.fuse(state, thread);
    else this.fuseAll(state);
  }

  fuseAll(state: Int32Array): void {
    for (let thread = 0; thread < this.machine.threads; thread++) this.fuse(state, thread);
  }

  /** The first thread that stands at a local op; -1 for none. */
  nextLocal(state: Int32Array): number {
    for (let thread = 0; thread < this.machine.threads; thread++)
      if (this.local[thread]![this.machine.place(state, thread)] === 1) return thread;
    return -1;
  }

  private fuse(state: Int32Array, thread: number): void {
    const { machine, taken } = this;
    const local = this.local[thread]!;
    while (local[machine.place(state, thread)] === 1) {
      const move = machine.mover.moveOf(state, thread);
      taken[move] = 1;
      machine.mover.take(state, move);
    }
  }
}
