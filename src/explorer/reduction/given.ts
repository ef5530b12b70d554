/**
 * What is given in a state: facts that hold there, found one by one when they are asked for. The place
 * of one thread can be left out, with all that it gives.
 */
import type { AssembledMachine } from '../../machine/assemble.ts';
import type { Conditions } from './conditions.ts';
import type { Flow } from './flow.ts';
import type { Rules } from './rules.ts';
import { Truths } from './truths.ts';

export interface GivenSources {
  readonly machine: AssembledMachine;
  readonly conditions: Conditions;
  readonly flow: Flow;
  readonly rules: Rules;
}

export class Given {
  /** By thread: the node where it stands; -1 if it is left out. */
  readonly nodes: Int32Array;
  private readonly sources: GivenSources;
  private readonly truths: Truths;
  private state: Int32Array = new Int32Array(0);

  constructor(sources: GivenSources) {
    this.sources = sources;
    this.truths = new Truths(sources.machine, sources.conditions.list);
    this.nodes = new Int32Array(sources.machine.threads);
  }

  /** Looks at a state, which must stay as it is, without the thread whose place leads to `held`. */
  look(state: Int32Array, held: number): void {
    const { machine, flow, rules } = this.sources;
    this.state = state;
    for (let thread = 0; thread < this.nodes.length; thread++) {
      const node = flow.nodeAt(thread, machine.place(state, thread));
      this.nodes[thread] = node >= 0 && held >= 0 && rules.prompts[node] === held ? -1 : node;
    }
  }

  /** The fact that a thread stands at a node. */
  factOf(node: number): number {
    return this.sources.conditions.count + node;
  }

  has(fact: number): boolean {
    const { rules, conditions, flow } = this.sources;
    if (fact < conditions.count) return this.truths.holds(this.state, fact);
    const node = fact - conditions.count;
    if (node < flow.nodes.length) return this.nodes[flow.nodes[node]!.thread] === node;
    const { thread, nodes, condition } = rules.carried.get(fact)!;
    const at = this.nodes[thread]!;
    return at >= 0 && nodes[at] === 1 && this.truths.holds(this.state, condition);
  }

  /** Whether threads stand at such nodes only, by node. */
  standsWithin(isNode: Uint8Array): boolean {
    const { nodes } = this;
    for (let i = 0; i < nodes.length; i++)
      if (nodes[i]! >= 0 && isNode[nodes[i]!] === 0) return false;
    return true;
  }
}
