/**
 * Actors compiled to closures: what a thread or a part of the environment does when its turn comes.
 * A thread looks its instruction up in flat arrays; the environment has one op each.
 */
import { assert } from '../base/assert.ts';
import type { Cell, Layout, Slot } from './cell.ts';
import { mayCome, type Code, type Target } from './code.ts';
import { compile, compileGuard, NEVER, type Evaluate, type Guard, type Places } from './compile.ts';
import { effectParts, sequence, stepOf, type Part, type Step, type Update } from './effects.ts';
import { not, simplify, term, type Term } from './expression.ts';
import { liveness, type Liveness } from './liveness.ts';
import type { Actor } from './machine.ts';
import { eventBit, type EnvironmentActor, type Move, type Program } from './program.ts';
import {
  DEFAULT_COST_TICKS,
  type EventMark,
  type ExactContext,
  type ExactEffect,
} from './statement.ts';
import { temporariesByThread } from './temporaries.ts';
import { unsetOnEntry, unsetText } from './unset.ts';

/**
 * What an actor does, by where a thread stands: its own thread, or the one it interrupts. For the
 * environment at large `place` has no bits, and there is one case.
 */
export interface Turn {
  readonly actor: Actor;
  readonly dueTicks: number;
  readonly place: Slot;
  readonly cases: readonly Case[];
}

export interface Case {
  /** The instruction that a thread carries out; -1 for the environment. */
  readonly instruction: number;
  readonly guard: Guard;
  /** Compiled when it is first taken: most never are. */
  readonly step: () => Step;
  readonly exact: ExactEffect | null;
  readonly cost: number;
  /** Of a last resort: ticks until it comes. */
  readonly waitTicks: ((at: ExactContext) => number) | null;
  readonly marks: readonly Mark[];
  /** Cells that the step may write, but for where threads stand. */
  readonly writes: ReadonlySet<Cell>;
  readonly journeys: readonly Journey[];
}

/** A step may send a thread somewhere. */
export interface Journey {
  readonly thread: number;
  readonly to: Target;
}

export interface Mark {
  readonly bit: number;
  readonly when: Evaluate;
  readonly outcome: string;
}

/** A case in which the actor cannot move; `why` is what it is told if it does. */
function never(why: string): Case {
  return {
    instruction: -1,
    guard: NEVER,
    step: () => {
      throw new Error(why);
    },
    exact: null,
    cost: 0,
    waitTicks: null,
    marks: [],
    writes: new Set(),
    journeys: [],
  };
}

/** Where there is nothing to look up: a slot without bits. */
const ANYWHERE: Slot = { word: 0, shift: 0, mask: 0, min: 0 };

/** A last resort says itself when it comes. */
const NO_DELAY = { minTicks: 0, maxTicks: 0 };
/** Environment steps are moments, not stretches of time. */
const ENVIRONMENT_COST_TICKS = 4;

/** Id of the actor that gives up the waits of a thread. */
export const timeoutOf = (thread: string): string => `timeout-${thread}`;

/** Threads first, then the environment in the order given, then timeouts; last resorts come last. */
export function buildActors(program: Program, code: Code, layout: Layout, places: Places): Turn[] {
  const compiler = new TurnCompiler(program, code, layout, places);
  const { first, last } = inTurn(program.environment);
  return [
    ...program.threads.map((_, i) => compiler.thread(i)),
    ...first.map((e) => compiler.environment(e)),
    ...last.map((e) => compiler.environment(e)),
    ...program.threads.flatMap((_, i) => compiler.timeout(i)),
  ];
}

/** Parts of the environment that come by themselves, and those that wait for everybody else. */
function inTurn(environment: Program['environment']): {
  first: readonly EnvironmentActor[];
  last: readonly EnvironmentActor[];
} {
  const firstLast = environment.findIndex((e) => e.lastResort);
  if (firstLast < 0) return { first: environment, last: [] };
  const last = environment.slice(firstLast);
  assert(
    last.every((e) => e.lastResort),
    'last resorts stand at the end of the environment',
  );
  return { first: environment.slice(0, firstLast), last };
}

