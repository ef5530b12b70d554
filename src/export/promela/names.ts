/** Names of cells, threads and events as Promela has them, each once. */
import { assert, defined } from '../../base/assert.ts';
import type { AssembledMachine } from '../../machine/assemble.ts';
import type { Cell } from '../../machine/cell.ts';

/** The variable that says at which instruction a thread stands. */
export const pc = (thread: number): string => `pc${thread}`;

/** `t4.hwthread_req` becomes `t4_hwthread_req`. */
export const identifier = (id: string): string =>
  id.replace(/[^A-Za-z0-9]+/g, '_').replace(/^_|_$/g, '');

/** Text that may stand inside a comment. */
export const comment = (text: string): string => text.replaceAll('*/', '* /');

export type Names = ReadonlyMap<Cell, string>;

export function namesOf({ program }: AssembledMachine): Names {
  const names = new Map(program.cells.map((cell) => [cell, identifier(cell.id)]));
  assert(new Set(names.values()).size === names.size, 'two cells have the same Promela name');
  return names;
}

/** The entry of a list that must have it. */
export const at = <T>(list: readonly T[], index: number): T =>
  defined(list[index], `entry ${index}`);
