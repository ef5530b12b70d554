/**
 * Cells that keep their initial value for ever, because nothing that can be reached stores anything
 * else there: a doorbell where there is only one thread, a carry where the low bits never wrap. They
 * need no bits in a state, and expressions over them become simpler.
 *
 * All cells are taken for constant first; one that is stored to is given up, until the rest agrees.
 * So a cell stays constant only if every store to it keeps its value while all constants keep theirs.
 */
import { clamp, type Cell } from './cell.ts';
import { targetsIn, type Code, type Target } from './code.ts';
import { simplify, term } from './expression.ts';
import type { Program } from './program.ts';
import type { Effect } from './statement.ts';

/** `varying`: cells that hold something else where runs begin. */
export function constantCells(
  program: Program,
  code: Code,
  varying: ReadonlySet<Cell>,
): ReadonlySet<Cell> {
  const effects = reachableEffects(program, code);
  const constant = new Set(program.cells.filter((one) => !varying.has(one)));
  let changed = true;
  while (changed) {
    changed = false;
    for (const effect of effects) {
      if (!constant.has(effect.cell) || keeps(effect, constant)) continue;
      constant.delete(effect.cell);
      changed = true;
    }
  }
  return constant;
}

function keeps(effect: Effect, constant: ReadonlySet<Cell>): boolean {
  const { cell, value, when } = effect;
  const condition = simplify(term(when ?? true), constant);
  if (condition.kind === 'constant' && condition.value === 0) return true;
  const stored = simplify(term(value), constant);
  return stored.kind === 'constant' && clamp(stored.value, cell) === cell.initial;
}

/** Effects of the environment, and of all instructions that a thread can come to. */
function reachableEffects(program: Program, code: Code): Effect[] {
  const ofThreads = program.threads.flatMap((thread, t) => {
    const { ops, next, routines, comes } = code.threads[t]!;
    if (comes !== undefined)
      return ops.flatMap(({ effects }, i) => (comes[i] === 1 ? effects : []));
    const entered = program.environment.flatMap(({ moves }) =>
      moves.filter((move) => move.thread === t).map(({ routine }) => routine),
    );
    const reached = new Set<number>();
    const follow = (target: Target | undefined): void => {
      if (target === undefined) return;
      for (const to of targetsIn(target)) {
        if (to.kind === 'branch' || reached.has(to.index)) continue;
        reached.add(to.index);
        follow(next[to.index]);
      }
    };
    for (const routine of [thread.start, ...entered]) follow(routines.get(routine));
    return [...reached].flatMap((index) => ops[index]!.effects);
  });
  return [...ofThreads, ...program.environment.flatMap(({ effects }) => effects)];
}
