/**
 * Effects that are taken for impossible: each comes only on a condition, and in none of the runs that were
 * tried out did it come (`probe.ts`). What is worked out about the machine is worked out without them.
 *
 * Why that keeps every verdict. Let M' be the machine that stops where one of them would come. As long as none
 * comes, M and M' do the same, and what is worked out about steps is true of M'. That a step brings one of them
 * is kept like an event that an invariant waits for: steps accord only if neither changes whether the other does
 * (`../agreement/accord.ts`). So whatever M' comes to, the coming of such an effect included, a search of M' with
 * fewer steps comes to as well. It takes the steps of M and looks at each whether it brings one. If none does,
 * none can come in M' at all, nor in M, and all that was found of M' is true of M. If one does, the search goes
 * on for as long as it took up to there, to learn which others come, and then begins again without these
 * (`../../search.ts`); after a few times, with none.
 *
 * With symmetry they are left out on a line of all threads or of none, so that what can be exchanged can
 * still be exchanged.
 */
import type { AssembledMachine } from '../../../machine/assemble.ts';
import { compile, type Evaluate } from '../../../machine/compile.ts';
import { compileEffects, type Update } from '../../../machine/effects.ts';
import { cellsOf, simplify, term } from '../../../machine/expression.ts';
import type { Effect } from '../../../machine/statement.ts';

/** One that may come with a move. */
interface Candidate {
  readonly effect: Effect;
  /** Those of the same kind are left out together. */
  readonly kind: string;
  readonly when: Evaluate;
  /** What is done before it, where the condition depends on that; else null. */
  readonly before: Update | null;
}

export class RareEffects {
  private readonly machine: AssembledMachine;
  /** By move. */
  private readonly byMove: readonly (readonly Candidate[])[];
  /** All of them; null until somebody asks. */
  private leftOut: ReadonlySet<Effect> | null = null;
  private readonly scratch: Int32Array;

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
    const { code, program, actors } = machine;
    return new RareEffects(
      machine,
      actors.flatMap(({ kind, thread }, actor) => {
        const places = code.instructions.map((_, place) => place);
        if (kind === 'thread')
          return places.map((place) => {
            const op = code.threads[thread]!.ops[place]!;
            return candidatesOf(machine, op.effects, `line ${code.instructions[place]!.line}`);
          });
        const e = program.environment[actor - machine.threads];
        const effects = e === undefined || hasSymmetry ? [] : e.effects;
        const own = candidatesOf(machine, effects, `actor ${actor}`);
        return e !== undefined && e.thread < 0 ? [own] : places.map(() => own);
      }),
    );
  }

  /** Those of them that there are in what is left of the machine; see `../../../machine/slice.ts`. */
  of(machine: AssembledMachine, hasSymmetry: boolean): RareEffects {
    const { byMove } = RareEffects.all(machine, hasSymmetry);
    return new RareEffects(
      machine,
      byMove.map((candidates) => candidates.filter(({ effect }) => this.has(effect))),
    );
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

  private comes(state: Int32Array, { when, before }: Candidate): boolean {
    if (before === null) return when(state) !== 0;
    const { scratch } = this;
    scratch.set(state);
    before(scratch);
    return when(scratch) !== 0;
  }
}

function candidatesOf(
  { layout, places }: AssembledMachine,
  effects: readonly Effect[],
  kind: string,
): Candidate[] {
  return effects.flatMap((effect, i) => {
    const when = simplify(term(effect.when ?? true), layout.constants);
    if (when.kind === 'constant' || layout.constants.has(effect.cell)) return [];
    const asked = cellsOf(when);
    const before = effects.slice(0, i);
    return [
      {
        effect,
        kind: `${kind}, ${i}`,
        when: compile(when, layout, places),
        before: before.some(({ cell }) => asked.has(cell))
          ? compileEffects(before, layout, places)
          : null,
      },
    ];
  });
}
