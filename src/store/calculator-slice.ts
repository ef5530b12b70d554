/** What the calculator of the machine on the screen answers. Whoever asks keeps the answer. */
import type { Result } from '../base/result.ts';
import type { Calculated, CalculatorProblem, Given } from '../protocol/calculator.ts';
import type { EnginePort } from './engine-port.ts';

export interface CalculatorSlice {
  /** null where nobody can say. */
  readonly calculate: (given: Given) => Promise<Result<Calculated, CalculatorProblem> | null>;
}

export const createCalculatorSlice = (engine: EnginePort): CalculatorSlice => ({
  calculate: (given) => engine.calculate(given),
});
