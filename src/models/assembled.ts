/** What a model has from its assembled machine alone: the same for every machine. */
import { momentOf, type AssembledMachine } from '../machine/assemble.ts';
import { read, type Cell } from '../machine/cell.ts';
import { offersOf } from '../machine/edit/offers.ts';
import { editTexts } from '../machine/edit/words.ts';
import type { Invariant } from '../machine/program.ts';
import type { ExactContext } from '../machine/statement.ts';
import type { Description, InvariantInfo, RegisterInfo } from '../protocol/description.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { Model } from './model.ts';

/** A register and how its value is found. */
export interface ReadableRegister extends RegisterInfo {
  readonly read: (at: ExactContext) => bigint;
}

/** What must hold, with its texts for people. */
export type NamedInvariant = Invariant & InvariantInfo;

type DescribedParts =
  | 'actors'
  | 'functions'
  | 'lines'
  | 'edits'
  | 'instructions'
  | 'cells'
  | 'registers'
  | 'invariants';

/** That part of the description that program, registers and invariants say themselves. */
export function describeParts(
  machine: AssembledMachine,
  registers: readonly ReadableRegister[],
  invariants: readonly NamedInvariant[],
  edits: Scenario['edits'],
): Pick<Description, DescribedParts> {
  const { code } = machine;
  const offers = offersOf(machine.program, code);
  return {
    actors: machine.actors.map(({ id, kind, label, thread, injects }) => ({
      id,
      kind,
      label,
      thread,
      injects,
    })),
    functions: code.functions,
    lines: code.lines.map((line, i) => ({ ...line, offer: offers[i]! })),
    edits: editTexts(code, edits),
    instructions: code.instructions.map(({ line, stack, calls, phase, text, rest, waitsFor }) => ({
      line,
      stack,
      calls,
      phase,
      text,
      rest,
      waitsFor,
    })),
    cells: machine.given.cells.map(
      ({ id, label, scope, index, names, min, max, summary, ghost }) => ({
        id,
        label,
        scope,
        index,
        names,
        min,
        max,
        summary,
        ghost,
      }),
    ),
    registers: registers.map(({ id, label, scope, index, width, signed, fields, summary }) => ({
      id,
      label,
      scope,
      index,
      width,
      signed,
      fields,
      summary,
    })),
    invariants: invariants.map(({ id, title, sentence, consequence, row, blames }) => ({
      id,
      title,
      sentence,
      consequence,
      ...(row !== undefined && { row }),
      ...(blames !== undefined && { blames }),
    })),
  };
}

type ModelParts =
  | 'machine'
  | 'assembled'
  | 'registers'
  | 'readCells'
  | 'readRegisters'
  | 'obstacle'
  | 'movesSignals';

/** That part of the model; `signalCells`: all on which a signal depends. */
export function modelParts(
  machine: AssembledMachine,
  registers: readonly ReadableRegister[],
  signalCells: readonly Cell[],
): Pick<Model, ModelParts> {
  const { layout } = machine;
  const slots = machine.given.cells.map((c) => layout.slot(c));
  const signalMoves = machine.movesThatWrite(signalCells);
  return {
    machine,
    assembled: machine,
    registers: registers.map((r) => r.read),
    readCells(state, out) {
      for (let i = 0; i < slots.length; i++) out[i] = read(state, slots[i]!);
    },
    readRegisters(state, exact, timeTicks, out) {
      const at = momentOf(layout, state, exact, timeTicks);
      registers.forEach((r, i) => {
        out[i] = r.read(at);
      });
    },
    obstacle: machine.obstacle,
    movesSignals: (move) => signalMoves[move] === 1,
  };
}
