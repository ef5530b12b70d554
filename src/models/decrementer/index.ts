/** A guest's decrementer, on its host and in a migration: a scenario in, a model out. */
import { assert } from '../../base/assert.ts';
import { ok, type Result } from '../../base/result.ts';
import { assemble, momentOf } from '../../machine/assemble.ts';
import { applyEdits } from '../../machine/edit/apply.ts';
import type { EditRefusal } from '../../machine/edit/edit.ts';
import type { Program } from '../../machine/program.ts';
import { modelParts, type NamedInvariant } from '../assembled.ts';
import type { Model } from '../model.ts';
import { aftermath } from './aftermath.ts';
import { describe } from './describe.ts';
import { environmentOf } from './environment.ts';
import { explain } from './explain.ts';
import { invariantsOf } from './invariants.ts';
import { ENTRY } from './kernel/entry.ts';
import { EXIT } from './kernel/exit.ts';
import { routinesOf } from './kernel/routines.ts';
import { registersOf } from './registers.ts';
import { rulesOf } from './rules.ts';
import type { Scenario } from './settings.ts';
import { cellsOf, declareSetup, type Setup, type Thread } from './setup.ts';
import { cellsOfSignals, signalReader } from './signals.ts';
import { EVENTS, PHASES } from './vocabulary.ts';
import { WORDS } from './words.ts';

/** The same for a scenario whose edits are known to fit. */
export function buildDecrementer(scenario: Scenario): Model {
  const built = openDecrementer(scenario);
  assert(built.ok, built.ok ? '' : built.error.sentence);
  return built.value;
}

/** `scenario` must have passed the gate; refused where its edits do not fit the program. */
export function openDecrementer(scenario: Scenario): Result<Model, EditRefusal> {
  const setup = declareSetup(scenario);
  const { program, invariants } = programOf(setup);
  const edited = applyEdits(program, scenario.edits);
  return edited.ok ? ok(modelOf(setup, edited.value, invariants)) : edited;
}

function programOf(setup: Setup): { program: Program; invariants: readonly NamedInvariant[] } {
  const rules = rulesOf(setup, editsSwitch(setup.scenario));
  const invariants = invariantsOf(setup);
  return {
    invariants,
    program: {
      threads: setup.threads.map((t) => ({
        id: t.id,
        label: t.id,
        routines: routinesOf(setup, rules, t),
        start: startOf(t),
      })),
      environment: environmentOf(setup, rules),
      cells: cellsOf(setup),
      invariants,
      group: WORDS.group,
      events: EVENTS.map((e) => e.id),
      phases: PHASES.map((p) => p.id),
      initialExact: new BigUint64Array(0),
    },
  };
}

/** Lines of entry or exit are gone, or stand elsewhere. */
const editsSwitch = ({ edits }: Scenario): boolean =>
  edits.some(({ at }) => at.startsWith(`${ENTRY}:`) || at.startsWith(`${EXIT}:`));

const startOf = (t: Thread): string => (t.isUserspace ? 'user' : t.host === 1 ? 'host' : 'guest');

function modelOf(setup: Setup, program: Program, invariants: readonly NamedInvariant[]): Model {
  const machine = assemble(program);
  const { layout } = machine;
  const registers = registersOf(setup);
  return {
    ...modelParts(machine, registers, cellsOfSignals(setup)),
    description: describe(setup, machine, registers, invariants),
    readSignal: signalReader(setup, (c) => layout.slot(c)),
    explain: (invariant, state, exact, timeTicks) =>
      explain(setup, invariants[invariant]?.id ?? '', momentOf(layout, state, exact, timeTicks)),
    aftermath: (state, exact, timeTicks) =>
      aftermath(setup, momentOf(layout, state, exact, timeTicks)),
  };
}
