/** Which moves of a machine print, and what they have to do with lines that come later. */
import { timeoutOf } from '../../machine/actors.ts';
import { momentOf, type AssembledMachine } from '../../machine/assemble.ts';
import { compile, type Evaluate } from '../../machine/compile.ts';
import { term } from '../../machine/expression.ts';
import {
  isReadBefore,
  type Print,
  type Prints,
  type ReadBefore,
  type Shown,
} from '../../models/prints.ts';
import type { WantedLine } from '../../protocol/printing.ts';

/** A print of a kind that the log has. */
export interface Recorded {
  readonly print: Print;
  readonly when: Evaluate;
  /** What it shows that is read with the step, by name. */
  readonly direct: readonly (readonly [name: string, of: (state: Int32Array) => bigint])[];
  /** What it shows that was read before, by name: the place of the keeper. */
  readonly kept: readonly (readonly [name: string, keeper: number])[];
}

/** A number that a thread reads while it stands somewhere, for a line that comes later. */
export interface Keeper {
  readonly thread: number;
  readonly of: (state: Int32Array) => bigint;
  /** By instruction: 1 where the thread may read it. */
  readonly stands: Uint8Array;
}

/** What a move has to do with lines. */
export interface MoveInfo {
  /** Whose step it is, by index; -1 for the environment. */
  readonly thread: number;
  readonly prints: readonly Recorded[];
  /** Keepers that must have read before it. */
  readonly leaves: readonly number[];
  /** Keepers whose number nobody needs any more. */
  readonly forgets: readonly number[];
  /** The bit of its line, where lines wait for that, or come only before it; else 0. */
  readonly gate: number;
  /** Something must have been printed before it. */
  readonly isAllowed: boolean;
}

const NO_EXACT = new BigUint64Array(0);

export class PrintingMoves {
  readonly keepers: readonly Keeper[];
  /** Lines of programs behind which, or only before which, something is printed; a bit each. */
  readonly #gates: readonly string[];
  readonly #allowed: ReadonlySet<string>;
  readonly #machine: AssembledMachine;
  readonly #recorded: readonly Recorded[];
  readonly #known: (MoveInfo | undefined)[];
  /** Of each keeper, what it was declared as. */
  readonly #reads: readonly (ReadBefore & { readonly thread: number })[];

  constructor(machine: AssembledMachine, { all }: Prints, lines: readonly WantedLine[]) {
    this.#machine = machine;
    this.#known = new Array<MoveInfo | undefined>(machine.mover.cases.length);
    const kinds = new Set(lines.map(({ kind }) => kind));
    const prints = all.filter(({ kind }) => kinds.has(kind));
    this.#allowed = new Set(prints.flatMap(({ allows }) => allows ?? []));
    this.#gates = [...new Set([...this.#allowed, ...prints.flatMap(({ until }) => until ?? [])])];
    const reads: (ReadBefore & { readonly thread: number })[] = [];
    const keeperOf = (thread: number, read: ReadBefore): number => {
      const known = reads.findIndex((one) => one.thread === thread && one.at === read.at);
      return known >= 0 ? known : reads.push({ ...read, thread }) - 1;
    };
    this.#recorded = prints.map((print) => {
      const isWanted = (name: string) =>
        lines.some(({ kind, values }) => kind === print.kind && values[name] !== undefined);
      const values = Object.entries(print.values);
      return {
        print,
        when: compile(term(print.when), machine.layout, machine.places),
        direct: values.flatMap(([name, value]) =>
          isReadBefore(value) ? [] : [[name, this.#reader(value)] as const],
        ),
        // Nobody keeps what no line of the log shows.
        kept: values.flatMap(([name, value]) =>
          isReadBefore(value) && isWanted(name)
            ? [[name, keeperOf(print.thread, value)] as const]
            : [],
        ),
      };
    });
    this.#reads = reads;
    this.keepers = reads.map(({ thread, at, of }) => ({
      thread,
      of: this.#reader(of),
      stands: machine.places.accepts({ line: at }),
    }));
  }

  of(move: number): MoveInfo {
    return (this.#known[move] ??= this.#infoOf(move));
  }

  /** The bit of a line; 0 for none, or one that has none. */
  gateOf(at: string | undefined): number {
    const bit = at === undefined ? -1 : this.#gates.indexOf(at);
    return bit < 0 ? 0 : 1 << bit;
  }

  #reader(of: Shown) {
    const { layout } = this.#machine;
    return (state: Int32Array): bigint => of(momentOf(layout, state, NO_EXACT, 0));
  }

  #infoOf(move: number): MoveInfo {
    const { mover, actors, threads, code, program } = this.#machine;
    const actor = mover.actors[move]!;
    const { id, thread: on } = actors[actor]!;
    const isGivenUp = actor >= threads && on >= 0 && id === timeoutOf(program.threads[on]!.id);
    if (actor >= threads && !isGivenUp)
      return { thread: -1, prints: [], leaves: [], forgets: [], gate: 0, isAllowed: true };
    const thread = actor < threads ? actor : on;
    const { line } = code.instructions[mover.placeOf(move)]!;
    const at = code.lines[line]!.id;
    const keepers = (is: (read: ReadBefore) => boolean): number[] =>
      this.#reads.flatMap((read, k) => (read.thread === thread && is(read) ? [k] : []));
    return {
      thread,
      prints: this.#recorded.filter(
        ({ print }) =>
          print.thread === thread && print.at === at && (print.givenUp ?? false) === isGivenUp,
      ),
      leaves: keepers((read) => read.at === at),
      forgets: keepers((read) => read.until === at),
      gate: this.gateOf(at),
      isAllowed: !this.#allowed.has(at),
    };
  }
}
