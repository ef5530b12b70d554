/**
 * Actors compiled to closures: what a thread or a part of the environment does when its turn comes.
 * A thread looks its instruction up in flat arrays; the environment has one op each.
 */
import { assert } from '../base/assert.ts';
import type { Cell, Layout } from './cell.ts';
import type { Code, Target, ThreadCode } from './code.ts';
import { compileEffects, sequence, type Update } from './effects.ts';
import { compile, type Evaluate, type Places } from './compile.ts';
import { not, term } from './expression.ts';
import { liveAfter, liveness, type Liveness } from './liveness.ts';
import type { Actor } from './machine.ts';
import { eventBit, type EnvironmentActor, type Move, type Program } from './program.ts';
import { DEFAULT_COST_TICKS, type EventMark, type ExactEffect } from './statement.ts';
import { temporariesByThread } from './temporaries.ts';

export interface Turn {
  readonly actor: Actor;
  readonly lastResort: boolean;
  readonly dueTicks: number;
  /** Thread that must rest for it to move; -1 for none. */
  readonly interrupts: number;
  /** Must not be 0 for it to move. */
  readonly guard: Evaluate;
  readonly step: Update;
  exact(state: Int32Array): ExactEffect | null;
  cost(state: Int32Array): number;
  events(state: Int32Array): number;
  outcome(state: Int32Array): string;
}

/** Ticks between nobody being able to move and a thread giving up its wait. */
const TIMEOUT_DELAY_TICKS = 20_000;
/** Environment steps are moments, not stretches of time. */
const ENVIRONMENT_COST_TICKS = 4;

/** Threads first, then the environment in the order given, then timeouts. */
export function buildActors(program: Program, code: Code, layout: Layout, places: Places): Turn[] {
  const compiler = new TurnCompiler(program, code, layout, places);
  return [
    ...program.threads.map((_, i) => compiler.thread(i)),
    ...program.environment.map((e) => compiler.environment(e)),
    ...program.threads.flatMap((_, i) => compiler.timeout(i)),
  ];
}

interface Marks {
  events(state: Int32Array): number;
  outcome(state: Int32Array): string;
}

