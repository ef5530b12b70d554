/** Random small programs run step by step as a plain walk through their statements does. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareRuns } from '../testing/machine/compare.ts';
import { anyProgram } from '../testing/machine/random-program.ts';
import { runs } from '../testing/runs.ts';
import { assemble } from './assemble.ts';
import { disassembly } from './disassembly.ts';

const PROGRAMS = runs(80);
const STEPS = 40;
/** It is seconds of work on a busy computer. */
const TIMEOUT_MS = 60_000;

it(
  'an assembled program does what its statements say',
  () => {
    const anyChoices = fc.array(fc.nat(), { minLength: STEPS, maxLength: STEPS });
    let steps = 0;
    fc.assert(
      fc.property(anyProgram, anyChoices, (program, choices) => {
        const machine = assemble(program);
        try {
          steps += compareRuns(machine, choices);
        } catch (error) {
          throw new Error(`in this program:\n${disassembly(machine.code, 0)}`, { cause: error });
        }
      }),
      { numRuns: PROGRAMS },
    );
    // Programs that stop at once would prove nothing.
    expect(steps).toBeGreaterThan(PROGRAMS);
  },
  TIMEOUT_MS,
);
