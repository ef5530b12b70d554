/** A guest's decrementer, on its host and in a migration: a scenario in, a model out. */
import type { Result } from '../../base/result.ts';
import type { EditRefusal } from '../../machine/edit/edit.ts';
import { modelFrom } from '../assembled.ts';
import type { Model } from '../model.ts';
import { aftermath } from './aftermath.ts';
import { aboutSetup } from './describe.ts';
import { environmentOf } from './environment.ts';
import { explain } from './explain.ts';
import { invariantsOf } from './invariants.ts';
import { ENTRY } from './kernel/entry.ts';
import { EXIT } from './kernel/exit.ts';
import { routinesOf } from './kernel/routines.ts';
import { registersOf } from './registers.ts';
import { rulesOf } from './rules.ts';
import type { Scenario } from './settings.ts';
import { cellsOf, declareSetup, type Thread } from './setup.ts';
import { signalsOf } from './signals.ts';

/** `scenario` must have passed the gate; refused where its edits do not fit the program. */
export function openDecrementer(scenario: Scenario): Result<Model, EditRefusal> {
  const setup = declareSetup(scenario);
  const rules = rulesOf(setup, editsSwitch(scenario));
  return modelFrom({
    edits: scenario.edits,
    program: {
      threads: setup.threads.map((t) => ({
        id: t.id,
        label: t.id,
        routines: routinesOf(setup, rules, t),
        start: startOf(t),
      })),
      environment: environmentOf(setup, rules),
      // Words have their cells once the rules have settled.
      cells: cellsOf(setup),
      initialExact: new BigUint64Array(0),
    },
    invariants: invariantsOf(setup),
    registers: registersOf(setup),
    signals: signalsOf(setup),
    about: aboutSetup(setup),
    explain: (invariant, at) => explain(setup, invariant, at),
    aftermath: (at) => aftermath(setup, at),
  });
}

/** Lines of entry or exit are gone, or stand elsewhere. */
const editsSwitch = ({ edits }: Scenario): boolean =>
  edits.some(({ at }) => at.startsWith(`${ENTRY}:`) || at.startsWith(`${EXIT}:`));

const startOf = (t: Thread): string => (t.isUserspace ? 'user' : t.host === 1 ? 'host' : 'guest');
