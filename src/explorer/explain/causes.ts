/**
 * Orderings that the program leaves no choice about, and that are why the result is wrong: a step reads
 * what another actor has stored already, or has not stored yet.
 *
 * They are found backwards, from the cells that a failing part of the invariant reads to the steps that
 * stored there, to what these had read, and so on. Each is tried the other way round: the same steps, with
 * all that the later one's thread does in between moved before the earlier one, only for what they store
 * and without asking whether they could be taken. If the part holds then, the ordering is a cause.
 */
import type { Cell } from '../../machine/cell.ts';
import type { Expression } from '../../machine/expression.ts';
import { write } from '../../machine/cell.ts';
import type { AccessReader } from './accesses.ts';
import type { BrokenRun } from './broken-run.ts';
import type { Ordering } from './ordering.ts';

/** Numbers of two steps, the earlier one first. */
type Pair = readonly [number, number];

/** Yields after every attempt. */
export function* causes(run: BrokenRun, reader: AccessReader): Generator<void, Ordering[]> {
  const found = new Map<string, Ordering>();
  if (run.length === 0) return [];
  for (const part of run.failing) {
    for (const [at, later] of pairsOf(run, part, reader)) {
      const end = upToEvent(run, later);
      if (run.setting.budget.steps <= 0) return [...found.values()];
      run.setting.budget.steps -= 2 * run.steps.length;
      const to = [end, later].find((one) => holdsReversed(run, part, [at, one], reader));
      yield;
      if (to === undefined) continue;
      const step = run.steps[to]!;
      const key = `${String(at)} ${step.clause.verb}`;
      const known = found.get(key)?.later ?? [];
      if (known.some(({ agent }) => agent === step.agent)) continue;
      found.set(key, { earlier: run.steps[at]!, later: [...known, step], reversed: null });
    }
  }
  return [...found.values()];
}

/**
 * Steps back from the end along the values that go into the part: who reads what another actor has stored,
 * and who stores what another actor has read before.
 */
function pairsOf(run: BrokenRun, part: Expression, reader: AccessReader): Pair[] {
  const last = run.length - 1;
  const pairs: Pair[] = [];
  const pair = (earlier: number, later: number): void => {
    if (!isOneThread(run, earlier, later)) pairs.push([earlier, later]);
  };
  /** By cell that still must have come from somewhere: the steps that read it. */
  const wanted = new Map<Cell, number[]>();
  const want = (cell: Cell, by: number): void => {
    wanted.set(cell, [...(wanted.get(cell) ?? []), by]);
  };
  for (const cell of reader.cellsIn(part)) {
    if (!run.judged.has(cell)) continue;
    // A state is judged, not a step: then it does not matter in what order it came about.
    if (run.isJudgedByStep) want(cell, last);
    else wanted.set(cell, []);
    for (const later of writersAfter(run, last, cell)) pair(last, later);
  }
  for (let i = last; i >= 0; i--) {
    const sources = new Set<Cell>();
    for (const [cell, from] of run.steps[i]!.accesses.writes) {
      for (const by of wanted.get(cell) ?? []) if (by !== i) pair(i, by);
      if (wanted.delete(cell)) for (const source of from) sources.add(source);
    }
    for (const source of sources) {
      want(source, i);
      for (const later of writersAfter(run, i, source)) pair(i, later);
    }
  }
  return pairs;
}

/** A thread's steps and its interrupts come in the order in which they come. */
function isOneThread({ setting, schedule }: BrokenRun, a: number, b: number): boolean {
  const [one, other] = [a, b].map((i) => setting.machine.actors[schedule[i]!]!);
  return one === other || (one!.thread >= 0 && one!.thread === other!.thread);
}

/** Of each other actor the first step after `at` that stores in the cell. */
function writersAfter(run: BrokenRun, at: number, cell: Cell): number[] {
  const actors = new Set<number>([run.schedule[at]!]);
  const writers: number[] = [];
  for (let i = at + 1; i < run.steps.length; i++) {
    const { action, accesses } = run.steps[i]!;
    if (!accesses.writes.has(cell) || actors.has(action.actor)) continue;
    actors.add(action.actor);
    writers.push(i);
  }
  return writers;
}

/** The next step of the same actor, if that is the one that the story is about. */
function upToEvent(run: BrokenRun, at: number): number {
  const { action, isEvent } = run.steps[at]!;
  const next = run.steps.findIndex((s, i) => i > at && s.action.actor === action.actor);
  const isInside = next >= 0 && next < run.length === at < run.length;
  return !isEvent && isInside && run.steps[next]!.isEvent ? next : at;
}

function holdsReversed(
  run: BrokenRun,
  part: Expression,
  [at, later]: Pair,
  reader: AccessReader,
): boolean {
  const { machine, start } = run.setting;
  const threadOf = (i: number): number => machine.actors[run.schedule[i]!]!.thread;
  const isMoved = (i: number): boolean =>
    i === later || (i > at && i <= later && threadOf(i) >= 0 && threadOf(i) === threadOf(later));
  const numbers = run.steps.map((_, i) => i);
  const order = [
    ...numbers.slice(0, at),
    ...numbers.filter(isMoved),
    ...numbers.slice(at, run.length).filter((i) => !isMoved(i)),
  ];
  const state = start.slice();
  for (const i of order) {
    for (const effect of run.steps[i]!.action.effects) reader.apply(effect, state);
    placeThreads(run, i, state);
    if (run.isJudgedByStep && i === run.length - 1) break;
  }
  return reader.evaluate(part, state) !== 0;
}

/** Threads go where the step has led them in the run. */
function placeThreads({ setting: { machine }, states }: BrokenRun, i: number, state: Int32Array) {
  machine.places.cells.forEach((cell, thread) => {
    const to = machine.place(states[i + 1]!, thread);
    if (to !== machine.place(states[i]!, thread)) write(state, machine.layout.slot(cell), to);
  });
}
