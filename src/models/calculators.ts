/** The calculators of all machines, for the terminal. */
import type { Calculator } from './calculator.ts';
import { offsetCalculator } from './tb-offset/calculator.ts';

export const calculators: readonly Calculator[] = [offsetCalculator];
