/**
 * From a program as data to a machine: cells are packed, ops become closures over a packed state,
 * and where a thread stands becomes a cell like any other. Nothing is allocated by a step.
 */
import { assert } from '../base/assert.ts';
import { buildActors } from './actors.ts';
import { cell, layOut, read, write, type Cell, type Layout } from './cell.ts';
import type { Code } from './code.ts';
import { buildCode } from './control-flow.ts';
import { compile, type Evaluate, type Places } from './compile.ts';
import { constantCells } from './constants.ts';
import { term, type PlaceTest } from './expression.ts';
import type { Machine } from './machine.ts';
import { Mover } from './mover.ts';
import { eventBit, type Program } from './program.ts';
import type { ExactContext } from './statement.ts';
import { watchedBits } from './watched.ts';

/** A machine that also shows what it was made of. */
export interface AssembledMachine extends Machine {
  readonly program: Program;
  readonly code: Code;
  readonly layout: Layout;
  readonly places: Places;
  /** The same machine for those who take millions of steps. */
  readonly mover: Mover;
  watched(actor: number): Int32Array;
}

const MAX_INVARIANTS = 31;

export function assemble(program: Program): AssembledMachine {
  const code = buildCode(program);
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
  const layout = layOut([...placeCells, ...program.cells], constantCells(program, code));
  const places: Places = {
    cells: placeCells,
    accepts: (where) =>
      Uint8Array.from(code.instructions, (_, i) => (accepted(program, code, i, where) ? 1 : 0)),
  };
  const turns = buildActors(program, code, layout, places);
  const initial = initialState(program, code, layout, placeCells);
  const invariants = compileInvariants(program, layout, places);
  const threads = program.threads.length;

  const standing = placeCells.map((c) => layout.slot(c));
  const place = (state: Int32Array, thread: number): number => read(state, standing[thread]!);
  const rests = places.accepts('rest');
  const mover = new Mover(turns, program);
  const moves = new Uint16Array(turns.length);
  const watched = watchedBits(program, code, layout, places);
  return {
    program,
    code,
    layout,
    places,
    words: layout.words,
    actors: turns.map((t) => t.actor),
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
    watched: (actor) => watched[actor] ?? new Int32Array(layout.words),
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
    broken: (state, events) => invariants.inState(state) | invariants.byStep(state, events),
    brokenInState: invariants.inState,
    brokenByStep: invariants.byStep,
    brokenAtRest: (state) => (mover.enabled(state, moves) > 0 ? 0 : invariants.atRest(state)),
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
  if ('line' in where) return code.lines[instruction.line]!.id === where.line;
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

interface CompiledInvariants {
  readonly inState: (state: Int32Array) => number;
  readonly byStep: (state: Int32Array, events: number) => number;
  readonly atRest: (state: Int32Array) => number;
}

interface Check {
  readonly bit: number;
  readonly holds: Evaluate;
}

function compileInvariants(program: Program, layout: Layout, places: Places): CompiledInvariants {
  assert(program.invariants.length <= MAX_INVARIANTS, 'too many invariants for a word');
  const always: Check[] = [];
  const atRest: Check[] = [];
  const onEvent: (Check & { readonly event: number })[] = [];
  program.invariants.forEach(({ when, holds }, i) => {
    const check = { bit: 1 << i, holds: compile(term(holds), layout, places) };
    if (when === 'always') always.push(check);
    else if (when === 'rest') atRest.push(check);
    else onEvent.push({ ...check, event: 1 << eventBit(program, when.event) });
  });
  const failing = (checks: readonly Check[], state: Int32Array): number => {
    let bits = 0;
    for (let i = 0; i < checks.length; i++) {
      const c = checks[i]!;
      if (c.holds(state) === 0) bits |= c.bit;
    }
    return bits;
  };
  return {
    inState: (state) => failing(always, state),
    byStep(state, events) {
      if (events === 0) return 0;
      let bits = 0;
      for (let i = 0; i < onEvent.length; i++) {
        const c = onEvent[i]!;
        if ((c.event & events) !== 0 && c.holds(state) === 0) bits |= c.bit;
      }
      return bits;
    },
    atRest: (state) => failing(atRest, state),
  };
}
