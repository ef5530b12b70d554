/**
 * Control flow: nodes are places of threads and the branches that a step decides, edges lead from a
 * step into a node, or from a branch on.
 */
import type { AssembledMachine } from '../../../machine/assemble.ts';
import { targetsIn, type Target } from '../../../machine/code.ts';
import { not, term, type Expression } from '../../../machine/expression.ts';
import type { Conditions } from './conditions.ts';
import type { Step } from './steps.ts';

export interface Node {
  readonly thread: number;
  /** The place where the thread stands; -1 for a branch. */
  readonly place: number;
}

/** A step sends a thread to a node. */
export interface Entry {
  readonly step: number;
  readonly thread: number;
  /** Nodes at which the thread may stand then. */
  readonly from: readonly number[];
  readonly to: number;
  readonly conditional: boolean;
}

/** A branch of a step goes on if the conditions hold, after the step's effects. */
export interface Edge {
  readonly step: number;
  readonly from: number;
  readonly to: number;
  readonly conditions: readonly number[];
}

export class Flow {
  readonly nodes: Node[] = [];
  readonly entries: readonly Entry[];
  readonly edges: Edge[] = [];
  /** By step: the node where it begins; -1 for a step that is bound to no thread. */
  readonly starts: readonly number[];
  private readonly machine: AssembledMachine;
  private readonly places: number;
  private readonly numbers: Int32Array;

  constructor(
    machine: AssembledMachine,
    steps: readonly Step[],
    conditions: Conditions,
    start: Int32Array,
  ) {
    this.machine = machine;
    this.places = machine.code.instructions.length;
    this.numbers = new Int32Array(machine.threads * this.places).fill(-1);
    for (let t = 0; t < machine.threads; t++) this.placeNode(t, machine.place(start, t));
    this.starts = steps.map(({ thread, place }) =>
      place < 0 ? -1 : this.placeNode(thread, place),
    );
    const entries: Omit<Entry, 'from'>[] = [];
    steps.forEach(({ exits }, step) => {
      for (const { thread, target, conditional } of exits) {
        const nodes = this.nodesOf(thread, target);
        const nodeOf = (t: Target): number => nodes.get(t)!;
        entries.push({ step, thread, to: nodeOf(target), conditional });
        for (const t of nodes.keys()) {
          if (t.kind !== 'branch') continue;
          const lead = (condition: Expression, to: number): void => {
            const parts = conditions.partsOf(condition);
            if (parts !== null) this.edges.push({ step, from: nodeOf(t), to, conditions: parts });
          };
          lead(term(t.condition), nodeOf(t.then));
          lead(not(t.condition), nodeOf(t.otherwise));
        }
      }
    });
    this.entries = entries.map((entry) => {
      const { step, thread } = entry;
      return { ...entry, from: this.standsAt(steps[step]!, this.starts[step]!, thread) };
    });
  }

  /** Nodes at which a thread may stand while the step can be taken. */
  private standsAt(step: Step, start: number, thread: number): number[] {
    if (start >= 0 && step.thread === thread) return [start];
    const { places } = this.machine;
    const tests = step.guard.flatMap((e) =>
      e.kind === 'place' && e.thread === thread ? [places.accepts(e.where)] : [],
    );
    return this.nodes.flatMap((node, i) =>
      node.thread === thread &&
      node.place >= 0 &&
      tests.every((accepts) => accepts[node.place] === 1)
        ? [i]
        : [],
    );
  }

  /** The node of a place; -1 for one that the thread never comes to. */
  nodeAt(thread: number, place: number): number {
    return this.numbers[thread * this.places + place]!;
  }

  /** Nodes of an exit. Branches are the step's own: what it has done by then is the step's. */
  private nodesOf(thread: number, target: Target): Map<Target, number> {
    const nodes = new Map<Target, number>();
    for (const t of targetsIn(target))
      nodes.set(
        t,
        t.kind === 'instruction'
          ? this.placeNode(thread, t.index)
          : this.nodes.push({ thread, place: -1 }) - 1,
      );
    return nodes;
  }

  private placeNode(thread: number, place: number): number {
    const at = thread * this.places + place;
    if (this.numbers[at] === -1) this.numbers[at] = this.nodes.push({ thread, place }) - 1;
    return this.numbers[at]!;
  }
}
