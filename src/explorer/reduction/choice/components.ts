/** Strongly connected components of a graph (Tarjan): by node, the number of its component. */
export function componentsOf(edges: readonly (readonly number[])[]): Int32Array {
  const finder = new Finder(edges);
  edges.forEach((_, node) => {
    finder.visit(node);
  });
  return finder.components;
}

const UNSEEN = -1;

class Finder {
  readonly components: Int32Array;
  private readonly edges: readonly (readonly number[])[];
  private readonly order: Int32Array;
  /** The earliest node that can be reached and is not in a component yet. */
  private readonly low: Int32Array;
  private readonly stack: number[] = [];
  private seen = 0;
  private found = 0;

  constructor(edges: readonly (readonly number[])[]) {
    this.edges = edges;
    this.components = new Int32Array(edges.length).fill(UNSEEN);
    this.order = new Int32Array(edges.length).fill(UNSEEN);
    this.low = new Int32Array(edges.length);
  }

  /** Without recursion: chains may be long. */
  visit(root: number): void {
    const { edges, order, low, components, stack } = this;
    if (order[root] !== UNSEEN) return;
    const path = [this.enter(root)];
    for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
      const { node } = at;
      const next = edges[node]![at.edge++];
      if (next === undefined) {
        path.pop();
        const parent = path.at(-1)?.node;
        if (parent !== undefined) low[parent] = Math.min(low[parent]!, low[node]!);
        if (low[node] !== order[node]) continue;
        for (let done = UNSEEN; done !== node; components[done] = this.found) done = stack.pop()!;
        this.found++;
      } else if (order[next] === UNSEEN) path.push(this.enter(next));
      else if (components[next] === UNSEEN) low[node] = Math.min(low[node]!, order[next]!);
    }
  }

  private enter(node: number): { readonly node: number; edge: number } {
    this.order[node] = this.seen;
    this.low[node] = this.seen++;
    this.stack.push(node);
    return { node, edge: 0 };
  }
}
