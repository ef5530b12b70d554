/** Names of cells, threads and events as Promela has them, each once. */
import { assert, defined } from '../../base/assert.ts';
import type { AssembledMachine } from '../../machine/assemble.ts';
import type { Cell } from '../../machine/cell.ts';

/** The variable that says at which instruction a thread stands. */
export const pc = (thread: number): string => `pc${thread}`;

/** Words that Promela keeps for itself. */
const OF_PROMELA =
  'active assert atomic bit bool break byte c_code c_decl c_expr c_state c_track chan D_proctype d_step ' +
  'do else empty enabled eval false fi for full get_priority goto hidden if in init inline int len local ' +
  'ltl mtype nempty never nfull no_trace notrace np_ od of pc_value pid priority printf printm proctype ' +
  'provided return run select set_priority short show skip STDIN timeout trace true typedef unless unsigned xr xs';
/** In the checker that SPIN writes, variables are members of a structure of C. */
const OF_C =
  'auto case char const continue default double enum extern float long register restrict signed sizeof ' +
  'static struct switch union void volatile while';

const RESERVED: ReadonlySet<string> = new Set(`${OF_PROMELA} ${OF_C}`.split(' '));

/** `t4.hwthread_req` becomes `t4_hwthread_req`; nothing but a reserved word ends in `_`: `run_`. */
export function identifier(id: string): string {
  const name = id.replace(/[^A-Za-z0-9]+/g, '_').replace(/^_|_$/g, '');
  return RESERVED.has(name) ? `${name}_` : name;
}

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
