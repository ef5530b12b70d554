/**
 * Where threads can come back to while only some steps are taken. Each thread has a graph of its own, and most of
 * these stay as they are when a few steps are taken away: they are kept.
 */
import type { Edge, Entry, Flow } from '../facts/flow.ts';
import type { Influence } from '../facts/influence.ts';
import { componentsOf } from './components.ts';

export type StepSet = ReadonlySet<number>;

/** No edge is closed. */
export const OPEN = -1;

/** The graph of a thread. */
interface Graph {
  readonly nodes: readonly number[];
  readonly entries: readonly Entry[];
  readonly edges: readonly Edge[];
  /** Steps that send the thread somewhere. */
  readonly steps: readonly number[];
  /** By what is left of it: by node of the thread, in order, the number of its component. */
  readonly known: Map<string, Int32Array>;
}

export class Returns {
  private readonly flow: Flow;
  private readonly influence: Influence;
  private readonly graphs: readonly Graph[];
  /** By node: its place among those of its thread. */
  private readonly indices: Int32Array;

  constructor(flow: Flow, influence: Influence) {
    const { nodes, entries, edges } = flow;
    this.flow = flow;
    this.influence = influence;
    this.indices = new Int32Array(nodes.length);
    const threads = Math.max(...nodes.map(({ thread }) => thread)) + 1;
    this.graphs = Array.from({ length: threads }, (_, thread) => {
      const own = [...nodes.keys()].filter((node) => nodes[node]!.thread === thread);
      own.forEach((node, i) => {
        this.indices[node] = i;
      });
      const sent = entries.filter((entry) => entry.thread === thread);
      return {
        nodes: own,
        entries: sent,
        edges: edges.filter(({ from }) => nodes[from]!.thread === thread),
        steps: [...new Set(sent.map(({ step }) => step))],
        known: new Map<string, Int32Array>(),
      };
    });
  }

  /**
   * By node, the number of its component among those of its thread, where `left` are the steps that are taken, and
   * branches that need `closed` are not.
   */
  components(left: StepSet, closed: number): Int32Array {
    const components = new Int32Array(this.flow.nodes.length);
    for (const graph of this.graphs) {
      const own = this.ofThread(graph, left, closed);
      graph.nodes.forEach((node, i) => {
        components[node] = own[i]!;
      });
    }
    return components;
  }

  private ofThread(graph: Graph, left: StepSet, closed: number): Int32Array {
    const { nodes, entries, edges, steps, known } = graph;
    const isOpen = edges.map((edge) => !this.isClosed(edge, closed));
    const key = [steps.map((step) => left.has(step)), isOpen].map(bits).join();
    const before = known.get(key);
    if (before !== undefined) return before;
    const { indices } = this;
    const ways = nodes.map((): number[] => []);
    for (const { step, from, to } of entries)
      if (left.has(step)) for (const node of from) ways[indices[node]!]!.push(indices[to]!);
    edges.forEach(({ from, to }, i) => {
      if (isOpen[i] === true) ways[indices[from]!]!.push(indices[to]!);
    });
    const components = componentsOf(ways);
    known.set(key, components);
    return components;
  }

  private isClosed({ step, conditions }: Edge, closed: number): boolean {
    return conditions.includes(closed) && this.influence.effectsMake(step, closed) === null;
  }
}

const bits = (of: readonly boolean[]): string => of.map(Number).join('');
