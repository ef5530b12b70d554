/** A mutant is dead with the first counterexample: no time is spent on finding a smaller one. */
import * as fc from 'fast-check';

fc.configureGlobal({ endOnFailure: true });
