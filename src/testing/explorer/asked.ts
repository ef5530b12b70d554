/** A question put to a machine, all at once. */
import { Decision, type Answer } from '../../explorer/questions/decide.ts';
import { Names } from '../../explorer/questions/names.ts';
import { parseQuestion } from '../../explorer/questions/parse.ts';
import type { AssembledMachine } from '../../machine/assemble.ts';

/** `along`: actors of a run, for what may be lost in it. Throws where the question is not understood. */
export function asked(
  machine: AssembledMachine,
  text: string,
  along: readonly number[] = [],
): Answer {
  const question = parseQuestion(text, new Names(machine));
  if (!question.ok) throw new Error(`${text}: ${question.error}`);
  const options = { maxStates: 10_000_000, maxBytes: 2e9, from: machine.initial, along };
  const work = new Decision(machine, question.value, options).work();
  for (;;) {
    const piece = work.next();
    if (piece.done === true) return piece.value;
  }
}
