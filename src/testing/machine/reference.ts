/**
 * A second machine, as slow and plain as can be: it walks the statements of a `Program` as they
 * stand, with values in a map. Nothing is packed, numbered, folded, compiled or zeroed, and nothing
 * is shared with the assembler but the data. Where the two differ, one of them is wrong.
 */
import { defined } from '../../base/assert.ts';
import type { Cell } from '../../machine/cell.ts';
import type { Term } from '../../machine/expression.ts';
import type { EnvironmentActor, Invariant, Program, ThreadProgram } from '../../machine/program.ts';
import type { Effect, EventMark, ExactEffect, Op, Statement } from '../../machine/statement.ts';
import { evaluate, type Point, type World } from './evaluate.ts';
import {
  after,
  allFrames,
  frameOf,
  functionsAt,
  inside,
  linePathAt,
  lineIds,
  pathAt,
  statementAt,
} from './frames.ts';
import type { Frame } from './frames.ts';

/** Where a thread stands: at an op, and what comes after it. */
interface Standing extends Point {
  readonly path: string;
  readonly after: Frame;
}

interface ReferenceActor {
  readonly id: string;
  readonly lastResort: boolean;
  readonly ready: () => boolean;
  readonly costTicks: () => number;
  readonly exact: () => ExactEffect | null | undefined;
  readonly marks: () => readonly EventMark[];
  readonly act: () => void;
}

export class Reference implements World {
  readonly exact: BigUint64Array;
  /** Threads, environment, timeouts. */
  readonly actors: readonly ReferenceActor[];
  /** By thread: paths of its ops in the order of the listing. */
  readonly opPaths: readonly (readonly string[])[];
  readonly #program: Program;
  readonly #values = new Map<Cell, number>();
  readonly #lines: ReadonlyMap<string, string>;
  readonly #standings: Standing[];
  /** By thread: where it was interrupted last. */
  readonly #interrupted: Standing[] = [];

