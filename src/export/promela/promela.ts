/**
 * The assembled program as a Promela model: one op is one transition, the same cells, the same
 * states. `spin -a -o2`, compiled with `-DNOREDUCE -DSAFETY`, stores exactly as many states as a search
 * without reduction finds, on one core or on several, so that anybody can check this explorer with the
 * reference tool. Without `-o2`, SPIN leaves out what only an assertion reads, and takes states that differ
 * there for one.
 *
 * Processes, from 0: the environment, the threads, and one that looks on. The environment stands first so that
 * `numbers.ts` can tell which of its steps a trail means.
 */
import type { AssembledMachine } from '../../machine/assemble.ts';
import { Actors } from './actors.ts';
import { commandsFor } from './commands.ts';
import { Expressions } from './expressions.ts';
import { Invariants, SWITCH_OF_ALL, switchOf } from './invariants.ts';
import { comment, namesOf, pc } from './names.ts';

const MAX_BYTE = 255;

/** A complete Promela model; `title` goes into the heading comment. */
export function promela(machine: AssembledMachine, title: string): string {
  const expressions = new Expressions(machine, namesOf(machine));
  const invariants = new Invariants(machine, expressions);
  const actors = new Actors(machine, expressions, invariants);
  const lines = [
    ...heading(machine, title),
    ...variables(machine, expressions),
    ...invariants.declarations(),
    ...actors.environment(),
    ...machine.program.threads.flatMap((_, t) => actors.thread(t)),
    ...invariants.atRest(),
  ];
  return `${lines.join('\n')}\n`;
}

function heading({ program }: AssembledMachine, title: string): string[] {
  return [
    `/* ${comment(title)}`,
    ' *',
    ' * With FILE for the name of this file:',
    ...commandsFor('FILE').flatMap(({ title: mode, lines }) => [
      ' *',
      ` * ${mode}:`,
      ...lines.map((line) => ` *   ${line}`),
    ]),
    ' *',
    " * SPIN warns of 'timeout' in d_step sequences: it is meant, and counts as one step.",
    ' *',
    ' * Every option of a do is one step of one actor; pcN is the instruction at which thread N',
    ` * stands. Every invariant is asserted by -D${SWITCH_OF_ALL}, and SPIN stops at the first break. Without it`,
    ' * nothing is, and all states are counted; one alone is asserted by one of these in its place:',
    ...program.invariants.map(({ id }) => ` *   ${switchOf(id)}`),
    ' */',
    `#ifdef ${SWITCH_OF_ALL}`,
    ...program.invariants.map(({ id }) => `#define ${switchOf(id)}`),
    '#endif',
    '',
  ];
}

function variables(machine: AssembledMachine, expressions: Expressions): string[] {
  const { program, code, initial } = machine;
  const pcType = code.instructions.length > MAX_BYTE ? 'short' : 'byte';
  return [
    ...program.threads.map(
      ({ id }, t) =>
        `${pcType} ${pc(t)} = ${machine.place(initial, t)}; /* where ${comment(id)} stands */`,
    ),
    ...program.cells.map((cell) => {
      const span = cell.max - cell.min;
      const type = span === 1 ? 'bit' : span > MAX_BYTE ? 'int' : 'byte';
      const from = cell.min === 0 ? '' : `, counted from ${cell.min}`;
      const start = cell.initial - cell.min;
      return `${type} ${expressions.name(cell)} = ${start}; /* ${comment(cell.label)}${from} */`;
    }),
    '',
  ];
}
