/**
 * From a program as data to a machine: cells are packed, ops become closures over a packed state,
 * and where a thread stands becomes a cell like any other. Nothing is allocated by a step.
 */
import { assert } from '../base/assert.ts';
import { remembered } from '../base/remembered.ts';
import { buildActors } from './actors.ts';
import { cell, layOut, read, write, type Cell, type Layout } from './cell.ts';
import { Checks } from './checks.ts';
import type { Code } from './code.ts';
import { buildCode } from './control-flow.ts';
import type { Places } from './compile.ts';
import { constantCells } from './constants.ts';
import type { PlaceTest } from './expression.ts';
import type { Machine } from './machine.ts';
import { Mover } from './mover.ts';
import { obstacleIn, type Obstacle } from './obstacle.ts';
import type { Program } from './program.ts';
import { reached, readsOfGuards } from './reach.ts';
import { withReturns } from './returns.ts';
import type { ExactContext } from './statement.ts';

/** A machine that also shows what it was made of. */
export interface AssembledMachine extends Machine {
  /** As it was given. */
  readonly given: Program;
  /** The same with what interrupts need that go back. */
  readonly program: Program;
  readonly code: Code;
  readonly layout: Layout;
  readonly places: Places;
  /** The same machine for those who take millions of steps. */
  readonly mover: Mover;
  affected(move: number): Uint16Array;
  /** Whether the move may break an invariant. */
  mayBreak(move: number): boolean;
  readonly obstacle: Obstacle;
  /** By move: 1 when it may write one of the cells. */
  movesThatWrite(cells: readonly Cell[]): Uint8Array;
}

export function assemble(given: Program): AssembledMachine {
  const code = buildCode(given);
  return assembleCode(given, withReturns(given, code), code);
}

/**
 * The same of a program that has its returns, and of its code. `varying`: cells that hold something else than at first
 * where runs begin.
 */
export function assembleCode(
  given: Program,
  program: Program,
  code: Code,
  varying: ReadonlySet<Cell> = new Set(),
): AssembledMachine {
  const placeCells = program.threads.map((t, i) =>
    cell({
      id: `${t.id}.place`,
      label: `${t.id} place`,
      scope: 'thread',
      index: i,
      max: Math.max(1, code.instructions.length - 1),
      summary: 'The instruction at which the thread stands.',
    }),
  );
  const layout = layOut([...placeCells, ...program.cells], constantCells(program, code, varying));
  // Many guards ask the same of a place.
  const known = new Map<string, Uint8Array>();
  const places: Places = {
    cells: placeCells,
    accepts: (where) => {
      const key = JSON.stringify(where);
      const found =
        known.get(key) ??
        Uint8Array.from(code.instructions, (_, i) => (accepted(program, code, i, where) ? 1 : 0));
      known.set(key, found);
      return found;
    },
  };
  const turns = buildActors(program, code, layout, places);
  const initial = initialState(program, code, layout, placeCells);
  const actors = turns.map((t) => t.actor);
  const checks = new Checks(program, layout, places);
  const threads = program.threads.length;

  const standing = placeCells.map((c) => layout.slot(c));
  const place = (state: Int32Array, thread: number): number => read(state, standing[thread]!);
  const rests = places.accepts('rest');
  const mover = new Mover(turns, program);
  const moves = new Uint16Array(turns.length);
  const guards = readsOfGuards(program, code, places);
  const { length } = mover.cases;
  const affected = remembered(length, (move) => reached(mover, actors, move, guards));
  const parts = remembered(length, (move) => reached(mover, actors, move, checks.reads));
  return {
    given,
    program,
    code,
    layout,
    places,
    words: layout.words,
    actors,
    threads,
    initial,
    initialExact: program.initialExact,
    mover,
    enabled: (state, actor) => mover.canTake(state, mover.moveOf(state, actor)),
    enabledActors(state, out) {
      const count = mover.enabled(state, moves);
      for (let i = 0; i < count; i++) out[i] = mover.actors[moves[i]!]!;
      return count;
    },
    moveOf: (state, actor) => mover.moveOf(state, actor),
    affected,
    mayBreak: (move) => mover.isChecked(move) || parts(move).length > 0,
    obstacle: obstacleIn(program, actors, layout, places),
    movesThatWrite: (cells) =>
      Uint8Array.from(mover.cases, ({ writes }) => (cells.some((c) => writes.has(c)) ? 1 : 0)),
    step: (state, actor) => {
      mover.take(state, mover.moveOf(state, actor));
    },
    stepExact: (state, actor, exact, timeTicks) => {
      const move = mover.moveOf(state, actor);
      mover.cases[move]!.exact?.(momentOf(layout, state, exact, timeTicks));
      mover.take(state, move);
    },
    place,
    cost: (state, actor) => mover.cases[mover.moveOf(state, actor)]!.cost,
    events: (state, actor) => mover.events(state, mover.moveOf(state, actor)),
    outcome: (state, actor) => mover.outcome(state, mover.moveOf(state, actor)),
    resting: (state, thread) => rests[place(state, thread)] === 1,
    dueTicks: (_state, actor) => turns[actor]!.dueTicks,
    waitTicks: (state, actor, exact, timeTicks) =>
      mover.cases[mover.moveOf(state, actor)]!.waitTicks?.(
        momentOf(layout, state, exact, timeTicks),
      ) ?? 0,
    broken: (state, events) => checks.inState(state) | checks.byStep(state, events),
    brokenBy: (state, move, events) =>
      checks.inParts(state, parts(move)) | checks.byStep(state, events),
    brokenInState: (state) => checks.inState(state),
    brokenByStep: (state, events) => checks.byStep(state, events),
    brokenAtRest: (state) => (mover.enabled(state, moves) > 0 ? 0 : checks.atRest(state)),
  };
}

/** A moment of a run, for exact effects and for those who read registers. */
export function momentOf(
  layout: Layout,
  state: Int32Array,
  exact: BigUint64Array,
  timeTicks: number,
): ExactContext {
  return { exact, timeTicks, value: (c) => read(state, layout.slot(c)) };
}

function accepted(program: Program, code: Code, index: number, where: PlaceTest): boolean {
  const instruction = code.instructions[index]!;
  if (where === 'rest') return instruction.rest;
  if (where === 'interruptible') return instruction.interruptible;
  if ('instruction' in where) return index === where.instruction;
  if ('line' in where) return code.lines[instruction.line]!.id === where.line;
  if ('function' in where)
    return instruction.stack.some((fn) => code.functions[fn]!.name === where.function);
  assert(program.phases.includes(where.phase), `no phase ${where.phase}`);
  return program.phases[instruction.phase] === where.phase;
}

function initialState(
  program: Program,
  code: Code,
  layout: Layout,
  placeCells: readonly Cell[],
): Int32Array {
  const state = new Int32Array(layout.words);
  for (const c of program.cells) write(state, layout.slot(c), c.initial);
  program.threads.forEach((thread, i) => {
    const target = code.threads[i]!.routines.get(thread.start);
    assert(target?.kind === 'instruction', `${thread.id} cannot start in ${thread.start}`);
    write(state, layout.slot(placeCells[i]!), target.index);
  });
  return state;
}
