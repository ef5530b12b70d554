/**
 * A machine made by hand, for tests of whatever runs machines: threads are lists of ops over a few
 * numbers, the environment is guards and effects. A state is one place a thread, then the numbers.
 */
import type { Actor, Machine } from '../machine/machine.ts';

/** A state as the ops see it. */
export interface ToyState {
  /** Places by thread: index of the next op; past the last op the thread is at rest. */
  readonly place: Int32Array;
  readonly value: Int32Array;
}

export interface ToyOp {
  readonly text: string;
  readonly waitsFor?: string;
  readonly costTicks?: number;
  readonly event?: boolean;
  readonly outcome?: string;
  readonly guard?: (state: ToyState) => boolean;
  readonly effect?: (state: ToyState) => void;
  /** Where the thread goes on; the next op by default. */
  readonly goto?: (state: ToyState) => number;
}

export interface ToyActor {
  readonly id: string;
  readonly guard: (state: ToyState) => boolean;
  readonly effect: (state: ToyState) => void;
  readonly thread?: number;
  readonly costTicks?: number;
  readonly delay?: readonly [minTicks: number, maxTicks: number];
  readonly injects?: boolean;
  readonly lastResort?: boolean;
  readonly dueTicks?: number;
  readonly event?: boolean;
}

export interface ToyProgram {
  readonly threads: readonly (readonly ToyOp[])[];
  readonly environment?: readonly ToyActor[];
  readonly initial: readonly number[];
  /** Broken while this holds. */
  readonly broken?: (state: ToyState) => boolean;
  /** Whose guards a step of this actor may change; everybody's if left out. */
  readonly affected?: (actor: number) => Uint16Array;
}

/** Invariants: 0 is `broken`, 1 is broken when somebody waits and nobody can move. */
export function toyMachine(program: ToyProgram): Machine {
  const { threads, initial } = program;
  const environment = program.environment ?? [];
  const count = threads.length;
  const view = (s: Int32Array): ToyState => ({
    place: s.subarray(0, count),
    value: s.subarray(count),
  });
  const opAt = (s: Int32Array, thread: number): ToyOp | undefined =>
    threads[thread]?.[s[thread] ?? 0];
  const other = (actor: number): ToyActor | undefined => environment[actor - count];
  const ordinary = (s: Int32Array, actor: number): boolean => {
    if (actor >= count) return other(actor)?.guard(view(s)) ?? false;
    const op = opAt(s, actor);
    return op !== undefined && (op.guard?.(view(s)) ?? true);
  };
  const actors: Actor[] = [
    ...threads.map((_, thread): Actor => ({
      id: `t${thread}`,
      label: `t${thread}`,
      kind: 'thread',
      thread,
      injects: false,
      lastResort: false,
      delay: null,
    })),
    ...environment.map((actor): Actor => ({
      id: actor.id,
      label: `${actor.id} happens`,
      kind: 'environment',
      thread: actor.thread ?? -1,
      injects: actor.injects ?? false,
      lastResort: actor.lastResort ?? false,
      delay: { minTicks: actor.delay?.[0] ?? 0, maxTicks: actor.delay?.[1] ?? 0 },
    })),
  ];
  const enabled = (s: Int32Array, actor: number): boolean => {
    if (!ordinary(s, actor)) return false;
    if (actors[actor]?.lastResort !== true) return true;
    return !actors.some((one, index) => !one.lastResort && ordinary(s, index));
  };
  const step = (s: Int32Array, actor: number): void => {
    const state = view(s);
    if (actor >= count) other(actor)?.effect(state);
    else {
      const op = opAt(s, actor);
      op?.effect?.(state);
      s[actor] = op?.goto?.(state) ?? (s[actor] ?? 0) + 1;
    }
  };
  const isAtRest = (s: Int32Array, thread: number): boolean => opAt(s, thread) === undefined;
  const brokenInState = (s: Int32Array): number => (program.broken?.(view(s)) === true ? 1 : 0);
  return {
    words: count + initial.length,
    actors,
    threads: count,
    initial: Int32Array.from([...threads.map(() => 0), ...initial]),
    initialExact: new BigUint64Array(1),
    enabled,
    enabledActors(s, out) {
      let length = 0;
      actors.forEach((_, actor) => {
        if (enabled(s, actor)) out[length++] = actor;
      });
      return length;
    },
    moveOf: (_, actor) => actor,
    ...(program.affected === undefined ? {} : { affected: program.affected }),
    step,
    stepExact(s, actor, exact, timeTicks) {
      exact[0] = (exact[0] ?? 0n) * 3n + BigInt(timeTicks) + BigInt(actor);
      step(s, actor);
    },
    place: (s, thread) => s[thread] ?? 0,
    cost: (s, actor) => (actor < count ? opAt(s, actor)?.costTicks : other(actor)?.costTicks) ?? 8,
    events: (s, actor) =>
      (actor < count ? opAt(s, actor)?.event : other(actor)?.event) === true ? 1 : 0,
    outcome: (s, actor) => (actor < count ? (opAt(s, actor)?.outcome ?? '') : ''),
    resting: isAtRest,
    dueTicks: (_, actor) => other(actor)?.dueTicks ?? Infinity,
    broken: brokenInState,
    brokenBy: brokenInState,
    brokenInState,
    brokenByStep: () => 0,
    brokenAtRest: (s) =>
      actors.some((_, actor) => enabled(s, actor)) || threads.every((_, t) => isAtRest(s, t))
        ? 0
        : 2,
  };
}
