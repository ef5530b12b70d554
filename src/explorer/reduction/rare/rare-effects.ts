/**
 * Effects that are taken for impossible: each comes only on a condition, and in none of the runs that were
 * tried out did it come (`probe.ts`). That a thread is sent where it was never seen (`seen-places.ts`) is one of
 * them. What is worked out about the machine is worked out without them.
 *
 * Why that keeps every verdict. Let M' be the machine that stops where one of them would come. As long as none
 * comes, M and M' do the same, and what is worked out about steps is true of M'. That a step brings one of them
 * is kept like an event that an invariant waits for: a step is taken before others only if none of them lets one come
 * with it, and it keeps none from coming with them (`../agreement/accord.ts`). So if one can come in M', one comes in a
 * search of M' with fewer steps: of the steps that lead to it, the one that is taken first brings one itself, or
 * leaves those that follow to bring it. The search takes the steps of M and looks at each whether it brings one. If
 * none does, none can come in M' at all, nor in M, and all that was found is true of M. If one does, the search goes
 * on for as long as it took up to there, to learn which others come, and then begins again without these
 * (`../../search.ts`); after a few times, with none.
 *
 * With symmetry they are left out on a line of all threads or of none, so that what can be exchanged can
 * still be exchanged.
 */
import type { AssembledMachine } from '../../../machine/assemble.ts';
import { compile, type Evaluate } from '../../../machine/compile.ts';
import { compileEffects } from '../../../machine/effects.ts';
import type { Cell } from '../../../machine/cell.ts';
import { cellsOf, simplify, term, type Expression } from '../../../machine/expression.ts';
import { cellsAsked } from '../facts/asked.ts';
import { weakest } from '../facts/weakest.ts';
import type { Symmetry } from '../../symmetry/symmetry.ts';
import type { Effect } from '../../../machine/statement.ts';
import { SeenPlaces } from './seen-places.ts';

/** One that may come with a move. */
interface Candidate {
  /** What it stores to: for a way, the place of the thread. */
  readonly cell: Cell;
  /** null for a way to a place where the thread was not seen. */
  readonly effect: Effect | null;
  /** Effects of the same kind are left out together. */
  readonly kind: string;
  readonly when: Expression;
  /** What is done before it, where the condition depends on that. */
  readonly before: readonly Effect[];
}

interface Parts {
  readonly lists: readonly (readonly Candidate[])[];
  readonly listOf: Uint16Array;
  readonly seen: SeenPlaces;
  readonly alike: readonly number[];
  readonly tests: Map<Candidate, Evaluate>;
}

/** Some of those of a move. */
export interface Signs {
  /** Cells, places among them, on which it depends whether one of them comes. */
  readonly asked: ReadonlySet<Cell>;
  readonly come: (state: Int32Array) => boolean;
}

export class RareEffects {
  /** Where threads may come to; to no other place. */
  readonly seen: SeenPlaces;
  private readonly machine: AssembledMachine;
  /** By thread: a number that it shares with those that it can be exchanged with. */
  private readonly alike: readonly number[];
  /** Effects that may come together with a move. */
  private readonly lists: readonly (readonly Candidate[])[];
  /** By move: which of these lists. */
  private readonly listOf: Uint16Array;
  /** By move: the same with ways. */
  private readonly withWays: (readonly Candidate[] | undefined)[];
  /** All effects; null until somebody asks. */
  private leftOut: ReadonlySet<Effect> | null = null;
  private readonly scratch: Int32Array;
  private readonly asked = new Map<Candidate, ReadonlySet<Cell>>();
  /** Whether it comes, compiled when that is first asked. */
  private readonly tests: Map<Candidate, Evaluate>;
  private readonly testsByMove: (readonly Evaluate[] | undefined)[];

  private constructor(machine: AssembledMachine, { lists, listOf, seen, alike, tests }: Parts) {
    const { length } = listOf;
    this.machine = machine;
    this.seen = seen;
    this.alike = alike;
    this.lists = lists;
    this.listOf = listOf;
    this.withWays = new Array<undefined>(length).fill(undefined);
    this.scratch = new Int32Array(machine.words);
    this.tests = tests;
    this.testsByMove = new Array<undefined>(length).fill(undefined);
  }

