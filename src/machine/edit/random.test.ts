/** Random programs with random edits run step by step as a plain walk through their statements does. */
import * as fc from 'fast-check';
import { it } from 'vitest';
import { compareRuns } from '../../testing/machine/compare.ts';
import { randomEdits } from '../../testing/machine/random-edits.ts';
import { anyProgram } from '../../testing/machine/random-program.ts';
import { expectEnough, runs } from '../../testing/runs.ts';
import { assemble } from '../assemble.ts';
import { listing } from '../listing.ts';
import { applyEdits } from './apply.ts';

const PROGRAMS = runs(80);
const STEPS = 40;

it('an edited program does what its statements say', () => {
  const anyChoices = fc.array(fc.nat(), { minLength: STEPS, maxLength: STEPS });
  const made = { skip: 0, split: 0, move: 0, force: 0 };
  fc.assert(
    fc.property(
      anyProgram,
      fc.array(fc.nat(), { maxLength: 5 }),
      anyChoices,
      (program, picks, choices) => {
        const edits = randomEdits(program, picks);
        for (const { kind } of edits) made[kind]++;
        const edited = applyEdits(program, edits);
        if (!edited.ok) throw new Error(edited.error.sentence);
        const machine = assemble(edited.value);
        try {
          compareRuns(machine, choices);
        } catch (error) {
          throw new Error(`in this program:\n${listing(machine.code)}`, { cause: error });
        }
      },
    ),
    { numRuns: PROGRAMS },
  );
  // Programs differ from run to run: this only says that no kind of edit was left out.
  expectEnough(Math.min(...Object.values(made)));
});
