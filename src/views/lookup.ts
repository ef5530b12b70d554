/** Finds things of a description by their stable ids, and where threads stand. */
import type {
  Description,
  FunctionInfo,
  InstructionInfo,
  LineInfo,
  PhaseInfo,
} from '../protocol/description.ts';
import type { Snapshot } from '../protocol/snapshot.ts';

interface Index {
  readonly cells: ReadonlyMap<string, number>;
  readonly registers: ReadonlyMap<string, number>;
}

const indices = new WeakMap<Description, Index>();

function indexOf(description: Description): Index {
  let index = indices.get(description);
  if (index === undefined) {
    index = {
      cells: new Map(description.cells.map(({ id }, i) => [id, i])),
      registers: new Map(description.registers.map(({ id }, i) => [id, i])),
    };
    indices.set(description, index);
  }
  return index;
}

export interface Found<T> {
  readonly index: number;
  readonly value: T;
  /** It differs from the state one step before. */
  readonly changed: boolean;
}

/** The register `id` in a snapshot; null when this machine has none of that name. */
export function findRegister(
  description: Description,
  snapshot: Snapshot,
  id: string,
): Found<bigint> | null {
  const index = indexOf(description).registers.get(id);
  const value = index === undefined ? undefined : snapshot.registers[index];
  if (index === undefined || value === undefined) return null;
  return { index, value, changed: snapshot.changedRegisters[index] === 1 };
}

/** The cell `id` in a snapshot; null when this machine has none of that name. */
export function findCell(
  description: Description,
  snapshot: Snapshot,
  id: string,
): Found<number> | null {
  const index = indexOf(description).cells.get(id);
  const value = index === undefined ? undefined : snapshot.cells[index];
  if (index === undefined || value === undefined) return null;
  return { index, value, changed: snapshot.changedCells[index] === 1 };
}

export interface Place {
  readonly instruction: InstructionInfo;
  readonly line: LineInfo;
  readonly function: FunctionInfo;
  readonly phase: PhaseInfo;
}

/** What stands behind an instruction; null for none. */
export function placeOf(description: Description, instruction: number | undefined): Place | null {
  const info = description.instructions[instruction ?? -1];
  const line = description.lines[info?.line ?? -1];
  const fn = description.functions[line?.function ?? -1];
  const phase = description.phases[info?.phase ?? -1];
  if (!info || !line || !fn || !phase) return null;
  return { instruction: info, line, function: fn, phase };
}

/** Where a thread stands in a snapshot. */
export function placeOfThread(
  description: Description,
  snapshot: Snapshot,
  thread: number,
): Place | null {
  return placeOf(description, snapshot.places[thread]);
}