  static none(machine: AssembledMachine): RareEffects {
    return RareEffects.some(machine, () => false);
  }

  /** All effects that come on a condition. */
  static all(machine: AssembledMachine): RareEffects {
    return RareEffects.some(machine, () => true);
  }

  /** Where threads can be exchanged, those of threads only. */
  private static some(
    machine: AssembledMachine,
    isRare: (effect: Effect) => boolean,
    seen = SeenPlaces.all(machine),
    alike: readonly number[] = machine.program.threads.map((_, thread) => thread),
  ): RareEffects {
    const { code, program, actors } = machine;
    const hasSymmetry = alike.some((first, thread) => first !== thread);
    const lists: (readonly Candidate[])[] = [[]];
    const among = (effects: readonly Effect[], kind: string): number => {
      const list = candidatesOf(machine, effects, kind, isRare);
      return list.length === 0 ? 0 : lists.push(list) - 1;
    };
    const listOf = actors.flatMap(({ kind, thread }, actor) => {
      const places = code.instructions.map((_, place) => place);
      if (kind === 'thread')
        return places.map((place) => {
          if (!seen.has(thread, place)) return 0;
          const op = code.threads[thread]!.ops[place]!;
          return among(op.effects, `line ${code.instructions[place]!.line}`);
        });
      const e = program.environment[actor - machine.threads];
      const effects = e === undefined || hasSymmetry ? [] : e.effects;
      const own = among(effects, `actor ${actor}`);
      return e !== undefined && e.thread < 0 ? [own] : places.map(() => own);
    });
    const tests = new Map<Candidate, Evaluate>();
    return new RareEffects(machine, {
      lists,
      listOf: Uint16Array.from(listOf),
      seen,
      alike,
      tests,
    });
  }

  /** Those of them that there are in what is left of the machine; see `../../../machine/slice.ts`. */
  of(machine: AssembledMachine, { alike }: Pick<Symmetry, 'alike'>): RareEffects {
    const isRare = (effect: Effect): boolean => this.has(effect);
    return RareEffects.some(machine, isRare, this.seen.of(machine, alike), alike);
  }

  /** The same effects, and all ways to other places than these. */
  outside(seen: SeenPlaces): RareEffects {
    const { machine, lists, listOf, alike, tests } = this;
    return new RareEffects(machine, { lists, listOf, seen, alike, tests });
  }

  has(effect: Effect): boolean {
    this.leftOut ??= new Set(
      this.lists.flatMap((all) => all.flatMap(({ effect }) => effect ?? [])),
    );
    return this.leftOut.has(effect);
  }

  /** Whether one of them comes with the move in some state. */
  mayComeWith(move: number): boolean {
    return this.ofMove(move).length > 0;
  }

  /** Whether one of them comes with the move, which can be taken. */
  comeWith(state: Int32Array, move: number): boolean {
    const tests = (this.testsByMove[move] ??= this.ofMove(move).map((one) => this.testOf(one)));
    for (let i = 0; i < tests.length; i++) if (tests[i]!(state) !== 0) return true;
    return false;
  }

  /**
   * Those that may come with the move, on a condition that depends on one of the cells `changed`, or that store
   * to what is `touched`; null for none.
   */
  signs(move: number, changed: ReadonlySet<Cell>, touched: (cell: Cell) => boolean): Signs | null {
    const all = this.ofMove(move).filter(
      (one) => touched(one.cell) || [...this.askedBy(one)].some((c) => changed.has(c)),
    );
    if (all.length === 0) return null;
    const some = weakestOf(all);
    const tests = some.map((one) => this.testOf(one));
    return {
      asked: new Set(some.flatMap((one) => [...this.askedBy(one)])),
      come: (state) => tests.some((test) => test(state) !== 0),
    };
  }

  /** One of those that may come with the move comes where one of these holds, each at its moment. */
  conditions(move: number): readonly Expression[] {
    return weakestOf(this.ofMove(move)).map(({ when }) => when);
  }

