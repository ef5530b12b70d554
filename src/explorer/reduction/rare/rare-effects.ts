/**
 * Effects that are taken for impossible: each comes only on a condition, and in none of the runs that were
 * tried out did it come (`probe.ts`). What is worked out about the machine is worked out without them.
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
import { compileEffects, type Update } from '../../../machine/effects.ts';
import type { Cell } from '../../../machine/cell.ts';
import {
  cellsOf,
  simplify,
  term,
  type Expression,
  type Term,
} from '../../../machine/expression.ts';
import { cellsAsked } from '../facts/asked.ts';
import { weakest } from '../facts/weakest.ts';
import type { Effect } from '../../../machine/statement.ts';

/** One that may come with a move. */
interface Candidate {
  readonly effect: Effect;
  /** Those of the same kind are left out together. */
  readonly kind: string;
  /** Compiled when it is first asked. */
  readonly when: () => Evaluate;
  readonly expression: Expression;
  /** All on which it depends whether it comes. */
  readonly read: readonly Term[];
  /** What is done before it, where the condition depends on that; else null. */
  readonly before: Update | null;
}

/** Some of those of a move. */
export interface Signs {
  /** Cells, places among them, on which it depends whether one of them comes. */
  readonly asked: ReadonlySet<Cell>;
  readonly come: (state: Int32Array) => boolean;
}

export class RareEffects {
  private readonly machine: AssembledMachine;
  /** By move. */
  private readonly byMove: readonly (readonly Candidate[])[];
  /** All of them; null until somebody asks. */
  private leftOut: ReadonlySet<Effect> | null = null;
  private readonly scratch: Int32Array;
  private readonly asked = new Map<Candidate, ReadonlySet<Cell>>();

  private constructor(machine: AssembledMachine, byMove: readonly (readonly Candidate[])[]) {
    this.machine = machine;
    this.byMove = byMove;
    this.scratch = new Int32Array(machine.words);
  }

  static none(machine: AssembledMachine): RareEffects {
    return new RareEffects(
      machine,
      machine.mover.cases.map(() => []),
    );
  }

  /** All effects that come on a condition; those of threads only, where threads can be exchanged. */
  static all(machine: AssembledMachine, hasSymmetry: boolean): RareEffects {
    return RareEffects.some(machine, hasSymmetry, () => true);
  }

  private static some(
    machine: AssembledMachine,
    hasSymmetry: boolean,
    isRare: (effect: Effect) => boolean,
  ): RareEffects {
    const { code, program, actors } = machine;
    const among = (effects: readonly Effect[], kind: string): Candidate[] =>
      candidatesOf(machine, effects, kind, isRare);
    return new RareEffects(
      machine,
      actors.flatMap(({ kind, thread }, actor) => {
        const places = code.instructions.map((_, place) => place);
        if (kind === 'thread')
          return places.map((place) => {
            const op = code.threads[thread]!.ops[place]!;
            return among(op.effects, `line ${code.instructions[place]!.line}`);
          });
        const e = program.environment[actor - machine.threads];
        const effects = e === undefined || hasSymmetry ? [] : e.effects;
        const own = among(effects, `actor ${actor}`);
        return e !== undefined && e.thread < 0 ? [own] : places.map(() => own);
      }),
    );
  }

  /** Those of them that there are in what is left of the machine; see `../../../machine/slice.ts`. */
  of(machine: AssembledMachine, hasSymmetry: boolean): RareEffects {
    return RareEffects.some(machine, hasSymmetry, (effect) => this.has(effect));
  }

  has(effect: Effect): boolean {
    this.leftOut ??= new Set(this.byMove.flat().map((one) => one.effect));
    return this.leftOut.has(effect);
  }

  /** Whether one of them comes with the move, which can be taken. */
  comeWith(state: Int32Array, move: number): boolean {
    const candidates = this.byMove[move]!;
    for (let i = 0; i < candidates.length; i++) if (this.comes(state, candidates[i]!)) return true;
    return false;
  }

  /**
   * Those that may come with the move, on a condition that depends on one of the cells `changed`, or that store
   * to what is `touched`; null for none.
   */
  signs(move: number, changed: ReadonlySet<Cell>, touched: (cell: Cell) => boolean): Signs | null {
    const all = this.byMove[move]!.filter(
      (one) => touched(one.effect.cell) || [...this.askedBy(one)].some((c) => changed.has(c)),
    );
    if (all.length === 0) return null;
    const alone = all.filter(({ before }) => before === null);
    const kept = new Set(weakest(alone.map(({ expression }) => expression)));
    const some = all.filter(({ before, expression }) => before !== null || kept.has(expression));
    return {
      asked: new Set(some.flatMap((one) => [...this.askedBy(one)])),
      come: (state) => some.some((one) => this.comes(state, one)),
    };
  }

  /** The others, where some come with the move. */
  without(state: Int32Array, move: number): RareEffects {
    const coming = this.byMove[move]!.filter((one) => this.comes(state, one));
    const kinds = new Set(coming.map(({ kind }) => kind));
    if (kinds.size === 0) return this;
    const { machine } = this;
    return new RareEffects(
      machine,
      this.byMove.map((candidates) => candidates.filter(({ kind }) => !kinds.has(kind))),
    );
  }

  private askedBy(one: Candidate): ReadonlySet<Cell> {
    const known = this.asked.get(one) ?? cellsAsked(this.machine, one.read.map(term));
    this.asked.set(one, known);
    return known;
  }

  private comes(state: Int32Array, { when, before }: Candidate): boolean {
    if (before === null) return when()(state) !== 0;
    const { scratch } = this;
    scratch.set(state);
    before(scratch);
    return when()(scratch) !== 0;
  }
}

function candidatesOf(
  machine: AssembledMachine,
  effects: readonly Effect[],
  kind: string,
  isRare: (effect: Effect) => boolean,
): Candidate[] {
  const { layout, places } = machine;
  return effects.flatMap((effect, i) => {
    if (!isRare(effect)) return [];
    const when = simplify(term(effect.when ?? true), layout.constants);
    if (when.kind === 'constant' || layout.constants.has(effect.cell)) return [];
    const before = effects.slice(0, i);
    const isChanged = before.some(({ cell }) => cellsOf(when).has(cell));
    const read = [when, ...(isChanged ? before.flatMap((e) => [e.value, e.when ?? true]) : [])];
    return [
      {
        effect,
        kind: `${kind}, ${i}`,
        when: once(() => compile(when, layout, places)),
        expression: when,
        read,
        before: isChanged ? compileEffects(before, layout, places) : null,
      },
    ];
  });
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
