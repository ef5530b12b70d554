/**
 * The reduction: an op that nobody else can notice is run together with the step before it.
 *
 * An op is local when it has no guard, touches only cells that no other actor reads or writes, writes
 * none that an invariant reads, is no event that an invariant waits for, and moves its thread between
 * places that no expression tells apart. Interrupts come only where a thread rests, and no local op
 * is a rest; a thread that somebody else may move elsewhere has no local ops at all. So a local op
 * stays enabled until it is taken, commutes with every step of the others, and changes the truth of
 * no invariant: any schedule can be rearranged so that it comes at once, through states that agree
 * on every invariant, to the same end states. Local ops only lead forward in the listing, so a thread
 * soon comes to one that is not local and nothing is put off for ever. Verdicts and deadlocks are
 * kept. The number of steps to a violation is not: a thread may be run further than needed.
 */
import type { AssembledMachine } from '../machine/assemble.ts';
import type { Cell } from '../machine/cell.ts';
import { targetsIn, type Target } from '../machine/code.ts';
import { operandsOf } from '../machine/compile.ts';
import {
  cellsOf,
  term,
  type Expression,
  type PlaceTest,
  type Term,
} from '../machine/expression.ts';
import type { Effect, Op } from '../machine/statement.ts';

/** By thread and instruction: 1 for a local op. */
export type LocalOps = readonly Uint8Array[];

export function localOps(machine: AssembledMachine): LocalOps {
  const analysis = new Analysis(machine);
  return machine.code.threads.map((thread, t) =>
    Uint8Array.from(thread.ops, (op, i) => (analysis.isLocal(t, op, i, thread.next[i]!) ? 1 : 0)),
  );
}

/** No thread: the environment at large, or an invariant. */
const OTHERS = -1;

class Analysis {
  private readonly machine: AssembledMachine;
  /** Who reads or writes a cell: thread indices, or OTHERS. */
  private readonly users = new Map<Cell, Set<number>>();
  private readonly visible = new Set<Cell>();
  /** Threads that somebody may take from where they do not rest. */
  private readonly driven = new Set<number>();
  private readonly watchedEvents = new Set<string>();
  /** By thread: what is asked about its place. */
  private readonly tests = new Map<number, Uint8Array[]>();

  constructor(machine: AssembledMachine) {
    this.machine = machine;
    const { program, code } = machine;
    for (const { when } of program.invariants)
      if (typeof when === 'object') this.watchedEvents.add(when.event);
    code.threads.forEach((thread, t) => {
      for (const op of thread.ops) this.useOp(t, op);
      for (const next of thread.next) this.useTarget(t, next);
    });
    for (const e of program.environment) {
      for (const m of e.moves)
        if (m.thread !== e.thread && !restsFirst(e.guard, m.thread)) this.driven.add(m.thread);
      const user = e.thread < 0 ? OTHERS : e.thread;
      this.use(user, e.guard);
      this.useEffects(user, e.effects);
      for (const m of e.moves) this.use(user, m.when);
      for (const mark of e.events) this.use(user, mark.when);
    }
    for (const { holds } of program.invariants) {
      for (const c of cellsOf(term(holds))) this.visible.add(c);
      this.useTests(term(holds), OTHERS);
    }
  }

  isLocal(thread: number, op: Op, index: number, next: Target): boolean {
    if (op.guard !== null || this.machine.code.instructions[index]!.rest) return false;
    if (this.driven.has(thread)) return false;
    if (op.options.events?.some((e) => this.watchedEvents.has(e.event)) === true) return false;
    if (op.effects.some((e) => this.visible.has(e.cell))) return false;
    const touched = new Set<Cell>(op.effects.map((e) => e.cell));
    for (const e of op.effects) {
      cellsOf(term(e.value), touched);
      if (e.when !== null) cellsOf(term(e.when), touched);
    }
    conditionsOf(next, touched);
    for (const c of touched) if (!this.isPrivate(thread, c)) return false;
    return [...targetsIn(next)].every(
      (to) =>
        to.kind === 'branch' || (to.index > index && this.sameForAll(thread, index, to.index)),
    );
  }

  private isPrivate(thread: number, cell: Cell): boolean {
    const users = this.users.get(cell);
    return users === undefined || (users.size === 1 && users.has(thread));
  }

  private sameForAll(thread: number, from: number, to: number): boolean {
    return (this.tests.get(thread) ?? []).every((accepts) => accepts[from] === accepts[to]);
  }

  private useOp(thread: number, op: Op): void {
    if (op.guard !== null) this.use(thread, op.guard);
    this.useEffects(thread, op.effects);
    for (const mark of op.options.events ?? [])
      if (this.watchedEvents.has(mark.event)) this.use(thread, mark.when);
  }

  private useEffects(user: number, effects: readonly Effect[]): void {
    for (const e of effects) {
      this.use(user, e.cell);
      this.use(user, e.value);
      if (e.when !== null) this.use(user, e.when);
    }
  }

  private useTarget(user: number, target: Target): void {
    if (target.kind === 'instruction') return;
    this.use(user, target.condition);
    this.useTarget(user, target.then);
    this.useTarget(user, target.otherwise);
  }

  private use(user: number, of: Term): void {
    const expression = term(of);
    for (const c of cellsOf(expression)) {
      const users = this.users.get(c) ?? new Set<number>();
      users.add(user);
      this.users.set(c, users);
    }
    this.useTests(expression, user);
  }

  /** An interrupt may ask where its own thread rests; anybody else's question counts. */
  private useTests(e: Expression, user: number): void {
    if (e.kind === 'place' && e.thread !== user) this.addTest(e.thread, e.where);
    if (e.kind === 'not') this.useTests(e.of, user);
    if (e.kind === 'binary') {
      this.useTests(e.left, user);
      this.useTests(e.right, user);
    }
  }

  private addTest(thread: number, where: PlaceTest): void {
    const tests = this.tests.get(thread) ?? [];
    tests.push(this.machine.places.accepts(where));
    this.tests.set(thread, tests);
  }
}

/** Whether the guard asks for the thread to rest. */
function restsFirst(guard: Term, thread: number): boolean {
  return operandsOf(term(guard), '&&').some(
    (e) => e.kind === 'place' && e.thread === thread && e.where === 'rest',
  );
}

function conditionsOf(target: Target, into: Set<Cell>): void {
  if (target.kind === 'instruction') return;
  cellsOf(term(target.condition), into);
  conditionsOf(target.then, into);
  conditionsOf(target.otherwise, into);
}
