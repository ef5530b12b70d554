/** A guest that stops: a scenario in, a model out. */
import type { Result } from '../../base/result.ts';
import type { EditRefusal } from '../../machine/edit/edit.ts';
import { modelFrom } from '../assembled.ts';
import type { Model } from '../model.ts';
import { aboutSetup } from './describe.ts';
import { environmentOf } from './environment.ts';
import { explain } from './explain.ts';
import { invariantsOf } from './invariants.ts';
import { routinesOf } from './kernel/routines.ts';
import { registersOf } from './registers.ts';
import type { Scenario } from './settings.ts';
import { cellsOf, declareSetup } from './setup.ts';
import { signalsOf } from './signals.ts';

/** `scenario` must have passed the gate; refused where its edits do not fit the program. */
export function openGuestStop(scenario: Scenario): Result<Model, EditRefusal> {
  const setup = declareSetup(scenario);
  return modelFrom({
    edits: scenario.edits,
    program: {
      threads: [{ id: 'vcpu', label: 'vcpu', routines: routinesOf(setup), start: 'start' }],
      environment: setup.starts ? environmentOf(setup) : [],
      cells: cellsOf(setup),
      initialExact: new BigUint64Array(0),
    },
    invariants: invariantsOf(setup),
    registers: registersOf(setup),
    signals: signalsOf(setup),
    about: aboutSetup(setup),
    explain: (invariant, at) => explain(setup, invariant, at),
  });
}