class TurnCompiler {
  private readonly program: Program;
  private readonly code: Code;
  private readonly layout: Layout;
  private readonly places: Places;
  private readonly live: readonly Liveness[];
  private readonly temporaries: readonly ReadonlySet<Cell>[];

  constructor(program: Program, code: Code, layout: Layout, places: Places) {
    this.program = program;
    this.code = code;
    this.layout = layout;
    this.places = places;
    this.live = code.threads.map(liveness);
    const unset = unsetOnEntry(program, code, this.live);
    assert(unset === null, unset === null ? '' : unsetText(unset));
    this.temporaries = temporariesByThread(program, code);
  }

  thread(index: number): Turn {
    const { id, label } = this.program.threads[index]!;
    const own = this.code.threads[index]!;
    const { ops, next } = own;
    return {
      actor: this.actor(id, label, 'thread', index),
      dueTicks: Infinity,
      place: this.placeSlot(index),
      cases: ops.map((op, i) => ({
        instruction: i,
        guard: mayCome(own, i) ? this.guard(op.guard ?? true) : NEVER,
        step: () =>
          stepOf([
            ...effectParts(op.effects, this.layout, this.places),
            ...this.follow(index, next[i]!, this.live[index]!.held[i]!),
          ]),
        exact: op.options.exact ?? null,
        cost: op.options.costTicks ?? DEFAULT_COST_TICKS,
        waitTicks: null,
        marks: this.marks(op.options.events ?? []),
        writes: new Set([...op.effects.map((e) => e.cell), ...this.live[index]!.held[i]!]),
        journeys: [{ thread: index, to: next[i]! }],
      })),
    };
  }

  environment(e: EnvironmentActor): Turn {
    const moved = new Set(e.moves.map((m) => m.thread));
    const elsewhere = never(`${e.id} moves only where its thread can be interrupted`);
    const always: Case = {
      instruction: -1,
      guard: this.guard(e.guard),
      step: () =>
        stepOf([
          ...effectParts(e.effects, this.layout, this.places),
          ...[...moved].map((thread) => this.move(thread, e)),
        ]),
      exact: e.exact,
      cost: ENVIRONMENT_COST_TICKS,
      waitTicks: e.waitTicks,
      marks: this.marks(e.events),
      writes: new Set([
        ...e.effects.map((effect) => effect.cell),
        ...[...moved].flatMap((thread) => [...this.temporaries[thread]!]),
      ]),
      journeys: e.moves.map((m) => ({ thread: m.thread, to: this.routine(m) })),
    };
    return {
      actor: {
        ...this.actor(e.id, e.label, 'environment', e.thread),
        injects: e.injects,
        ...(e.cause !== undefined && { cause: e.cause }),
        lastResort: e.lastResort,
        delay: e.delay,
      },
      dueTicks: e.dueTicks,
      place: e.thread < 0 ? ANYWHERE : this.placeSlot(e.thread),
      // Interrupts are taken only where they are enabled.
      cases:
        e.thread < 0
          ? [always]
          : this.code.instructions.map((one) => (one.interruptible ? always : elsewhere)),
    };
  }

