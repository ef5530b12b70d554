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
import { cellsOfCore, declareCore, type Core } from './core.ts';
import type { Thread } from './thread.ts';
import { describe, TIMEBASE_LEVELS } from './describe.ts';
import { environmentOf } from './environment.ts';
import { explain } from './explain.ts';
import { invariantsOf } from './invariants.ts';
import { routinesOf } from './kernel/routines.ts';
import { registersOf } from './registers.ts';
import { initialExact } from './timebase.ts';
import { EVENTS, PHASES } from './vocabulary.ts';
import { DEFECT, TBST } from './values.ts';
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
  ...core.subcores.flatMap((s) => [s.inGuest, s.k, s.short, s.lpid]),
];

/** In the order of `signalsOf`: in_guest[] with the fix, then the TB, subcore by subcore. */
function signalReader(core: Core, slotOf: (c: Cell) => Slot): Model['readSignal'] {
  const tbst = slotOf(core.tbst);
  const subcores = core.subcores.map((s) => ({
    inGuest: slotOf(s.inGuest),
    k: slotOf(s.k),
    short: slotOf(s.short),
    plain: s.tbOffset === 0n,
    lpid: slotOf(s.lpid),
  }));
  return (state, signal) => {
    const s = subcores[core.fixed ? signal >> 1 : signal]!;
    if (core.fixed && (signal & 1) === 0) return read(state, s.inGuest);
    if (read(state, tbst) !== TBST.RUNNING) return TIMEBASE_LEVELS.stopped;
    const k = read(state, s.k);
    if (read(state, s.short) !== DEFECT.NONE || k < 0 || k > 1) return TIMEBASE_LEVELS.wrong;
    if (s.plain) return read(state, s.lpid) === 1 ? TIMEBASE_LEVELS.guest : TIMEBASE_LEVELS.host;
    return k === 1 ? TIMEBASE_LEVELS.guest : TIMEBASE_LEVELS.host;
  };
}
