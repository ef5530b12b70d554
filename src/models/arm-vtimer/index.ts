/** The virtual timer of arm64 guests on CPUs that they share: a scenario in, a model out. */
import type { Result } from '../../base/result.ts';
import type { EditRefusal } from '../../machine/edit/edit.ts';
import { modelFrom } from '../assembled.ts';
import type { Model } from '../model.ts';
import { aftermath } from './aftermath.ts';
import { NOTHING_COUNTED } from './accesses.ts';
import { aboutSetup } from './describe.ts';
import { environmentOf } from './environment.ts';
import { explain } from './explain.ts';
import { invariantsOf } from './invariants.ts';
import { threadsOf } from './kernel/routines.ts';
import { registersOf } from './registers.ts';
import type { Scenario } from './settings.ts';
import { cellsOf, declareSetup } from './setup.ts';
import { signalsOf } from './signals.ts';

/** `scenario` must have passed the gate; refused where its edits do not fit the program. */
export function openArmVtimer(scenario: Scenario): Result<Model, EditRefusal> {
  const setup = declareSetup(scenario);
  const registers = registersOf(setup);
  return modelFrom({
    edits: scenario.edits,
    program: {
      cells: cellsOf(setup),
      threads: threadsOf(setup),
      environment: environmentOf(setup),
      initialExact: BigUint64Array.from(NOTHING_COUNTED),
    },
    invariants: invariantsOf(setup),
    registers,
    signals: signalsOf(setup),
    about: aboutSetup(setup, registers),
    explain: (invariant, at) => explain(setup, invariant, at),
    aftermath: (at) => aftermath(setup, at),
  });
}