  /** The others, where some come with the move. */
  without(state: Int32Array, move: number): RareEffects {
    const coming = this.ofMove(move).filter((one) => this.testOf(one)(state) !== 0);
    if (coming.length === 0) return this;
    const kinds = new Set(coming.map(({ kind }) => kind));
    const { machine, scratch, listOf, alike, tests } = this;
    const lists = this.lists.map((list) =>
      list.some(({ kind }) => kinds.has(kind)) ? list.filter(({ kind }) => !kinds.has(kind)) : list,
    );
    scratch.set(state);
    machine.mover.take(scratch, move);
    const isSent = coming.some(({ effect }) => effect === null);
    const seen = isSent ? this.seen.with(scratch, alike) : this.seen;
    return new RareEffects(machine, { lists, listOf, seen, alike, tests });
  }

  private ofMove(move: number): readonly Candidate[] {
    return (this.withWays[move] ??= [...this.lists[this.listOf[move]!]!, ...this.waysOf(move)]);
  }

  /** A thread that goes on is sent where it was not seen, once its effects are done. */
  private waysOf(move: number): readonly Candidate[] {
    const { machine, seen } = this;
    const { mover, actors, code, layout, places, program } = machine;
    const actor = mover.actors[move]!;
    const { kind, thread } = actors[actor]!;
    const isTimeout = actor >= machine.threads + program.environment.length;
    if (kind !== 'thread' && !isTimeout) return [];
    const { ops, next } = code.threads[thread]!;
    const place = mover.placeOf(move);
    const when = simplify(seen.beyond(thread, next[place]!), layout.constants);
    if (when.kind === 'constant' && when.value === 0) return [];
    const before = isTimeout ? [] : askedIn(ops[place]!.effects, when);
    return [{ cell: places.cells[thread]!, effect: null, kind: 'way', when, before }];
  }

  private askedBy(one: Candidate): ReadonlySet<Cell> {
    const read = [one.when, ...one.before.flatMap((e) => [e.value, e.when ?? true])];
    const known = this.asked.get(one) ?? cellsAsked(this.machine, read.map(term));
    this.asked.set(one, known);
    return known;
  }

  private testOf(one: Candidate): Evaluate {
    const known = this.tests.get(one) ?? this.compiled(one);
    this.tests.set(one, known);
    return known;
  }

  private compiled({ when, before }: Candidate): Evaluate {
    const { scratch } = this;
    const { layout, places } = this.machine;
    const comes = compile(when, layout, places);
    if (before.length === 0) return comes;
    const does = compileEffects(before, layout, places);
    return (state) => {
      scratch.set(state);
      does(scratch);
      return comes(scratch);
    };
  }
}

function candidatesOf(
  { layout, code }: AssembledMachine,
  effects: readonly Effect[],
  kind: string,
  isRare: (effect: Effect) => boolean,
): Candidate[] {
  return effects.flatMap((effect, i) => {
    if (!isRare(effect)) return [];
    const when = simplify(term(effect.when ?? true), layout.constants);
    if (when.kind === 'constant' || layout.constants.has(effect.cell)) return [];
    const before = askedIn(effects.slice(0, i), when);
    const place = placeIn(when);
    const own = place < 0 ? `${kind}, ${i}` : `at line ${code.instructions[place]!.line}`;
    return [{ cell: effect.cell, effect, kind: own, when, before }];
  });
}

/**
 * The place that a condition asks for and nothing else: what notes where a thread is interrupted. One that may be
 * interrupted there by something may be by anything, and so may the others; to see each of that may take long.
 */
const placeIn = (when: Expression): number =>
  when.kind === 'place' && typeof when.where === 'object' && 'instruction' in when.where
    ? when.where.instruction
    : -1;

/** All of them where the condition depends on one. */
function askedIn(effects: readonly Effect[], when: Expression): readonly Effect[] {
  const asked = cellsOf(when);
  return effects.some(({ cell }) => asked.has(cell)) ? effects : [];
}

/** One of these comes wherever one of all does. Only what is asked before anything is stored to it can be compared. */
function weakestOf(candidates: readonly Candidate[]): Candidate[] {
  const alone = candidates.filter(({ before }) => before.length === 0);
  const kept = new Set(weakest(alone.map(({ when }) => when)));
  return candidates.filter(({ before, when }) => before.length > 0 || kept.has(when));
}
