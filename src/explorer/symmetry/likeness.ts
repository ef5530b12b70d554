/**
 * Whether two blocks can be exchanged. Every thread and cell of one takes the name of its counterpart
 * in the other; then the whole machine must read as before, place by place, actor by actor, invariant
 * by invariant, and must start in the same state. Values are never renamed: a machine in which one of
 * them names a thread or a group reads differently, and is refused.
 */
import type { AssembledMachine } from '../../machine/assemble.ts';
import { read, type Cell } from '../../machine/cell.ts';
import type { Block } from './blocks.ts';
import { CanonicalForm, Shorthand, type Names } from './canonical-form.ts';
import { Exchange } from './exchange.ts';

export interface Refusal {
  /** Why two blocks cannot be exchanged, a clause. */
  readonly reason: string;
  /** How far they were found alike: the more, the better the reason. */
  readonly alike: number;
}

export class Likeness {
  private readonly machine: AssembledMachine;
  private readonly start: Int32Array;
  private readonly shorthand = new Shorthand();
  private readonly form: CanonicalForm;
  // The machine as it is, read as far as somebody asks: most blocks are found different soon.
  private readonly threads: readonly Lines[];
  private environment: readonly string[] | null = null;
  private invariants: readonly string[] | null = null;

  /** Of what can be reached from `start`. */
  constructor(machine: AssembledMachine, start: Int32Array) {
    this.machine = machine;
    this.start = start;
    this.form = this.under({ cell: (c) => c, thread: (t) => t });
    this.threads = machine.program.threads.map((_, t) => new Lines(this.form.ofThread(t)));
  }

  exchange(a: Block, b: Block): Exchange | Refusal {
    const names = namesAfter(a, b);
    const form = this.under(names);
    const apart = (part: string): string => `${part} tells ${a.name} and ${b.name} apart`;
    const unlike =
      this.unlikeStart(a, b) ?? this.unlikeCells(a, b) ?? this.unlikeLine(form, names, apart);
    if (unlike !== null) return unlike;
    const others = this.counterparts(form);
    const odd = this.machine.program.environment[others.indexOf(-1)];
    if (odd !== undefined) return { reason: apart(odd.id), alike: 3 };
    return (
      this.unlikeInvariant(form, apart) ??
      new Exchange(this.machine, a, b, this.actorsAfter(names, others))
    );
  }

  /** By actor of the environment: the one that reads as it does under these names. */
  private counterparts(form: CanonicalForm): number[] {
    const { environment } = this.machine.program;
    this.environment ??= environment.map((e) => this.form.ofEnvironment(e));
    return counterparts(
      this.environment,
      environment.map((e) => form.ofEnvironment(e)),
    );
  }

  private under(names: Names): CanonicalForm {
    return new CanonicalForm(this.machine, names, this.shorthand);
  }

  private unlikeStart(a: Block, b: Block): Refusal | null {
    const { layout, places } = this.machine;
    const value = (c: Cell): number => read(this.start, layout.slot(c));
    const odd = pairs(a, b).find(([c, other]) => value(c) !== value(other));
    if (odd === undefined) return null;
    const [c, other] = odd;
    const how = places.cells.includes(c)
      ? 'begin at different places'
      : `do not begin alike: ${c.id} is ${value(c)}, ${other.id} ${value(other)}`;
    return { reason: `${a.name} and ${b.name} ${how}`, alike: 0 };
  }

  private unlikeCells(a: Block, b: Block): Refusal | null {
    const { constants } = this.machine.layout;
    const shape = (c: Cell): string => [c.min, c.max, c.temporary, constants.has(c)].join();
    const isAlike =
      a.cells.length === b.cells.length &&
      pairs(a, b).every(([c, other]) => shape(c) === shape(other));
    return isAlike ? null : { reason: `${a.name} and ${b.name} hold different cells`, alike: 1 };
  }

  /** The first line that reads differently. */
  private unlikeLine(
    form: CanonicalForm,
    names: Names,
    apart: (part: string) => string,
  ): Refusal | null {
    const { instructions, lines } = this.machine.code;
    for (const t of this.threads.keys()) {
      const other = this.threads[names.thread(t)]!;
      let place = 0;
      for (const text of form.ofThread(t)) {
        if (text !== other.at(place))
          return {
            reason: apart(this.lineName(place)),
            alike: 2 + instructions[place]!.line / lines.length,
          };
        place++;
      }
    }
    return null;
  }

  /** e.g. `H4 of wait_for_others (wait until busy[0] == 0)` */
  private lineName(place: number): string {
    const { lines, instructions, functions } = this.machine.code;
    const { line, text } = instructions[place]!;
    const { label, function: fn } = lines[line]!;
    const name = functions[fn]!.name;
    return label === '' ? `“${text}” of ${name}` : `${label} of ${name} (${text})`;
  }

  private unlikeInvariant(form: CanonicalForm, apart: (part: string) => string): Refusal | null {
    const { invariants } = this.machine.program;
    const asTheyAre = (this.invariants ??= invariants.map((one) => this.form.ofInvariant(one)));
    const odd = invariants.find((one, i) => form.ofInvariant(one) !== asTheyAre[i]);
    return odd === undefined ? null : { reason: apart(`the invariant ${odd.id}`), alike: 4 };
  }

  /** Threads, the environment, and timeouts of threads. */
  private actorsAfter(names: Names, others: readonly number[]): Uint8Array {
    const { actors, threads } = this.machine;
    const firstTimeout = threads + others.length;
    return Uint8Array.from(actors, ({ kind, thread }, actor) => {
      if (kind === 'thread') return names.thread(thread);
      if (actor < firstTimeout) return threads + others[actor - threads]!;
      return actors.findIndex((one, i) => i >= firstTimeout && one.thread === names.thread(thread));
    });
  }
}

/** What a thread does, place by place, written down when it is asked for. */
class Lines {
  private readonly known: string[] = [];
  private readonly more: Iterator<string>;

  constructor(more: Iterator<string>) {
    this.more = more;
  }

  at(place: number): string | undefined {
    while (this.known.length <= place) {
      const next = this.more.next();
      if (next.done === true) return undefined;
      this.known.push(next.value);
    }
    return this.known[place];
  }
}

const pairs = (a: Block, b: Block): (readonly [Cell, Cell])[] =>
  a.cells.flatMap((c, i) => (i < b.cells.length ? [[c, b.cells[i]!] as const] : []));

function namesAfter(a: Block, b: Block): Names {
  const cells = new Map(pairs(a, b).flatMap(([c, other]) => [[c, other] as const, [other, c]]));
  const threads = new Map(
    a.threads.flatMap((t, i) => [[t, b.threads[i]!] as const, [b.threads[i]!, t]]),
  );
  return { cell: (c) => cells.get(c) ?? c, thread: (t) => threads.get(t) ?? t };
}

/** By text: the one that reads so as it is, each of those that read the same once; -1 for none. */
function counterparts(asTheyAre: readonly string[], renamed: readonly string[]): number[] {
  const free = asTheyAre.map((text, i) => ({ text, i }));
  return renamed.map((text) => {
    const found = free.findIndex((one) => one.text === text);
    return found < 0 ? -1 : free.splice(found, 1)[0]!.i;
  });
}