const NO_MARKS: Marks = { events: () => 0, outcome: () => '' };

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
    this.temporaries = temporariesByThread(program, code);
  }

  thread(index: number): Turn {
    const { id, label } = this.program.threads[index]!;
    const { ops, next } = this.code.threads[index]!;
    const guards = ops.map((op) => this.evaluate(op.guard ?? true));
    const steps = ops.map((op, i) =>
      sequence([
        compileEffects(op.effects, this.layout, this.places),
        this.follow(index, next[i]!, this.live[index]!.held[i]!),
      ]),
    );
    const marks = ops.map((op) => this.marks(op.options.events ?? []));
    const exacts = ops.map((op) => op.options.exact ?? null);
    const costs = Float64Array.from(ops, (op) => op.options.costTicks ?? DEFAULT_COST_TICKS);
    const at = this.placeReader(index);
    const { word, shift, mask } = this.layout.slot(this.places.cells[index]!);
    return {
      actor: this.actor(id, label, 'thread', index),
      lastResort: false,
      dueTicks: Infinity,
      interrupts: -1,
      guard: (s) => guards[(s[word]! >>> shift) & mask]!(s),
      step: (s) => {
        steps[at(s)]!(s);
      },
      exact: (s) => exacts[at(s)]!,
      cost: (s) => costs[at(s)]!,
      events: (s) => marks[at(s)]!.events(s),
      outcome: (s) => marks[at(s)]!.outcome(s),
    };
  }

  environment(e: EnvironmentActor): Turn {
    const moved = new Set(e.moves.map((m) => m.thread));
    const step = sequence([
      compileEffects(e.effects, this.layout, this.places),
      ...[...moved].map((thread) => this.move(thread, e)),
    ]);
    const marks = this.marks(e.events);
    return {
      actor: {
        ...this.actor(e.id, e.label, 'environment', e.thread),
        injects: e.injects,
        delay: e.delay,
      },
      lastResort: false,
      dueTicks: e.dueTicks,
      interrupts: e.thread,
      guard: this.evaluate(e.guard),
      step,
      exact: () => e.exact,
      cost: () => ENVIRONMENT_COST_TICKS,
      events: (s) => marks.events(s),
      outcome: (s) => marks.outcome(s),
    };
  }

  /** Gives up a wait of the thread that has a limit: the thread goes on without its effects. */
  timeout(index: number): Turn[] {
    const { id } = this.program.threads[index]!;
    const { ops, next } = this.code.threads[index]!;
    const { instructions } = this.code;
    const limited = ops.flatMap((op, i) =>
      instructions[i]!.timesOut && op.guard !== null ? [i] : [],
    );
    if (limited.length === 0) return [];
    const waits: (Evaluate | null)[] = ops.map(() => null);
    const steps: (Update | null)[] = ops.map(() => null);
    for (const i of limited) {
      waits[i] = this.evaluate(not(ops[i]!.guard ?? 1));
      steps[i] = this.follow(index, next[i]!, this.live[index]!.held[i]!);
    }
    const at = this.placeReader(index);
    const delay = { minTicks: TIMEOUT_DELAY_TICKS, maxTicks: TIMEOUT_DELAY_TICKS };
    return [
      {
        actor: {
          ...this.actor(`timeout-${id}`, `${id} gives up waiting`, 'environment', index),
          lastResort: true,
          delay,
        },
        lastResort: true,
        dueTicks: Infinity,
        interrupts: -1,
        guard: (s) => waits[at(s)]?.(s) ?? 0,
        step: (s) => {
          const step = steps[at(s)];
          assert(step !== null && step !== undefined, `${id} is not at a wait with a limit`);
          step(s);
        },
        exact: () => null,
        cost: () => ENVIRONMENT_COST_TICKS,
        ...NO_MARKS,
      },
    ];
  }

  private actor(id: string, label: string, kind: Actor['kind'], thread: number): Actor {
    return { id, label, kind, thread, injects: false, lastResort: false, delay: null };
  }

  private evaluate(of: Parameters<typeof term>[0]): Evaluate {
    return compile(term(of), this.layout, this.places);
  }

  private placeReader(thread: number): Evaluate {
    const { word, shift, mask } = this.layout.slot(this.places.cells[thread]!);
    return (s) => (s[word]! >>> shift) & mask;
  }

  private marks(events: readonly EventMark[]): Marks {
    if (events.length === 0) return NO_MARKS;
    const compiled = events.map((e) => ({
      bit: 1 << eventBit(this.program, e.event),
      when: this.evaluate(e.when),
      outcome: e.outcome,
    }));
    return {
      events(s) {
        let bits = 0;
        for (let i = 0; i < compiled.length; i++) {
          const c = compiled[i]!;
          if (c.when(s) !== 0) bits |= c.bit;
        }
        return bits;
      },
      outcome(s) {
        const found = compiled.find((c) => c.outcome !== '' && c.when(s) !== 0);
        return found?.outcome ?? '';
      },
    };
  }

  /** Sends the thread along `target`, setting temporaries of `held` that are dead there to `min`, whose bits are 0. */
  private follow(
    thread: number,
    target: Target,
    held: ReadonlySet<Cell>,
    known = new Map<Target, Update>(),
  ): Update {
    if (target.kind === 'instruction') return this.arrive(thread, target.index, held);
    const before = known.get(target);
    if (before !== undefined) return before;
    const condition = this.evaluate(target.condition);
    const then = this.follow(thread, target.then, held, known);
    const otherwise = this.follow(thread, target.otherwise, held, known);
    const update: Update = (s) => {
      if (condition(s) !== 0) then(s);
      else otherwise(s);
    };
    known.set(target, update);
    return update;
  }

  private arrive(thread: number, index: number, held: ReadonlySet<Cell>): Update {
    const alive = this.live[thread]!.before[index]!;
    const keep = new Map<number, number>();
    const clear = (cell: Cell) => {
      const { word, shift, mask } = this.layout.slot(cell);
      keep.set(word, (keep.get(word) ?? -1) & ~(mask << shift));
    };
    const place = this.places.cells[thread]!;
    clear(place);
    for (const cell of held) {
      if (!alive.has(cell)) clear(cell);
    }
    const { word, shift } = this.layout.slot(place);
    const bits = index << shift;
    const here = keep.get(word)!;
    keep.delete(word);
    const arrive: Update = (s) => {
      s[word] = (s[word]! & here) | bits;
    };
    const others = [...keep].map(([w, mask]): Update => (s) => {
      s[w] = s[w]! & mask;
    });
    return sequence([arrive, ...others]);
  }

  private move(thread: number, e: EnvironmentActor): Update {
    const code = this.code.threads[thread]!;
    const set = new Set(e.effects.filter((x) => x.when === null).map((x) => x.cell));
    const options = e.moves
      .filter((m) => m.thread === thread)
      .map((m) => ({ when: this.evaluate(m.when), go: this.enter(thread, code, m, set) }));
    return (s) => {
      for (let i = 0; i < options.length; i++) {
        const option = options[i]!;
        if (option.when(s) === 0) continue;
        option.go(s);
        return;
      }
    };
  }

  private enter(thread: number, code: ThreadCode, move: Move, set: ReadonlySet<Cell>): Update {
    const target = code.routines.get(move.routine);
    assert(target !== undefined, `no routine ${move.routine}`);
    for (const c of liveAfter(target, this.live[thread]!.before))
      assert(set.has(c), `${c.id} is read after ${move.routine} is entered, but not set there`);
    return this.follow(thread, target, this.temporaries[thread]!);
  }
}
