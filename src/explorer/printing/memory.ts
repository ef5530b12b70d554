/** What is to be known of a run beside the state of its machine: how much of the log it has printed, and what is still to come. */
import type { Print } from '../../models/prints.ts';

/** A line that a step has left to be printed. */
export interface Pending {
  readonly print: Print;
  readonly values: Readonly<Record<string, bigint>>;
  readonly key: string;
}

export interface Memory {
  /** So many lines of the log have been printed. */
  readonly printed: number;
  /** By keeper: what it has read; null before. */
  readonly kept: readonly (bigint | null)[];
  /** Lines that their threads print before they take another step. */
  readonly due: readonly Pending[];
  /** Lines that somebody else prints some time; in no order. */
  readonly waiting: readonly Pending[];
  /** Bits of lines of the program: those that a printed line has allowed, and those that were taken. */
  readonly allowed: number;
  readonly taken: number;
}

/** Memories by number, each once: a word of a state is enough for one. */
export class Memories {
  readonly #all: Memory[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(memory: Memory): number {
    const key = keyOf(memory);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#all.push(memory) - 1;
    this.#numbers.set(key, number);
    return number;
  }

  get(number: number): Memory {
    return this.#all[number]!;
  }

  get size(): number {
    return this.#all.length;
  }
}

export const pending = (print: Print, values: Readonly<Record<string, bigint>>): Pending => ({
  print,
  values,
  key: `${print.thread} ${print.at} ${print.kind} ${Object.entries(values).join(' ')}`,
});

export function keyOf({ printed, kept, due, waiting, allowed, taken }: Memory): string {
  const keys = (all: readonly Pending[]) => all.map(({ key }) => key).sort();
  return [printed, allowed, taken, kept.join(), ...keys(due), '|', ...keys(waiting)].join('\n');
}

/** All but one that is printed now. */
export const without = (all: readonly Pending[], one: Pending): readonly Pending[] =>
  all.filter((other) => other !== one);
