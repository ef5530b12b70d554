/** From a trail of an exported model back to a run of the machine: who moves, step by step. */
import { defined } from '../../base/assert.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import { Replay } from '../../explorer/replay.ts';
import type { AssembledMachine } from '../../machine/assemble.ts';
import { environmentNumbers } from './numbers.ts';
import { readTrail, type TrailStep } from './trail.ts';

export interface Retraced {
  /** Actors in order, by number, from the start. The last step breaks what SPIN has found broken. */
  readonly schedule: readonly number[];
  /** Numbers of the invariants that the last step breaks for the first time, one at least. */
  readonly broken: readonly number[];
}

const OTHER = 'the trail is of another scenario, or of a changed model';

/** The error is one sentence that names the line. */
export function retrace(machine: AssembledMachine, text: string): Result<Retraced, string> {
  const read = readTrail(text);
  if (!read.ok) return read;
  const run = new Retracing(machine);
  for (const step of read.value) {
    const wrong = run.take(step);
    if (wrong !== null) return fail(`line ${step.line}: ${wrong}`);
  }
  return run.finished();
}

class Retracing {
  readonly #machine: AssembledMachine;
  readonly #replay: Replay;
  /** Of the environment: the id of the actor by the number of its step. */
  readonly #actorByNumber: ReadonlyMap<number, string>;
  readonly #actors: ReadonlyMap<string, number>;
  readonly #schedule: number[] = [];
  /** By thread: the statement that all of its steps are. */
  readonly #statements = new Map<number, number>();
  #brokenBefore = 0;
  #broken = 0;

  constructor(machine: AssembledMachine) {
    this.#machine = machine;
    this.#replay = new Replay(machine, machine.initial.slice());
    this.#actorByNumber = new Map(
      environmentNumbers(machine).map(({ actor, number }) => [number, actor]),
    );
    this.#actors = new Map(machine.actors.map(({ id }, number) => [id, number]));
  }

  /** What is wrong with the step; null for nothing. */
  take({ process, statement }: TrailStep): string | null {
    const { threads } = this.#machine.program;
    // The last process looks on.
    if (process === threads.length + 1) return null;
    if (process < 0 || process > threads.length)
      return `there is no process ${process}, the model of this scenario has 0 to ${threads.length + 1}; ${OTHER}`;
    return process === 0
      ? this.#environment(statement)
      : this.#thread(process - 1, statement, defined(threads[process - 1], 'a thread').id);
  }

  #thread(thread: number, statement: number, id: string): string | null {
    const known = this.#statements.get(thread) ?? statement;
    this.#statements.set(thread, known);
    if (known !== statement)
      return `the steps of ${id} have number ${known} so far, and this one ${statement}; ${OTHER}`;
    return this.#move(id);
  }

  #environment(statement: number): string | null {
    const actor = this.#actorByNumber.get(statement);
    return actor === undefined
      ? `the environment has no step with number ${statement}; ${OTHER}`
      : this.#move(actor);
  }

  #move(id: string): string | null {
    const actor = defined(this.#actors.get(id), id);
    const { state } = this.#replay;
    if (!this.#machine.enabled(state, actor))
      return `after ${this.#schedule.length} steps ${id} cannot move; ${OTHER}`;
    this.#brokenBefore |= this.#broken;
    this.#broken = this.#replay.step(actor);
    this.#schedule.push(actor);
    return null;
  }

  /**
   * SPIN stops where an assertion first fails: the last step must break something. The parallel
   * breadth-first search leaves that step out of its trail, so it is looked for.
   */
  finished(): Result<Retraced, string> {
    const found = this.#broken & ~this.#brokenBefore;
    if (found !== 0) return ok({ schedule: this.#schedule, broken: bitsOf(found) });
    const before = this.#brokenBefore | this.#broken;
    for (const actor of this.#machine.actors.keys()) {
      if (!this.#machine.enabled(this.#replay.state, actor)) continue;
      const once = new Replay(this.#machine, this.#replay.state.slice());
      const next = once.step(actor) & ~before;
      if (next !== 0) return ok({ schedule: [...this.#schedule, actor], broken: bitsOf(next) });
    }
    return fail(
      `the trail stops after ${this.#schedule.length} steps, and breaks nothing there: it was cut off, or ${OTHER}`,
    );
  }
}

/** Numbers of the bits that are set. */
function bitsOf(mask: number): number[] {
  return Array.from({ length: 32 }, (_, bit) => bit).filter((bit) => (mask >>> bit) & 1);
}
