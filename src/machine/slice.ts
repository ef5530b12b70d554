/**
 * A machine without what matters to nobody once some invariants need not be asked any more: cells on which
 * nothing else depends (after Weiser). A guard, a branch, an event and an invariant that is still asked
 * depend on the cells that they read, and a cell on those that its effects read. All others are not stored to.
 * What is done at places to which no thread comes is left out before.
 *
 * Both machines have the same actors, moves, lines and places. As long as no thread comes to such a place, whatever
 * one does the other does, step by step, and all cells that are left have the same values: what is left out is read
 * by nothing that is left. So in both the same can move, and the same invariants are broken, of those that are asked.
 * Where nobody can move the place of a thread tells what a cell holds that is left out (`told-by-place.ts`), so that
 * both have as many such states.
 */
import { assembleCode, type AssembledMachine } from './assemble.ts';
import { read, write, type Cell } from './cell.ts';
import { mayCome, targetsIn, type Code, type ThreadCode } from './code.ts';
import { cellsOf, term, type Term } from './expression.ts';
import { livesAs } from './liveness.ts';
import type { Invariant, Program } from './program.ts';
import type { Effect, Op } from './statement.ts';
import { isToldByPlace } from './told-by-place.ts';

interface PlacesOfThreads {
  has(thread: number, place: number): boolean;
}

/**
 * Without the invariants of these bits, in runs from `start` in which threads come to `places` only; the machine
 * itself where that leaves nothing out. A thread that comes elsewhere all the same can do nothing there.
 */
export function without(
  machine: AssembledMachine,
  start: Int32Array,
  settled: number,
  places?: PlacesOfThreads,
): AssembledMachine {
  const { given, program, layout } = machine;
  const code = places === undefined ? machine.code : within(machine.code, places);
  const isLeftOut = ({ holds }: Invariant, i: number): boolean =>
    (settled & (1 << i)) !== 0 && holds !== true;
  if (code === machine.code && !program.invariants.some(isLeftOut)) return machine;
  const invariants = program.invariants.map((one, i): Invariant =>
    isLeftOut(one, i) ? { ...one, holds: true } : one,
  );
  const asking = { ...program, invariants };
  const matter = cellsThatMatter(asking, code, []);
  const asked = cellsThatMatter(
    asking,
    code,
    program.cells.filter(
      (one) =>
        !matter.has(one) && !layout.constants.has(one) && !isToldByPlace(machine, start, one),
    ),
  );
  // What is constant may be asked where nobody comes.
  const kept = (effects: readonly Effect[]): readonly Effect[] =>
    effects.filter(({ cell }) => asked.has(cell) || layout.constants.has(cell));
  const environment = program.environment.map((e) => ({ ...e, effects: kept(e.effects) }));
  const threads = code.threads.map((thread, i) => {
    const left = { ...thread, ops: thread.ops.map((op) => ({ ...op, effects: kept(op.effects) })) };
    livesAs(left, machine.code.threads[i]!);
    return left;
  });
  const varying = new Set(
    program.cells.filter(
      (c) => !layout.constants.has(c) && read(start, layout.slot(c)) !== c.initial,
    ),
  );
  return assembleCode(given, { ...asking, environment }, { ...code, threads }, varying);
}

/** The same code, with nothing done at other places. */
function within(code: Code, places: PlacesOfThreads): Code {
  const threads = code.threads.map((one, thread) => ({
    ...one,
    comes: Uint8Array.from(one.ops, (_, place) => (places.has(thread, place) ? 1 : 0)),
  }));
  return threads.every(({ comes }) => !comes.includes(0)) ? code : { ...code, threads };
}

/** A state of a machine, as one of what is left of it. */
export function stateWithout(
  machine: AssembledMachine,
  state: Int32Array,
  sliced: AssembledMachine,
): Int32Array {
  const out = sliced.initial.slice();
  const copy = (from: Cell, to: Cell): void => {
    if (!sliced.layout.constants.has(to))
      write(out, sliced.layout.slot(to), read(state, machine.layout.slot(from)));
  };
  for (const c of sliced.program.cells) copy(c, c);
  sliced.places.cells.forEach((c, thread) => {
    copy(machine.places.cells[thread]!, c);
  });
  return out;
}

/** These cells, and all on which they or something else depends. */
function cellsThatMatter(program: Program, code: Code, kept: Iterable<Cell>): ReadonlySet<Cell> {
  const cells = new Set(kept);
  const note = (of: Term | null): void => {
    if (of !== null) cellsOf(term(of), cells);
  };
  for (const { holds } of program.invariants) note(holds);
  for (const { guard, moves, events } of program.environment) {
    note(guard);
    for (const { when } of [...moves, ...events]) note(when);
  }
  for (const thread of code.threads) {
    const { next, routines } = thread;
    for (const { guard, options } of opsOf(thread)) {
      note(guard);
      for (const { when } of options.events ?? []) note(when);
    }
    const left = next.filter((_, place) => mayCome(thread, place));
    for (const target of [...left, ...routines.values()])
      for (const to of targetsIn(target)) if (to.kind === 'branch') note(to.condition);
  }
  const effects = [
    ...program.environment.flatMap((e) => e.effects),
    ...code.threads.flatMap((thread) => opsOf(thread).flatMap((op) => op.effects)),
  ];
  for (let before = -1; before !== cells.size;) {
    before = cells.size;
    for (const { cell, value, when } of effects) {
      if (!cells.has(cell)) continue;
      note(value);
      note(when);
    }
  }
  return cells;
}

/** Those that a thread may come to. */
const opsOf = (thread: ThreadCode): readonly Op[] =>
  thread.ops.filter((_, place) => mayCome(thread, place));
