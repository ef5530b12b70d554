/** POWER8 subcore HMI and timebase resync: a scenario in, a model out. */
import { assert } from '../../base/assert.ts';
import type { Result } from '../../base/result.ts';
import type { EditRefusal } from '../../machine/edit/edit.ts';
import type { Scenario } from './settings.ts';
import { modelFrom, type ReadableSignal } from '../assembled.ts';
import type { Model } from '../model.ts';
import { aftermath } from './aftermath.ts';
import { clockSignal, debtSignal } from './clock.ts';
import { gateSignal } from './gate.ts';
import { cellsOfCore, declareCore, type Core } from './core.ts';
import type { Thread } from './thread.ts';
import { aboutCore } from './describe.ts';
import { environmentOf } from './environment.ts';
import { explain } from './explain.ts';
import { invariantsOf } from './invariants.ts';
import { routinesOf } from './kernel/routines.ts';
import { registersOf } from './registers.ts';
import { printsOf } from './prints.ts';
import { initialExact } from './timebase.ts';

/** The same for a scenario whose edits are known to fit. */
export function buildPower8(scenario: Scenario): Model {
  const built = openPower8(scenario);
  assert(built.ok, built.ok ? '' : built.error.sentence);
  return built.value;
}

/** `scenario` must have passed `parseScenario`; refused where its edits do not fit the program. */
export function openPower8(scenario: Scenario): Result<Model, EditRefusal> {
  const core = declareCore(scenario);
  return modelFrom({
    edits: scenario.edits,
    program: {
      cells: cellsOfCore(core),
      threads: core.threads.map((t) => ({
        id: t.id,
        label: t.id,
        routines: routinesOf(core, t),
        start: startOf(core, t),
      })),
      environment: environmentOf(core),
      initialExact: initialExact(core),
    },
    invariants: invariantsOf(core),
    registers: registersOf(core),
    signals: signalsOf(core),
    about: aboutCore(core),
    prints: printsOf(core),
    explain: (invariant, at) => explain(core, invariant, at),
    aftermath: (at) => aftermath(core, at),
  });
}

function startOf(core: Core, t: Thread): string {
  const start = core.scenario.subcores[t.subcore]?.start;
  if (start === 'either') return 'undecided';
  if (start === 'host') return t.ptid === 0 ? 'host' : 'nap';
  return t.hv.initial === 1 ? 'hypercall' : 'guest';
}

/** The gate, which came with the fix; of each subcore its clock, and what is owed. */
function signalsOf(core: Core): ReadableSignal[] {
  return [
    ...(core.fixed ? [gateSignal(core)] : []),
    ...core.subcores.flatMap((s) => [clockSignal(core, s), debtSignal(s)]),
  ];
}
