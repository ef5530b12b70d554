/** What a question can be about: everything of a machine that has an id. */
import { nearest } from '../../base/nearest.ts';
import type { AssembledMachine } from '../../machine/assemble.ts';
import type { Cell } from '../../machine/cell.ts';

/** Kinds of things that a condition names by their id alone. */
export const NAMED_KINDS = ['cell', 'event', 'invariant'] as const;

export type NamedKind = (typeof NAMED_KINDS)[number];

export class Names {
  readonly cells: ReadonlyMap<string, Cell>;
  readonly events: readonly string[];
  readonly invariants: readonly string[];
  readonly threads: readonly string[];
  /** Those at which a thread can stand. */
  readonly lines: readonly string[];
  readonly functions: readonly string[];
  readonly phases: readonly string[];

  constructor({ given, code }: AssembledMachine) {
    this.cells = new Map(given.cells.map((cell) => [cell.id, cell]));
    this.events = given.events;
    this.invariants = given.invariants.map(({ id }) => id);
    this.threads = given.threads.map(({ id }) => id);
    const standing = new Set(code.instructions.map(({ line }) => line));
    this.lines = code.lines.flatMap(({ id }, line) => (standing.has(line) ? id : []));
    this.functions = code.functions.map(({ name }) => name);
    this.phases = given.phases;
  }

  /** All ids of a kind. */
  of(kind: NamedKind): readonly string[] {
    if (kind === 'cell') return [...this.cells.keys()];
    return kind === 'event' ? this.events : this.invariants;
  }

  /** Kinds of which something has this id. */
  kindsOf(id: string): readonly NamedKind[] {
    return NAMED_KINDS.filter((kind) => this.of(kind).includes(id));
  }

  /** Ids of the lines that `name` may stand for: an id, or the label behind the colon of several. */
  linesCalled(name: string): readonly string[] {
    return this.lines.includes(name)
      ? [name]
      : this.lines.filter((id) => id.slice(id.indexOf(':') + 1) === name);
  }
}

/** Ids that are told all at once. */
const FEW = 7;

/** `; did you mean rack.latch?`, or all that there are where these are few; '' where nothing helps. */
export function hint(name: string, candidates: readonly string[]): string {
  const near = nearest(name, candidates);
  if (near !== null) return `; did you mean ${written(near)}?`;
  const all = [...new Set(candidates)];
  const isFew = all.length > 0 && all.length <= FEW;
  return isFew ? `; there are ${all.map(written).join(', ')}` : '';
}

/** As it has to be written in a question. */
const written = (id: string): string => (/^[\w.:#/[\]-]+$/.test(id) ? id : `"${id}"`);
