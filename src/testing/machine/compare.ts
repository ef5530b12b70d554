/** Runs an assembled machine and the reference side by side, and expects no difference. */
import { expect } from 'vitest';
import type { AssembledMachine } from '../../machine/assemble.ts';
import { read, type Cell } from '../../machine/cell.ts';
import { liveness, type Liveness } from '../../machine/liveness.ts';
import type { Program } from '../../machine/program.ts';
import { Reference } from './reference.ts';

/** Ticks between two steps of a comparison. */
const STEP_TICKS = 10;

/**
 * Takes one step for each of `choices`, which picks among the actors that can move, until nobody
 * can; returns the number of steps taken. Throws at the first difference.
 */
export function compareRuns(machine: AssembledMachine, choices: readonly number[]): number {
  const { given: program, code } = machine;
  const reference = new Reference(program);
  expectAlike(ids(machine.actors), ids(reference.actors));
  expectAlike(ids(code.lines).sort(), [...reference.lineIds].sort());
  for (const paths of reference.opPaths) expect(code.instructions).toHaveLength(paths.length);

  const live = code.threads.map(liveness);
  const state = machine.initial.slice();
  const exact = machine.initialExact.slice();
  for (const [step, choice] of choices.entries()) {
    expectAlike(machineNow(machine, reference, state), referenceNow(machine, reference));
    expectAlike(temporariesNow(machine, state), livingTemporaries(machine, reference, live, state));
    expectAlike([...exact].map(String), [...reference.exact].map(String));
    const able = machine.actors.map((_, i) => i).filter((i) => reference.enabled(i));
    const actor = able[choice % able.length];
    if (actor === undefined) return step;
    const bits = machine.events(state, actor);
    const move = machine.moveOf(state, actor);
    const before = momentNow(machine, state);
    const events = reference.events(actor);
    expectAlike(
      [named(program.events, bits), machine.outcome(state, actor), machine.cost(state, actor)],
      [events, reference.outcome(actor), reference.actor(actor).costTicks()],
    );
    machine.stepExact(state, actor, exact, step * STEP_TICKS);
    reference.step(actor, step * STEP_TICKS);
    const broken = machine.broken(state, bits);
    expectAlike(brokenIn(machine, broken), reference.broken(events));
    expectWithinReach(machine, move, before, momentNow(machine, state));
    const byMove = machine.brokenBy(state, move, bits);
    expectAlike([byMove & ~broken, broken & ~before.broken & ~byMove], [0, 0]);
  }
  return choices.length;
}

function machineNow(machine: AssembledMachine, { opPaths }: Reference, state: Int32Array) {
  const { given: program, layout, code } = machine;
  const able = new Uint8Array(machine.actors.length);
  const count = machine.enabledActors(state, able);
  return {
    threads: program.threads.map((_, t) => {
      const place = machine.place(state, t);
      const line = code.lines[code.instructions[place]?.line ?? -1];
      return [opPaths[t]?.[place], line?.id, machine.resting(state, t)];
    }),
    cells: lasting(program).map((c) => [c.id, read(state, layout.slot(c))]),
    enabled: ids(machine.actors.filter((_, a) => machine.enabled(state, a))),
    enabledAtOnce: ids([...able.subarray(0, count)].map((a) => machine.actors[a])),
    brokenAtRest: brokenIn(machine, machine.brokenAtRest(state)),
  };
}

interface Moment {
  /** By actor; last resorts depend on everybody and are left out. */
  readonly able: readonly boolean[];
  readonly values: ReadonlyMap<Cell, number>;
  /** Invariants broken in the state. */
  readonly broken: number;
}

function momentNow(machine: AssembledMachine, state: Int32Array): Moment {
  const { layout, given: program } = machine;
  return {
    able: machine.actors.map((a, i) => !a.lastResort && machine.enabled(state, i)),
    values: new Map(program.cells.map((c) => [c, read(state, layout.slot(c))])),
    broken: machine.brokenInState(state),
  };
}

/** A move may change only what it says that it may change. */
function expectWithinReach(machine: AssembledMachine, move: number, one: Moment, next: Moment) {
  const affected = new Set(machine.affected(move));
  const stray = machine.actors.filter((_, i) => !affected.has(i) && one.able[i] !== next.able[i]);
  const cells = machine.given.cells.filter((c) => one.values.get(c) !== next.values.get(c));
  const unsaid = cells.filter((c) => machine.movesThatWrite([c])[move] !== 1);
  expectAlike([ids(stray), ids(unsaid)], [[], []]);
}

function referenceNow({ program }: AssembledMachine, reference: Reference) {
  const enabled = ids(reference.actors.filter((_, a) => reference.enabled(a)));
  return {
    threads: program.threads.map((_, t) => {
      const { path, line, op } = reference.point(t);
      return [path, line, op.options.rest ?? false];
    }),
    cells: lasting(program).map((c) => [c.id, reference.value(c)]),
    enabled,
    enabledAtOnce: enabled,
    brokenAtRest: reference.brokenAtRest(),
  };
}

function temporariesNow({ given: program, layout }: AssembledMachine, state: Int32Array) {
  const temporaries = program.cells.filter((c) => c.temporary);
  return temporaries.map((c) => [c.id, read(state, layout.slot(c))]);
}

/** The reference keeps what the machine zeroes. */
function livingTemporaries(
  machine: AssembledMachine,
  reference: Reference,
  live: readonly Liveness[],
  state: Int32Array,
) {
  const alive = new Set(live.flatMap((l, t) => [...(l.before[machine.place(state, t)] ?? [])]));
  const temporaries = machine.given.cells.filter((c) => c.temporary);
  return temporaries.map((c) => [c.id, alive.has(c) ? reference.value(c) : c.min]);
}

/** The text of most things is compared sooner than the things. */
function expectAlike(one: unknown, other: unknown): void {
  if (JSON.stringify(one) !== JSON.stringify(other)) expect(one).toEqual(other);
}

const ids = (of: readonly ({ readonly id: string } | undefined)[]): (string | undefined)[] =>
  of.map((x) => x?.id);

const lasting = (program: Program): Cell[] => program.cells.filter((c) => !c.temporary);

const brokenIn = ({ program }: AssembledMachine, bits: number): string[] =>
  named(
    program.invariants.map((i) => i.id),
    bits,
  );

const named = (from: readonly string[], bits: number): string[] =>
  from.filter((_, i) => (bits & (1 << i)) !== 0);
