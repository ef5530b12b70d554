/**
 * Whose deed a step is. A thread, what interrupts it and what it has set going are one agent, with the
 * thread's index; each other part of the environment is an agent of its own.
 */
import type { AssembledMachine } from '../../machine/assemble.ts';

/** By thread and instruction: the actors that the op there sets going. */
type Starts = readonly (readonly (readonly number[])[])[];

/** A run is tried out thousands of times, and its machine stays the same. */
const known = new WeakMap<AssembledMachine, Starts>();

export class Agents {
  private readonly machine: AssembledMachine;
  /** By actor: the thread that has set it going; -1 for none yet. */
  private readonly starters: Int16Array;
  private readonly starts: Starts;

  constructor(machine: AssembledMachine) {
    this.machine = machine;
    this.starters = new Int16Array(machine.actors.length).fill(-1);
    this.starts = known.get(machine) ?? startsOf(machine);
    known.set(machine, this.starts);
  }

  /** The agent of a step that `actor` would take now: below the number of threads, a thread. */
  of(actor: number): number {
    const { thread } = this.machine.actors[actor]!;
    if (thread >= 0) return thread;
    const starter = this.starters[actor]!;
    return starter >= 0 ? starter : actor;
  }

  /** To be told of every step, before it is taken in `state`. */
  note(state: Int32Array, actor: number): void {
    if (actor >= this.machine.threads) return;
    const place = this.machine.place(state, actor);
    for (const started of this.starts[actor]![place]!) this.starters[started] = actor;
  }
}

function startsOf({ program, code }: AssembledMachine): Starts {
  const { environment, threads } = program;
  return code.threads.map(({ ops }) =>
    ops.map(({ effects }) =>
      environment.flatMap(({ startedThrough }, i) =>
        effects.some(({ cell }) => cell === startedThrough) ? [threads.length + i] : [],
      ),
    ),
  );
}
