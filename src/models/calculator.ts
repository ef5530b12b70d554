/** A question about numbers that a machine's own rules answer without a run. */
import type { Result } from '../base/result.ts';
import type { CalculatorInfo, CalculatorProblem, Given } from '../protocol/calculator.ts';

export interface Calculation {
  /** As in `Calculated`. */
  readonly steps: readonly string[];
  readonly values: Readonly<Record<string, unknown>>;
  /** A scenario of the model with these numbers, as it may come from outside; null if none has them. */
  readonly scenario: object | null;
  /** The event at which its run shows them. */
  readonly event: string;
}

export interface Calculator extends CalculatorInfo {
  /** Id of the model in which the numbers can be run. */
  readonly model: string;
  compute(given: Given): Result<Calculation, CalculatorProblem>;
}
