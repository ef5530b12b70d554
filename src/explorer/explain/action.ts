/** What an actor is about to do in a state, as the data of its program. */
import type { AssembledMachine } from '../../machine/assemble.ts';
import type { Target } from '../../machine/code.ts';
import type { Term } from '../../machine/expression.ts';
import type { EnvironmentActor, Move } from '../../machine/program.ts';
import type { Deed, Effect, EventMark } from '../../machine/statement.ts';

export interface Action {
  readonly actor: number;
  /** The thread that it runs or interrupts; -1 for none. */
  readonly thread: number;
  /** Of a thread; -1 of the environment. */
  readonly instruction: number;
  readonly guard: Term;
  readonly effects: readonly Effect[];
  /** Where a thread goes from there; null where it is sent. */
  readonly next: Target | null;
  readonly moves: readonly Move[];
  readonly events: readonly EventMark[];
  readonly does: string | readonly Deed[];
  /** Its text as code, or as a sentence of its own. */
  readonly text: string;
}

export function actionOf(machine: AssembledMachine, state: Int32Array, actor: number): Action {
  const { program, code, threads } = machine;
  if (actor < threads) return ofThread(machine, state, actor, actor);
  const environment = program.environment[actor - threads];
  if (environment !== undefined) return ofEnvironment(environment, actor);
  const { thread, label } = machine.actors[actor]!;
  const given = code.threads[thread]!.ops[machine.place(state, thread)]!.options;
  return {
    ...ofThread(machine, state, actor, thread),
    instruction: -1,
    guard: true,
    effects: [],
    events: [],
    does: given.waitsFor === undefined ? '' : `gives up waiting for ${given.waitsFor}`,
    text: label,
  };
}

function ofThread(
  machine: AssembledMachine,
  state: Int32Array,
  actor: number,
  thread: number,
): Action {
  const { code } = machine;
  const instruction = machine.place(state, thread);
  const { guard, effects, options } = code.threads[thread]!.ops[instruction]!;
  return {
    actor,
    thread,
    instruction,
    guard: guard ?? true,
    effects,
    next: code.threads[thread]!.next[instruction]!,
    moves: [],
    events: options.events ?? [],
    does: options.does ?? '',
    text: code.instructions[instruction]!.text,
  };
}

function ofEnvironment(given: EnvironmentActor, actor: number): Action {
  const { thread, guard, effects, moves, events, does, label } = given;
  return {
    ...{ actor, thread, guard, effects, moves, events, does },
    instruction: -1,
    next: null,
    text: label,
  };
}
