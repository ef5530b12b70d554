/** A question about numbers that a machine's own rules answer without a run: what it takes, what it gives. */
import type { Result } from '../base/result.ts';

export interface CalculatorField {
  readonly key: string;
  /** On the command line, behind `--`. */
  readonly flag: string;
  readonly label: string;
  /** One sentence: what it is. */
  readonly help: string;
  /** Ticks come in hexadecimal, decimal or as a time, e.g. `1.5 s`. */
  readonly kind: 'ticks' | 'choice';
  /** Of a choice. */
  readonly options: readonly string[];
  /** What it is if left out; null for what has to be given, '' for what may be missing. */
  readonly default: string | null;
}

export interface Calculation {
  /** What was worked out, one step after the other, a sentence each. */
  readonly steps: readonly string[];
  /** The same for programs: 64-bit values as `0x` and sixteen digits. */
  readonly values: Readonly<Record<string, unknown>>;
  /** A scenario of the model with these numbers, as it may come from outside. */
  readonly scenario: object;
  /** The event at which its run shows them. */
  readonly event: string;
}

export interface Calculator {
  /** Of the command. */
  readonly name: string;
  /** Id of the model in which the numbers can be run. */
  readonly model: string;
  readonly summary: string;
  readonly fields: readonly CalculatorField[];
  /** By key; a field that is not there has its default. The error is one sentence. */
  compute(given: Readonly<Record<string, string>>): Result<Calculation, string>;
}
