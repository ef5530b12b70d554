/**
 * The trail that SPIN writes of a run: a line a step, DEPTH:PROCESS:STATEMENT. Lines before the first step
 * have a negative depth; most of them say how the search was made.
 */
import { fail, ok, type Result } from '../../base/result.ts';

export interface TrailStep {
  /** Line of the file, from 1. */
  readonly line: number;
  readonly process: number;
  /** Number of the statement that was taken, as SPIN counts. */
  readonly statement: number;
}

const LINE = /^(-?\d{1,9}):(-?\d{1,9}):(-?\d{1,9})$/;
/** Where a run begins to go round for ever; that it was watched by a formula. */
const MEANINGS: Readonly<Record<string, string>> = {
  '-1': 'a run that goes round for ever',
  '-2': 'a run that a formula looked on at',
};
const MAX_SHOWN = 30;

/** The error is one sentence that names the line. */
export function readTrail(text: string): Result<readonly TrailStep[], string> {
  const lines = text.replace(/\s+$/, '').split(/\r?\n/);
  const steps: TrailStep[] = [];
  for (const [index, content] of lines.entries()) {
    const line = index + 1;
    const [, depth = '', process = '', statement = ''] = LINE.exec(content) ?? [];
    if (depth === '') return fail(unreadable(line, content));
    const meaning = MEANINGS[depth];
    if (meaning !== undefined)
      return fail(`line ${line}: this is the trail of ${meaning}, which cannot be replayed here`);
    if (depth.startsWith('-')) continue;
    const step = steps.length + 1;
    if (Number(depth) !== step)
      return fail(`line ${line}: step ${step} is missing, for step ${depth} stands there`);
    steps.push({ line, process: Number(process), statement: Number(statement) });
  }
  return steps.length === 0 ? fail('the trail has no steps') : ok(steps);
}

function unreadable(line: number, content: string): string {
  const shown = content.length > MAX_SHOWN ? `${content.slice(0, MAX_SHOWN)}…` : content;
  return `line ${line}: expected three numbers such as 12:0:345, as SPIN writes them into a .trail file, got ${JSON.stringify(shown)}`;
}
