/**
 * Steps of one thread that do the same at different places, as what is inlined more than once does: what is
 * found out about one of them is true of all.
 */
import type { Cell } from '../../../machine/cell.ts';
import type { Target } from '../../../machine/code.ts';
import { term } from '../../../machine/expression.ts';
import { keyOf } from './conditions.ts';
import type { Step } from './steps.ts';

export class Alike {
  private readonly firsts = new Map<Step, Step>();
  /** By cell: the thread whose steps alone have to do with it; -1 where several have. */
  private readonly owners = new Map<Cell, number>();

  /** What is stored to by any: of what is not, the same is told to all. */
  private readonly written = new Set<Cell>();

  constructor(steps: readonly Step[]) {
    const { owners, written } = this;
    for (const { thread, reads, writes } of steps) {
      for (const c of writes) written.add(c);
      for (const cells of [reads, writes])
        for (const c of cells) owners.set(c, (owners.get(c) ?? thread) === thread ? thread : -1);
    }
    const byForm = new Map<string, Step>();
    for (const step of steps) {
      if (!isPlain(step)) continue;
      const form = this.formOf(step);
      const first = byForm.get(form) ?? step;
      byForm.set(form, first);
      this.firsts.set(step, first);
    }
  }

  /** The first that does the same as this one. */
  firstOf(step: Step): Step {
    return this.firsts.get(step) ?? step;
  }

  /** Whether places tell the same of the cell to all that are alike; not of one that only others of the thread use. */
  knows({ thread, reads, writes }: Step, cell: Cell): boolean {
    return this.owners.get(cell) !== thread || reads.has(cell) || writes.has(cell);
  }

  /** All but places. */
  private formOf(step: Step): string {
    const { thread, guard, effects, exits, asks, marks, checks, told } = step;
    const keys = (of: readonly Parameters<typeof keyOf>[0][]): string => of.map(keyOf).join();
    const stored = effects.map((e) => `${e.cell.id}=${keyOf(e.value)} ${keyOf(e.when)}`);
    const sent = exits.map((exit) => {
      const zeroed = exit.arrivals.map((to) => to.zeroed.map((c) => c.id).join());
      const ways = shapeOf(exit.target, new Map());
      return `${exit.thread} ${ways} ${[...new Set(zeroed)].sort().join()}`;
    });
    const known = [...told].flatMap(([c, value]) =>
      this.written.has(c) && this.knows(step, c) ? [`${c.id}=${value}`] : [],
    );
    return [
      ...[thread, step.isLastResort, step.isTimeout, checks.join()],
      ...[guard, asks, marks].map(keys),
      ...[stored, sent, known.sort()].map((one) => one.join()),
    ].join(';');
  }
}

/** Whether its form tells all: it sends its thread on, and no rare effect comes among the others. */
function isPlain({ place, exits, rare }: Step): boolean {
  return place >= 0 && rare.length === 0 && exits.length === 1 && !exits[0]!.conditional;
}

/** Which ways lead to the same place, whatever place that is; each branch is written once. */
function shapeOf(target: Target, numbers: Map<Target | number, number>): string {
  const key = target.kind === 'instruction' ? target.index : target;
  const known = numbers.get(key);
  if (known !== undefined) return String(known);
  const number = numbers.size;
  numbers.set(key, number);
  if (target.kind === 'instruction') return String(number);
  const ways = [target.then, target.otherwise].map((to) => shapeOf(to, numbers));
  return `${number}(${keyOf(term(target.condition))} ${ways.join(' ')})`;
}
