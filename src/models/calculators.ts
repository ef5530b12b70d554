/** The calculators, for the terminal: of those that several machines offer the one of the first. */
import type { Calculator } from './calculator.ts';
import { offsetCalculator } from './offset-calculator/calculator.ts';
import { movedGuest } from './tb-offset/moved-guest.ts';

export const calculators: readonly Calculator[] = [offsetCalculator(movedGuest)];
