/** The hardware raises errors: of each kind that a scenario has, to those whom it reaches (domain 1.5 to 1.7). */
import type { Cell } from '../../machine/cell.ts';
import {
  all,
  any,
  differs,
  equal,
  minus,
  more,
  not,
  place,
  type Expression,
} from '../../machine/expression.ts';
import { environmentActor, type Condition, type EnvironmentActor } from '../../machine/program.ts';
import { set } from '../../machine/statement.ts';
import { causesOf, kindsOf, type Cause } from './causes.ts';
import type { Core } from './core.ts';
import { hmerBitNamed, hmerOf } from './hmer-bits.ts';
import { countError } from './rounds.ts';
import { tfmrBitOf } from './tfmr-bits.ts';
import type { Thread } from './thread.ts';
import { freezeTimebases } from './timebase.ts';
import { moveTb } from './timebase-state.ts';
import { TBST } from './values.ts';

/** For each kind of error one actor for each set of threads that it may reach. */
export function errors(core: Core): EnvironmentActor[] {
  if (core.scenario.environment.tbErrors === 0) return [];
  return causesOf(core.scenario).flatMap((cause, i) => {
    const id = i === 0 ? 'error' : `error${String(i + 1)}`;
    return reachesOf(core, cause).map(({ suffix, words, threads }) =>
      error(core, { cause, place: i, id: id + suffix, reach: words, threads }),
    );
  });
}

interface Reach {
  readonly suffix: string;
  readonly words: string;
  readonly threads: readonly Thread[];
}

/** `environment.scope`, but that an error of one thread's own registers reaches that thread alone. */
function reachesOf(core: Core, cause: Cause): Reach[] {
  const alone = core.threads.map((t) => ({
    suffix: `-${t.id}`,
    words: `${t.id} alone`,
    threads: [t],
  }));
  if (cause.scope === 'thread') return alone;
  switch (core.scenario.environment.scope) {
    case 'core':
      return [{ suffix: '', words: 'every thread of the core', threads: core.threads }];
    case 'subcore':
      return core.subcores.map((s) => ({
        suffix: `-s${String(s.index)}`,
        words: `subcore ${String(s.index)}`,
        threads: s.threads,
      }));
    case 'thread':
      return alone;
  }
}

interface Raised {
  readonly cause: Cause;
  /** Which of the scenario's causes it is. */
  readonly place: number;
  readonly id: string;
  readonly reach: string;
  readonly threads: readonly Thread[];
}

function error(core: Core, raised: Raised): EnvironmentActor {
  const { cause, id, reach, threads } = raised;
  const { hmiInEntryWindow } = core.scenario.environment;
  const conditions: Condition[] = [
    ...mayBeRaised(core, raised),
    ...(hmiInEntryWindow ? [] : core.threads).map((t) => ({
      holds: not(isEntering(t)),
      otherwise: `${t.id} is between the hard-disable and hrfid, where the scenario allows no error`,
    })),
    ...core.subcores.map((s) => ({
      holds: not(s.undecided),
      otherwise: `subcore ${String(s.index)} has not started yet`,
    })),
  ];
  const latched = threads.flatMap((t) =>
    hmerOf(core.scenario, t).filter(({ name }) => cause.hmer.includes(name)),
  );
  return environmentActor({
    id,
    label: `the hardware reports ${cause.kind} to ${reach}`,
    injects: true,
    cause: cause.kind,
    guard: all(more(core.errorsLeft, 0), ...conditions.map(({ holds }) => holds)),
    conditions,
    delay: { minTicks: 400, maxTicks: 1400 },
    effects: [
      set(core.errorsLeft, minus(core.errorsLeft, 1)),
      ...countError(core, true),
      ...shownBits(core, raised).map((bit) => set(bit, 1)),
      ...(cause.stopsTb ? [set(core.todToTb, 0), ...moveTb(core, TBST.ERROR)] : []),
      ...latched.map((bit) => set(bit.latched, 1)),
    ],
    exact: cause.stopsTb ? freezeTimebases(core) : null,
    events: [
      {
        event: 'hmi-raised',
        when: true,
        outcome: cause.stopsTb
          ? `every TB of the core stops; HMER latches in ${reach}`
          : `HMER latches in ${reach}`,
      },
    ],
  });
}

/** Its bit of TFMR: of the core, or of each thread that it reaches. */
function shownBits(core: Core, { cause, threads }: Raised): Cell[] {
  const bit = tfmrBitOf(core, cause.kind);
  return bit === undefined ? [] : [...new Set(threads.map((t) => bit.of(t)))];
}

function mayBeRaised(core: Core, raised: Raised): Condition[] {
  const { cause, threads } = raised;
  const turn = turnOf(core, raised);
  const inOrder = turn === null ? [] : [{ holds: turn, otherwise: NOT_ITS_TURN }];
  if (cause.stopsTb)
    return [{ holds: differs(core.tbst, TBST.ERROR), otherwise: IN_ERROR }, ...inOrder];
  // With HV=1 and EE=0 it is not reported: the core stops (domain 1.6).
  const checkstops = cause.kind === 'HYP_RESOURCE_ERR' ? threads : [];
  return [
    ...shownBits(core, raised).map((bit) => ({ holds: not(bit), otherwise: IN_ERROR })),
    ...checkstops.map((t) => ({
      holds: any(not(t.hv), t.ee),
      otherwise: `${t.id} has HV=1 and EE=0: the core would stop for good`,
    })),
    ...inOrder,
  ];
}

const NOT_ITS_TURN = 'another kind of error comes first';

/** In a fixed order the n-th error is of the n-th kind, and the last kind repeats; null where any may come. */
function turnOf({ scenario, errorsLeft }: Core, { place: at }: Raised): Expression | null {
  const { errorOrder, tbErrors } = scenario.environment;
  const last = kindsOf(scenario).length - 1;
  if (errorOrder === 'free' || last === 0) return null;
  const left = tbErrors - at;
  // What is not reached by so few errors is never raised.
  if (left <= 0) return equal(0, 1);
  return at === last ? not(more(errorsLeft, left)) : equal(errorsLeft, left);
}

const IN_ERROR = 'the error before it has not been cleared yet';

/** Between hard-disable and hrfid: KVM has taken over and the guest does not run yet. */
function isEntering(t: Thread): Expression {
  return any(
    place(t.index, { line: '__kvmppc_vcore_entry:R4b' }),
    place(t.index, { function: 'kvmppc_hv_entry' }),
  );
}

/** A debug trigger is a level: it goes on until somebody clears it from outside (field-vectors F7). */
export function triggerEnds(core: Core): EnvironmentActor[] {
  const bits = core.threads.flatMap((t) => {
    const bit = hmerBitNamed(core.scenario, t, 'TRIG_FIR_HMI');
    return bit === undefined ? [] : [bit.latched];
  });
  if (bits.length === 0) return [];
  return [
    environmentActor({
      id: 'trigger-off',
      label: 'the debug trigger is cleared from outside',
      does: 'clears the debug trigger',
      conditions: [{ holds: any(...bits), otherwise: 'no debug trigger is pending' }],
      delay: { minTicks: 2400, maxTicks: 6000 },
      effects: bits.map((bit) => set(bit, 0)),
    }),
  ];
}
