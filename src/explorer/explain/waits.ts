/** Where nobody can move: what everybody waits for, those who are done as well. */
import { enumerated } from '../../base/enumerated.ts';
import type { AssembledMachine } from '../../machine/assemble.ts';

/**
 * e.g. `t2 and t4 wait for the latch to be cleared; t0 waits for an interrupt`, those who are held up first;
 * '' when nobody is.
 */
export function waitsOf(machine: AssembledMachine, state: Int32Array): string {
  const threads = machine.program.threads.map((_, thread) => thread);
  const [held, done] = [false, true].map((isDone) =>
    threads.filter((thread) => machine.resting(state, thread) === isDone),
  ) as [number[], number[]];
  if (held.length === 0) return '';
  return [...sentences(machine, state, held), ...sentences(machine, state, done)].join('; ');
}

function sentences(machine: AssembledMachine, state: Int32Array, of: readonly number[]): string[] {
  const waiting = new Map<string, string[]>();
  for (const thread of of) {
    const { waitsFor, text } = machine.code.instructions[machine.place(state, thread)]!;
    const what = waitsFor === '' ? `at \`${text}\`` : `for ${waitsFor}`;
    const { label } = machine.actors[thread]!;
    waiting.set(what, [...(waiting.get(what) ?? []), label]);
  }
  return [...waiting].map(
    ([what, who]) => `${enumerated(who)} ${who.length === 1 ? 'waits' : 'wait'} ${what}`,
  );
}
