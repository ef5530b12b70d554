/**
 * Where two runs part. Runs may be of different machines (another kernel, another split), so steps
 * are compared by what they are called, not by index.
 */
import { NONE } from '../protocol/trace.ts';
import type { Run } from './state.ts';

export interface Parting {
  /** Number of steps that are the same; the first that differs is entry `step` of both traces. */
  readonly step: number;
  /** What each run does there, in words. */
  readonly here: string;
  readonly there: string;
}

/** The first step that differs; null when one run is the other, as far as both are known. */
export function firstParting(here: Run, there: Run): Parting | null {
  const length = Math.max(here.trace.length, there.trace.length);
  const sameMachine = sameWords(here, there);
  for (let step = 0; step < length; step++) {
    if (
      sameMachine ? sameEntry(here, there, step) : stepWords(here, step) === stepWords(there, step)
    )
      continue;
    return { step, here: stepWords(here, step), there: stepWords(there, step) };
  }
  return null;
}

/** Whether equal indices mean equal words. */
function sameWords(a: Run, b: Run): boolean {
  const [x, y] = [a.opened.description, b.opened.description];
  return (
    x.actors.length === y.actors.length &&
    x.instructions.length === y.instructions.length &&
    x.actors.every(({ id, label }, i) => id === y.actors[i]?.id && label === y.actors[i].label) &&
    x.instructions.every(({ text }, i) => text === y.instructions[i]?.text)
  );
}

function sameEntry({ trace: a }: Run, { trace: b }: Run, step: number): boolean {
  return a.actor[step] === b.actor[step] && a.instruction[step] === b.instruction[step];
}

/** `t4: H2 claimed = !test_and_set_bit(0, &flags)`; what the environment does by its label. */
function stepWords({ trace, opened: { description } }: Run, entry: number): string {
  if (entry >= trace.length) return 'the run has ended';
  const actor = description.actors[trace.actor[entry] ?? -1];
  const instruction = trace.instruction[entry] ?? NONE;
  if (instruction === NONE) return actor?.label ?? 'the environment acts';
  const { text, line } = description.instructions[instruction] ?? { text: '', line: -1 };
  return [`${actor?.id ?? '?'}:`, description.lines[line]?.label ?? '', text]
    .filter((part) => part !== '')
    .join(' ');
}
