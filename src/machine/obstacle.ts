/** Why an actor of the environment cannot act: the first of its conditions that does not hold. */
import type { Layout } from './cell.ts';
import { compile, type Places } from './compile.ts';
import { term } from './expression.ts';
import type { Program } from './program.ts';

/** In words; '' where nothing stands in its way that has a reason to give. */
export type Obstacle = (state: Int32Array, actor: number) => string;

export function obstacleIn(program: Program, layout: Layout, places: Places): Obstacle {
  const byActor = program.environment.map(({ conditions }) =>
    conditions.map(({ holds, otherwise }) => ({
      holds: compile(term(holds), layout, places),
      otherwise,
    })),
  );
  return (state, actor) => {
    const conditions = byActor[actor - program.threads.length] ?? [];
    return conditions.find(({ holds }) => holds(state) === 0)?.otherwise ?? '';
  };
}
