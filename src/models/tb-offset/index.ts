/** The timebase offset across stop, cont and migration: a scenario in, a model out. */
import { ok, type Result } from '../../base/result.ts';
import { assemble, momentOf } from '../../machine/assemble.ts';
import { applyEdits } from '../../machine/edit/apply.ts';
import type { EditRefusal } from '../../machine/edit/edit.ts';
import type { Program, ThreadProgram } from '../../machine/program.ts';
import { modelParts, type NamedInvariant } from '../assembled.ts';
import type { Model } from '../model.ts';
import { defined } from '../../base/assert.ts';
import { aftermath } from './aftermath.ts';
import { cellsOfClock, clockReader } from './clock.ts';
import { describe } from './describe.ts';
import { environmentOf } from './environment.ts';
import { blamed, explain } from './explain.ts';
import { invariantsOf } from './invariants.ts';
import { vcpuRoutines } from './kernel/run-core.ts';
import {
  idleRoutine,
  plugRoutines,
  QEMU_STARTS,
  qemuRoutines,
  setterRoutines,
} from './qemu/main-loop.ts';
import { registersOf } from './registers.ts';
import type { Scenario } from './settings.ts';
import {
  declareSite,
  firstHost,
  firstVcore,
  vcoresOf,
  type Role,
  type Site,
  type Thread,
} from './site.ts';
import type { Vcore } from './vcore.ts';
import { hollow } from './hollow.ts';
import { EVENTS, PHASES } from './vocabulary.ts';
import { WORDS } from './words.ts';

/** `scenario` must have passed the gate; refused where its edits do not fit the program. */
export function openTbOffset(scenario: Scenario): Result<Model, EditRefusal> {
  const site = declareSite(scenario);
  const invariants = invariantsOf(site);
  const edited = applyEdits(programOf(site, invariants), scenario.edits);
  return edited.ok ? ok(modelOf(site, edited.value, invariants)) : edited;
}

const programOf = (site: Site, invariants: readonly NamedInvariant[]): Program => ({
  cells: site.cells,
  threads: site.threads.map((t) => threadOf(site, t)),
  environment: environmentOf(site),
  invariants,
  group: WORDS.group,
  events: EVENTS.map(({ id }) => id),
  phases: PHASES.map(({ id }) => id),
  initialExact: BigUint64Array.from(site.exact, (value) => BigInt.asUintN(64, value)),
});

/** Its own programs, and the lines of all others. */
function threadOf(site: Site, thread: Thread): ThreadProgram {
  const { id, role, host } = thread;
  const own = (of: Role, index: number) => of === role && (of !== 'qemu' || index === host);
  return {
    id,
    label: id,
    routines: [
      ...vcpuRoutines(site, vcoreOf(site, thread)).map((r) => (own('vcpu', 0) ? r : hollow(r))),
      ...site.hosts.flatMap(({ index }) =>
        qemuRoutines(site, index).map((r) => (own('qemu', index) ? r : hollow(r))),
      ),
      ...(hasRole(site, 'setter') ? setterRoutines(site) : []).map((r) =>
        own('setter', 0) ? r : hollow(r),
      ),
      ...(hasRole(site, 'plug') ? plugRoutines(site) : []).map((r) =>
        own('plug', 0) ? r : hollow(r),
      ),
      idleRoutine(site),
    ],
    start: START[role](host),
  };
}

const hasRole = ({ threads }: Site, role: Role): boolean => threads.some((t) => t.role === role);

/** That of a vCPU; for others any, as its lines are the same. */
const vcoreOf = (site: Site, { index }: Thread): Vcore =>
  vcoresOf(site).find((one) => one.index === index) ?? firstVcore(firstHost(site));

const START: Readonly<Record<Role, (host: number) => string>> = {
  vcpu: () => 'host',
  qemu: (host) => QEMU_STARTS[host] ?? '',
  setter: () => 'idle',
  plug: () => 'idle',
};

function modelOf(site: Site, program: Program, invariants: readonly NamedInvariant[]): Model {
  const machine = assemble(program);
  const { layout } = machine;
  const registers = registersOf(site);
  const vcores = vcoresOf(site);
  const clocks = vcores.map((vcore) => clockReader(vcore, (c) => layout.slot(c)));
  return {
    ...modelParts(machine, registers, vcores.flatMap(cellsOfClock)),
    description: describe(site, machine, registers, invariants),
    readSignal: (state, signal) => defined(clocks[signal], 'a signal')(state),
    explain: (invariant, state, exact, timeTicks) =>
      explain(site, invariants[invariant]?.id ?? '', momentOf(layout, state, exact, timeTicks)),
    blames: (invariant, state, exact, timeTicks) =>
      blamed(site, invariants[invariant]?.id ?? '', momentOf(layout, state, exact, timeTicks)),
    aftermath: (state, exact, timeTicks) =>
      aftermath(site, momentOf(layout, state, exact, timeTicks)),
  };
}