  constructor(program: Program) {
    this.#program = program;
    this.exact = program.initialExact.slice();
    for (const c of program.cells) this.#values.set(c, c.initial);
    const frames = program.threads.map((t, i) =>
      t.routines.flatMap((r) => allFrames(this.#routine(i, r.name))),
    );
    this.opPaths = frames.map((l) => l.filter((f) => !f.struck && opAt(f) !== null).map(pathAt));
    this.#lines = lineIds(frames.flat());
    this.#standings = program.threads.map((t, i) => this.#settle(i, this.#routine(i, t.start)));
    this.actors = [
      ...program.threads.map((_, i) => this.#thread(i)),
      ...program.environment.map((e) => this.#environment(e)),
      ...program.threads.flatMap((_, i) =>
        frames[i]?.some((f) => !f.struck && mayTimeOut(opAt(f))) === true ? [this.#timeout(i)] : [],
      ),
    ];
  }

  /** Ids of all lines. */
  get lineIds(): string[] {
    return [...this.#lines.values()];
  }

  value(of: Cell): number {
    return defined(this.#values.get(of), of.id);
  }

  actor(index: number): ReferenceActor {
    return defined(this.actors[index], `actor ${String(index)}`);
  }

  point(thread: number): Standing {
    return defined(this.#standings[thread], `thread ${String(thread)}`);
  }

  enabled(actor: number): boolean {
    const { lastResort, ready } = this.actor(actor);
    if (lastResort && this.actors.some((a) => !a.lastResort && a.ready())) return false;
    return ready();
  }

  /** Ids of the events of the step that `actor` is about to take. */
  events(actor: number): string[] {
    const marks = this.actor(actor)
      .marks()
      .filter((m) => this.#holds(m.when));
    return this.#program.events.filter((e) => marks.some((m) => m.event === e));
  }

  outcome(actor: number): string {
    const marks = this.actor(actor).marks();
    return marks.find((m) => m.outcome !== '' && this.#holds(m.when))?.outcome ?? '';
  }

  step(actor: number, timeTicks: number): void {
    const a = this.actor(actor);
    a.exact()?.({ exact: this.exact, timeTicks, value: (c) => this.value(c) });
    a.act();
  }

  /** Ids of invariants that this state breaks, and those that a step with `events` has broken. */
  broken(events: readonly string[]): string[] {
    return this.#failing((when) =>
      typeof when === 'object' ? events.includes(when.event) : when === 'always',
    );
  }

  brokenAtRest(): string[] {
    if (this.actors.some((a) => a.ready())) return [];
    return this.#failing((when) => when === 'rest');
  }

  #failing(counts: (when: Invariant['when']) => boolean): string[] {
    const found = this.#program.invariants.filter((i) => counts(i.when) && !this.#holds(i.holds));
    return found.map((i) => i.id);
  }

  #holds(condition: Term): boolean {
    return evaluate(condition, this) !== 0;
  }

  #thread(thread: number): ReferenceActor {
    const op = () => this.point(thread).op;
    return {
      id: this.#programOf(thread).id,
      lastResort: false,
      ready: () => this.#holds(op().guard ?? true) && !this.#mustBeInterrupted(thread),
      costTicks: () => op().options.costTicks ?? 8,
      exact: () => op().options.exact,
      marks: () => op().options.events ?? [],
      act: () => {
        const here = this.point(thread);
        this.#apply(here.op.effects);
        this.#standings[thread] = this.#settle(thread, here.after);
      },
    };
  }

  #environment(e: EnvironmentActor): ReferenceActor {
    const isOpen = () => {
      if (e.thread < 0) return true;
      const { op, pending } = this.point(e.thread);
      return op.options.rest === true || pending !== null;
    };
    return {
      id: e.id,
      lastResort: e.lastResort,
      ready: () => isOpen() && this.#holds(e.guard),
      costTicks: () => 4,
      exact: () => e.exact,
      marks: () => e.events,
      act: () => {
        this.#apply(e.effects);
        for (const thread of new Set(e.moves.map((m) => m.thread))) {
          const move = e.moves.find((m) => m.thread === thread && this.#holds(m.when));
          if (move === undefined) continue;
          if (thread === e.thread) this.#interrupted[thread] = this.point(thread);
          this.#standings[thread] = this.#settle(thread, this.#routine(thread, move.routine));
        }
      },
    };
  }

  #timeout(thread: number): ReferenceActor {
    return {
      id: `timeout-${this.#programOf(thread).id}`,
      lastResort: true,
      ready: () => {
        const { op } = this.point(thread);
        return (
          mayTimeOut(op) && (!this.#holds(op.guard ?? true) || this.#mustBeInterrupted(thread))
        );
      },
      costTicks: () => 4,
      exact: () => null,
      marks: () => [],
      act: () => {
        this.#standings[thread] = this.#settle(thread, this.point(thread).after);
      },
    };
  }

  #mustBeInterrupted(thread: number): boolean {
    const { pending } = this.point(thread);
    return pending !== null && this.#holds(pending);
  }

  #programOf(thread: number): ThreadProgram {
    return defined(this.#program.threads[thread], `thread ${String(thread)}`);
  }

  #apply(effects: readonly Effect[]): void {
    for (const { cell, value, when } of effects) {
      if (when !== null && !this.#holds(when)) continue;
      this.#values.set(cell, Math.max(cell.min, Math.min(cell.max, evaluate(value, this))));
    }
  }

  #routine(thread: number, name: string): Frame {
    const { routines } = this.#programOf(thread);
    const first = defined(this.#program.phases[0], 'a first phase');
    const whole = routines.map((r) => frameOf(r.code, r.name, first));
    const found = routines.findIndex((r) => r.name === name);
    if (found >= 0) return defined(whole[found], name);
    const begins = (f: Frame) => {
      const s = statementAt(f);
      return s.kind === 'entry' && s.routine === name;
    };
    return defined(
      whole.flatMap(allFrames).find((f) => !f.struck && begins(f)),
      name,
    );
  }

  /** Goes on to the next op. */
  #settle(thread: number, from: Frame): Standing {
    let f: Frame | null = from;
    while (f !== null) {
      const s: Statement | undefined = f.statements[f.index];
      if (s === undefined) f = f.outer;
      else if (s.kind === 'op') return this.#standing(s, f);
      else if (s.kind === 'struck') f = after(f);
      else if (s.kind === 'goto') {
        if (s.routine === null) return defined(this.#interrupted[thread], 'an interrupt');
        f = this.#routine(thread, s.routine);
      } else if (s.kind === 'branch')
        f = defined(inside(f)[this.#holds(s.condition) ? 0 : 1], 'a way');
      else f = inside(f).reduceRight((outer: Frame, inner) => ({ ...inner, outer }), after(f));
    }
    throw new Error('a routine ends nowhere');
  }

  #standing(op: Op, f: Frame): Standing {
    const line = defined(this.#lines.get(linePathAt(f)), 'a line');
    const functions = functionsAt(f);
    const { phase, pending } = f;
    return { op, line, phase, functions, path: pathAt(f), pending, after: after(f) };
  }
}

function opAt(f: Frame): Op | null {
  const s = statementAt(f);
  return s.kind === 'op' ? s : null;
}

const mayTimeOut = (op: Op | null): boolean =>
  op !== null && op.guard !== null && op.options.limitTicks !== undefined;
