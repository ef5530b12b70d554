/**
 * A model from what its folder declares: programs and invariants, registers, signals, and what is told of them.
 * What follows from these is worked out here, the same for every machine.
 */
import { ok, type Result } from '../base/result.ts';
import { assemble, momentOf, type AssembledMachine } from '../machine/assemble.ts';
import { read, type Cell, type Layout } from '../machine/cell.ts';
import { applyEdits } from '../machine/edit/apply.ts';
import type { EditRefusal } from '../machine/edit/edit.ts';
import { offersOf } from '../machine/edit/offers.ts';
import { editTexts } from '../machine/edit/words.ts';
import type { Invariant, Program } from '../machine/program.ts';
import type { ExactContext } from '../machine/statement.ts';
import type {
  Description,
  InvariantInfo,
  RegisterInfo,
  SignalInfo,
} from '../protocol/description.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { Model } from './model.ts';
import type { Prints } from './prints.ts';

/** A register and how its value is found. */
export interface ReadableRegister extends RegisterInfo {
  readonly read: (at: ExactContext) => bigint;
}

/** A signal, and how its value is found. */
export interface ReadableSignal extends SignalInfo {
  /** All on which it depends. */
  readonly cells: readonly Cell[];
  /** From the values of `cells`, in their order: an index into `levels`. */
  readonly level: (...values: number[]) => number;
}

/** What must hold, with its texts for people. */
export type NamedInvariant = Invariant & InvariantInfo;

/** What is told of a machine beside what its programs, registers, signals and invariants say themselves. */
export type About = Omit<
  Description,
  | 'model'
  | 'actors'
  | 'functions'
  | 'lines'
  | 'edits'
  | 'instructions'
  | 'cells'
  | 'registers'
  | 'invariants'
  | 'signals'
>;

/** A machine as a model's folder declares it for a scenario. */
export interface Declaration {
  /** Of the scenario: they are made on the programs. */
  readonly edits: Scenario['edits'];
  readonly program: Pick<Program, 'cells' | 'threads' | 'environment' | 'initialExact'>;
  readonly invariants: readonly NamedInvariant[];
  readonly registers: readonly ReadableRegister[];
  /** In the order in which they are drawn. */
  readonly signals: readonly ReadableSignal[];
  readonly about: About;
  /** As in `Model`. */
  readonly prints?: Prints;
  /** What is wrong at a moment at which the invariant of this id is broken, with values. */
  readonly explain: (invariant: string, at: ExactContext) => string;
  /** As in `Model`, of an invariant of this id. */
  readonly blames?: (invariant: string, at: ExactContext) => string | null;
  /** As in `Model`. */
  readonly aftermath?: (at: ExactContext) => readonly string[];
}

/** Refused where its edits do not fit the programs. */
export function modelFrom(declared: Declaration): Result<Model, EditRefusal> {
  const edited = applyEdits(programOf(declared), declared.edits);
  return edited.ok ? ok(modelOf(assemble(edited.value), declared)) : edited;
}

const programOf = ({ program, invariants, about }: Declaration): Program => ({
  ...program,
  invariants,
  group: about.words.group,
  events: about.events.map(({ id }) => id),
  phases: about.phases.map(({ id }) => id),
});

function modelOf(machine: AssembledMachine, declared: Declaration): Model {
  const { registers, signals, invariants, prints, explain, blames, aftermath } = declared;
  const { layout } = machine;
  const slots = machine.given.cells.map((c) => layout.slot(c));
  const readers = signals.map((signal) => levelReader(signal, layout));
  const signalMoves = machine.movesThatWrite(signals.flatMap(({ cells }) => cells));
  return {
    machine,
    assembled: machine,
    description: describe(machine, declared),
    registers: registers.map((r) => r.read),
    ...(prints !== undefined && { prints }),
    readCells(state, out) {
      for (let i = 0; i < slots.length; i++) out[i] = read(state, slots[i]!);
    },
    readRegisters(state, exact, timeTicks, out) {
      const at = momentOf(layout, state, exact, timeTicks);
      registers.forEach((r, i) => {
        out[i] = r.read(at);
      });
    },
    readSignal: (state, signal) => readers[signal]!(state),
    movesSignals: (move) => signalMoves[move] === 1,
    obstacle: machine.obstacle,
    explain: (invariant, state, exact, timeTicks) =>
      explain(invariants[invariant]?.id ?? '', momentOf(layout, state, exact, timeTicks)),
    ...(blames !== undefined && {
      blames: (invariant, state, exact, timeTicks) =>
        blames(invariants[invariant]?.id ?? '', momentOf(layout, state, exact, timeTicks)),
    }),
    ...(aftermath !== undefined && {
      aftermath: (state, exact, timeTicks) => aftermath(momentOf(layout, state, exact, timeTicks)),
    }),
  };
}

function levelReader({ cells, level }: ReadableSignal, layout: Layout) {
  const slots = cells.map((c) => layout.slot(c));
  const values = slots.map(() => 0);
  return (state: Int32Array): number => {
    for (let i = 0; i < slots.length; i++) values[i] = read(state, slots[i]!);
    return level(...values);
  };
}

function describe(
  machine: AssembledMachine,
  { edits, registers, signals, invariants, about }: Declaration,
): Description {
  const { code } = machine;
  const offers = offersOf(machine.program, code);
  return {
    ...about,
    model: about.settings.model,
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
    // Without how they are read: a description is data, and is sent.
    registers: registers.map(({ read: _, ...info }) => info),
    signals: signals.map(({ cells: _cells, level: _level, ...info }) => info),
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
