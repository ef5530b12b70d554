/** What an edited program must not be: one in which somebody would stand nowhere, or read nothing. */
import type { Code } from '../code.ts';
import { BadFlow, buildCode } from '../control-flow.ts';
import { liveness } from '../liveness.ts';
import type { Program } from '../program.ts';
import { withReturns } from '../returns.ts';
import { unsetOnEntry } from '../unset.ts';

/** What is wrong with the program, to continue `the line cannot be skipped: `; null for nothing. */
export function whatIsWrong(program: Program): string | null {
  const code = codeOf(program);
  if (typeof code === 'string') return code;
  for (const [i, { start }] of program.threads.entries())
    if (code.threads[i]!.routines.get(start)?.kind !== 'instruction')
      return `${start} would not start with an op`;
  const unset = unsetOnEntry(withReturns(program, code), code, code.threads.map(liveness));
  if (unset === null) return null;
  return `${unset.cell.label} would be read before anything is loaded into it`;
}

function codeOf(program: Program): Code | string {
  try {
    return buildCode(program);
  } catch (error) {
    if (error instanceof BadFlow) return error.message;
    throw error;
  }
}
