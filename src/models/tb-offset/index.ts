/** The timebase offset across stop, cont and migration: a scenario in, a model out. */
import type { Result } from '../../base/result.ts';
import type { EditRefusal } from '../../machine/edit/edit.ts';
import type { ThreadProgram } from '../../machine/program.ts';
import { modelFrom } from '../assembled.ts';
import { unsigned } from '../kvm-hv/timebase.ts';
import type { Model } from '../model.ts';
import { aftermath } from './aftermath.ts';
import { clockSignal } from './clock.ts';
import { aboutSite } from './describe.ts';
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
import { hollow } from '../hollow.ts';

/** `scenario` must have passed the gate; refused where its edits do not fit the program. */
export function openTbOffset(scenario: Scenario): Result<Model, EditRefusal> {
  const site = declareSite(scenario);
  const registers = registersOf(site);
  return modelFrom({
    edits: scenario.edits,
    program: {
      cells: site.cells,
      threads: site.threads.map((t) => threadOf(site, t)),
      environment: environmentOf(site),
      initialExact: BigUint64Array.from(site.exact, unsigned),
    },
    invariants: invariantsOf(site),
    registers,
    signals: vcoresOf(site).map((vcore) => clockSignal(site, vcore)),
    about: aboutSite(site, registers),
    explain: (invariant, at) => explain(site, invariant, at),
    blames: (invariant, at) => blamed(site, invariant, at),
    aftermath: (at) => aftermath(site, at),
  });
}

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
