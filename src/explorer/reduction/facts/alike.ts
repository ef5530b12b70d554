/**
 * Steps of one thread that do the same at different places, as what is inlined more than once does: what is
 * found out about one of them is true of all.
 */
import type { Cell } from '../../../machine/cell.ts';
import type { Target } from '../../../machine/code.ts';
import { keyOf } from './conditions.ts';
import type { Step } from './steps.ts';

export class Alike {
  private readonly firsts = new Map<Step, Step>();
  /** By cell: the thread whose steps alone have to do with it; -1 where several have. */
  private readonly owners = new Map<Cell, number>();

  /** What no step stores to is the same for all. */
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
      if (step.place < 0) continue;
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
    const { thread, guard, effects, exits, asks, marks, rare, checks, told } = step;
    const keys = (of: readonly Parameters<typeof keyOf>[0][]): string => of.map(keyOf).join();
    const stored = effects.map((e) => `${e.cell.id}=${keyOf(e.value)} ${keyOf(e.when)}`);
    const sent = exits.map((exit) => {
      const zeroed = exit.arrivals.map((to) => to.zeroed.map((c) => c.id).join());
      const ways = shapeOf(exit.target, new Map());
      return `${exit.thread} ${exit.conditional} ${ways} ${[...new Set(zeroed)].sort().join()}`;
    });
    const known = [...told].flatMap(([c, value]) =>
      this.written.has(c) && this.knows(step, c) ? [`${c.id}=${value}`] : [],
    );
    return [
      ...[thread, step.isLastResort, step.isTimeout, checks.join()],
      ...[guard, asks, marks, rare].map(keys),
      ...[stored, sent, known.sort()].map((one) => one.join()),
    ].join(';');
  }
}

/** Which ways lead to the same place, whatever place that is. */
function shapeOf(target: Target, places: Map<number, number>): string {
  if (target.kind === 'branch') {
    const [then, otherwise] = [target.then, target.otherwise].map((to) => shapeOf(to, places));
    return `(${then} ${otherwise})`;
  }
  const number = places.get(target.index) ?? places.size;
  places.set(target.index, number);
  return String(number);
}
