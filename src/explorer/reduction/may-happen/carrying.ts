/**
 * What threads carry along: a condition that holds now still holds when a thread comes to ask for it,
 * unless a step on every way there ends it. The steps of others do not matter here: whoever makes it
 * true again is followed by the rules.
 */
import type { Flow } from '../facts/flow.ts';
import type { Influence } from '../facts/influence.ts';
import type { Step } from '../facts/steps.ts';

interface Way {
  readonly from: number;
  /** The step that is done with it; -1 while a step is still deciding. */
  readonly step: number;
}

export class Carrying {
  private readonly influence: Influence;
  private readonly flow: Flow;
  /** By node. */
  private readonly waysTo: readonly Way[][];
  private readonly ownSteps: readonly number[][];
  private readonly ended = new Map<string, boolean>();

  constructor(steps: readonly Step[], flow: Flow, influence: Influence) {
    this.influence = influence;
    this.flow = flow;
    const { nodes, entries, edges, starts } = flow;
    this.waysTo = nodes.map(() => []);
    const threads = Math.max(...nodes.map(({ thread }) => thread)) + 1;
    this.ownSteps = Array.from({ length: threads }, () => []);
    // A branch is decided before the step is done, so that there it has not ended anything.
    const stepInto = (node: number, step: number): number => (nodes[node]!.place < 0 ? -1 : step);
    for (const { step, from, to, thread } of entries) {
      for (const node of from) this.waysTo[to]!.push({ from: node, step: stepInto(to, step) });
      if (starts[step]! >= 0 && steps[step]!.thread === thread) this.ownSteps[thread]!.push(step);
    }
    for (const { step, from, to } of edges)
      this.waysTo[to]!.push({ from, step: stepInto(to, step) });
  }

  /** Whether a step of the node's own thread can end the condition: else there is nothing to follow. */
  isEndedOnTheWay(node: number, condition: number): boolean {
    const { thread } = this.flow.nodes[node]!;
    const key = `${thread},${condition}`;
    const known = this.ended.get(key);
    if (known !== undefined) return known;
    const is = this.ownSteps[thread]!.some((s) => !this.influence.mayOutlast(s, condition));
    this.ended.set(key, is);
    return is;
  }

  /** Nodes from which the thread may come to this one without ending the condition; itself is one. */
  nodesBefore(node: number, condition: number): Set<number> {
    const found = new Set([node]);
    for (const n of found)
      for (const { from, step } of this.waysTo[n]!)
        if (step < 0 || this.influence.mayOutlast(step, condition)) found.add(from);
    return found;
  }
}
