/** Why an actor of the environment cannot act: the first of its conditions that does not hold. */
import type { Layout } from './cell.ts';
import { compile, type Places } from './compile.ts';
import { term } from './expression.ts';
import type { Actor } from './machine.ts';
import type { Program } from './program.ts';

/** In words, of an actor that cannot act; '' where nothing in its way has a reason to give. */
export type Obstacle = (state: Int32Array, actor: number) => string;

export function obstacleIn(
  program: Program,
  actors: readonly Actor[],
  layout: Layout,
  places: Places,
): Obstacle {
  const { threads, environment } = program;
  const known = actors.map((actor, index) => ({
    elsewhere: elsewhere(program, actor),
    conditions: (environment[index - threads.length]?.conditions ?? []).map(
      ({ holds, otherwise }) => ({ holds: compile(term(holds), layout, places), otherwise }),
    ),
  }));
  return (state, actor) => {
    const { conditions, elsewhere: rest } = known[actor]!;
    return conditions.find(({ holds }) => holds(state) === 0)?.otherwise ?? rest;
  };
}

/** What is in the way of an actor of which every condition holds. */
function elsewhere(program: Program, { kind, lastResort, thread }: Actor): string {
  if (lastResort) return 'it comes only once nobody else can move';
  const name = program.threads[thread]?.id;
  return kind === 'thread' || name === undefined
    ? ''
    : `${name} stands where nothing interrupts it`;
}
