/** What a machine's rules answer about numbers without a run: what they take, and what they give. */

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

export interface CalculatorInfo {
  /** Of the command. */
  readonly name: string;
  readonly summary: string;
  readonly fields: readonly CalculatorField[];
}

/** What was typed, by the fields' keys; a field that is not there has its default. */
export type Given = Readonly<Record<string, string>>;

export interface Calculated {
  /** What was worked out, one step after the other, a sentence each. */
  readonly steps: readonly string[];
  /** The same for programs: 64-bit values as `0x` and sixteen digits. */
  readonly values: Readonly<Record<string, unknown>>;
  /** The hash of a link to the run with these numbers, where they show; null if they cannot be run. */
  readonly link: string | null;
}

/** What is wrong with what was typed, and where. */
export interface CalculatorProblem {
  /** Of the field. */
  readonly key: string;
  /** e.g. `expected a time that is not negative`. */
  readonly sentence: string;
}