  /** Gives up a wait of the thread that has a limit: the thread goes on without its effects. */
  timeout(index: number): Turn[] {
    const { id } = this.program.threads[index]!;
    const own = this.code.threads[index]!;
    const { ops, next } = own;
    const { instructions } = this.code;
    const elsewhere = never(`${id} is not at a wait with a limit`);
    const cases = ops.map((op, i): Case => {
      const limit = instructions[i]!.limitTicks;
      if (limit === null || op.guard === null) return elsewhere;
      return {
        instruction: -1,
        guard: mayCome(own, i) ? this.guard(not(op.guard)) : NEVER,
        step: () => stepOf(this.follow(index, next[i]!, this.live[index]!.held[i]!)),
        exact: null,
        cost: ENVIRONMENT_COST_TICKS,
        waitTicks: () => limit,
        marks: [],
        writes: this.live[index]!.held[i]!,
        journeys: [{ thread: index, to: next[i]! }],
      };
    });
    if (cases.every((one) => one === elsewhere)) return [];
    const actor = this.actor(timeoutOf(id), `${id} gives up waiting`, 'environment', index);
    return [
      {
        actor: { ...actor, lastResort: true, delay: NO_DELAY },
        dueTicks: Infinity,
        place: this.placeSlot(index),
        cases,
      },
    ];
  }

  private actor(id: string, label: string, kind: Actor['kind'], thread: number): Actor {
    return { id, label, kind, thread, injects: false, lastResort: false, delay: null };
  }

  private evaluate(of: Parameters<typeof term>[0]): Evaluate {
    return compile(term(of), this.layout, this.places);
  }

  private guard(of: Term): Guard {
    return compileGuard(term(of), this.layout, this.places);
  }

  private placeSlot(thread: number): Slot {
    return this.layout.slot(this.places.cells[thread]!);
  }

  private marks(events: readonly EventMark[]): Mark[] {
    return events.map((e) => ({
      bit: 1 << eventBit(this.program, e.event),
      when: this.evaluate(e.when),
      outcome: e.outcome,
    }));
  }

  /** Sends the thread along `target`, setting temporaries of `held` that are dead there to `min`, whose bits are 0. */
  private follow(
    thread: number,
    target: Target,
    held: ReadonlySet<Cell>,
    known = new Map<Target, readonly Part[]>(),
  ): readonly Part[] {
    if (target.kind === 'instruction') return this.arrive(thread, target.index, held);
    const before = known.get(target);
    if (before !== undefined) return before;
    const parts = this.decide(thread, target, held, known);
    known.set(target, parts);
    return parts;
  }

  private decide(
    thread: number,
    { condition, then, otherwise }: Extract<Target, { kind: 'branch' }>,
    held: ReadonlySet<Cell>,
    known: Map<Target, readonly Part[]>,
  ): readonly Part[] {
    const decision = simplify(term(condition), this.layout.constants);
    if (decision.kind === 'constant')
      return this.follow(thread, decision.value === 0 ? otherwise : then, held, known);
    const holds = this.evaluate(decision);
    const yes = sequence(this.follow(thread, then, held, known));
    const no = sequence(this.follow(thread, otherwise, held, known));
    return [
      (s) => {
        if (holds(s) !== 0) yes(s);
        else no(s);
      },
    ];
  }

  private arrive(thread: number, index: number, held: ReadonlySet<Cell>): readonly Part[] {
    const alive = this.live[thread]!.before[index]!;
    const store = (cell: Cell, value: number): Part => {
      const { word, shift, mask } = this.layout.slot(cell);
      return { word, keep: ~(mask << shift), bits: value << shift };
    };
    const dead = [...held].filter((cell) => !alive.has(cell));
    return [...dead.map((cell) => store(cell, 0)), store(this.places.cells[thread]!, index)];
  }

  private move(thread: number, e: EnvironmentActor): Update {
    const options = e.moves
      .filter((m) => m.thread === thread)
      .map((m) => ({ when: this.evaluate(m.when), go: this.enter(m) }));
    return (s) => {
      for (let i = 0; i < options.length; i++) {
        const option = options[i]!;
        if (option.when(s) === 0) continue;
        option.go(s);
        return;
      }
    };
  }

  private enter(move: Move): Update {
    const { thread } = move;
    const target = this.routine(move);
    return sequence(this.follow(thread, target, this.temporaries[thread]!));
  }

  private routine({ thread, routine }: Move): Target {
    const target = this.code.threads[thread]!.routines.get(routine);
    assert(target !== undefined, `no routine ${routine}`);
    return target;
  }
}
