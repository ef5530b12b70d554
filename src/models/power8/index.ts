/** POWER8 subcore HMI and timebase resync: a scenario in, a model out. */
import { assemble, momentOf } from '../../machine/assemble.ts';
import { assert } from '../../base/assert.ts';
import { ok, type Result } from '../../base/result.ts';
import { read, type Cell, type Slot } from '../../machine/cell.ts';
import { applyEdits } from '../../machine/edit/apply.ts';
import type { EditRefusal } from '../../machine/edit/edit.ts';
import type { Program } from '../../machine/program.ts';
import type { Scenario } from './settings.ts';
import { modelParts, type NamedInvariant } from '../assembled.ts';
import type { Model } from '../model.ts';
import { aftermath } from './aftermath.ts';
import { cellsOfClock, clockReader } from './clock.ts';
import { gateReader } from './gate.ts';
import { cellsOfCore, declareCore, type Core } from './core.ts';
import type { Thread } from './thread.ts';
import { describe } from './describe.ts';
import { environmentOf } from './environment.ts';
import { explain } from './explain.ts';
import { invariantsOf } from './invariants.ts';
import { routinesOf } from './kernel/routines.ts';
import { registersOf } from './registers.ts';
import { initialExact } from './timebase.ts';
import { EVENTS, PHASES } from './vocabulary.ts';
import { WORDS } from './words.ts';

/** The same for a scenario whose edits are known to fit. */
export function buildPower8(scenario: Scenario): Model {
  const built = openPower8(scenario);
  assert(built.ok, built.ok ? '' : built.error.sentence);
  return built.value;
}

/** `scenario` must have passed `parseScenario`; refused where its edits do not fit the program. */
export function openPower8(scenario: Scenario): Result<Model, EditRefusal> {
  const core = declareCore(scenario);
  const invariants = invariantsOf(core);
  const edited = applyEdits(programOf(core, invariants), scenario.edits);
  return edited.ok ? ok(modelOf(core, edited.value, invariants)) : edited;
}

function programOf(core: Core, invariants: readonly NamedInvariant[]): Program {
  return {
    cells: cellsOfCore(core),
    threads: core.threads.map((t) => ({
      id: t.id,
      label: t.id,
      routines: routinesOf(core, t),
      start: startOf(core, t),
    })),
    environment: environmentOf(core),
    invariants,
    group: WORDS.group,
    events: EVENTS.map((e) => e.id),
    phases: PHASES.map((p) => p.id),
    initialExact: initialExact(core),
  };
}

function modelOf(core: Core, program: Program, invariants: readonly NamedInvariant[]): Model {
  const machine = assemble(program);
  const { layout } = machine;
  const registers = registersOf(core);
  return {
    ...modelParts(machine, registers, cellsOfSignals(core)),
    description: describe(core, machine, registers, invariants),
    readSignal: signalReader(core, (c) => layout.slot(c)),
    explain: (invariant, state, exact, timeTicks) =>
      explain(core, invariants[invariant]?.id ?? '', momentOf(layout, state, exact, timeTicks)),
    aftermath: (state, exact, timeTicks) =>
      aftermath(core, momentOf(layout, state, exact, timeTicks)),
  };
}

function startOf(core: Core, t: Thread): string {
  const start = core.scenario.subcores[t.subcore]?.start;
  if (start === 'either') return 'undecided';
  if (start === 'host') return t.ptid === 0 ? 'host' : 'nap';
  return t.hv.initial === 1 ? 'hypercall' : 'guest';
}

const cellsOfSignals = (core: Core): Cell[] => [
  core.tbst,
  ...core.subcores.flatMap((s) => [s.inGuest, ...cellsOfClock(s)]),
];

/** In the order of `signalsOf`. */
function signalReader(core: Core, slotOf: (c: Cell) => Slot): Model['readSignal'] {
  const valueOf = (c: Cell) => {
    const slot = slotOf(c);
    return (state: Int32Array) => read(state, slot);
  };
  const readers = [
    ...(core.fixed ? [gateReader(core, slotOf)] : []),
    ...core.subcores.flatMap((s) => [clockReader(core, s, slotOf), valueOf(s.owed)]),
  ];
  return (state, signal) => readers[signal]!(state);
}
