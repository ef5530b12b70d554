/**
 * Questions answered once more, as plainly as can be and by other means than `explorer/questions`: a node
 * is a state with the events and the actor that have led there, all of them are listed, and what can be
 * reached from each is a set.
 */
import { defined } from '../../base/assert.ts';
import { read } from '../../machine/cell.ts';
import type { AssembledMachine } from '../../machine/assemble.ts';
import type { Condition, Value, Where } from '../../explorer/questions/question.ts';

interface Node {
  readonly state: Int32Array;
  readonly events: number;
  /** -1 where it begins. */
  readonly actor: number;
  /** Steps of a shortest run to it. */
  readonly depth: number;
  /** By actor that can move: the node that it leads to. */
  readonly next: Map<number, number>;
}

interface PlainGraph {
  readonly machine: AssembledMachine;
  readonly nodes: readonly Node[];
}

/** null when there are more than `maxNodes`. */
export function plainGraph(
  machine: AssembledMachine,
  maxNodes: number,
  from = machine.initial,
): PlainGraph | null {
  const nodes: Node[] = [];
  const numbers = new Map<string, number>();
  const found = (state: Int32Array, events: number, actor: number, depth: number): number => {
    const key = [state.join(), events, actor].join('|');
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, nodes.length);
    return nodes.push({ state, events, actor, depth, next: new Map() }) - 1;
  };
  found(from.slice(), 0, -1, 0);
  for (const { state, depth, next } of nodes) {
    if (nodes.length > maxNodes) return null;
    for (const actor of machine.actors.keys()) {
      if (!machine.enabled(state, actor)) continue;
      const events = machine.events(state, actor);
      const after = state.slice();
      machine.step(after, actor);
      next.set(actor, found(after, events, actor, depth + 1));
    }
  }
  return { machine, nodes };
}

/** By node, whether the condition holds there. */
export function plainHolds({ machine, nodes }: PlainGraph, of: Condition): readonly boolean[] {
  return nodes.map((node) => holdsAt(machine, node, of));
}

function holdsAt(machine: AssembledMachine, node: Node, of: Condition): boolean {
  const { state, events, next } = node;
  const { program, code } = machine;
  const valueOf = (value: Value): number => {
    if (value.kind === 'number') return value.value;
    const cell = defined(
      program.cells.find(({ id }) => id === value.id),
      value.id,
    );
    return read(state, machine.layout.slot(cell));
  };
  const standsAt = (thread: number, where: Where): boolean => {
    const { line, stack, phase, rest } = defined(
      code.instructions[machine.place(state, thread)],
      'an instruction',
    );
    if (where === 'rest') return rest;
    if ('line' in where) return code.lines[line]?.id === where.line;
    if ('phase' in where) return program.phases[phase] === where.phase;
    return stack.some((fn) => code.functions[fn]?.name === where.function);
  };
  const threads = [...program.threads.keys()];
  switch (of.kind) {
    case 'and':
      return holdsAt(machine, node, of.left) && holdsAt(machine, node, of.right);
    case 'or':
      return holdsAt(machine, node, of.left) || holdsAt(machine, node, of.right);
    case 'not':
      return !holdsAt(machine, node, of.of);
    case 'compare': {
      const [a, b] = [valueOf(of.left), valueOf(of.right)];
      const results = {
        '==': a === b,
        '!=': a !== b,
        '<': a < b,
        '<=': a <= b,
        '>': a > b,
        '>=': a >= b,
      };
      return results[of.operator];
    }
    case 'place': {
      if (of.thread === 'all') return threads.every((thread) => standsAt(thread, of.where));
      if (of.thread === 'any') return threads.some((thread) => standsAt(thread, of.where));
      return standsAt(
        program.threads.findIndex(({ id }) => id === of.thread),
        of.where,
      );
    }
    case 'event':
      return ((events >> program.events.indexOf(of.id)) & 1) === 1;
    case 'invariant': {
      const broken = machine.broken(state, events) | machine.brokenAtRest(state);
      return ((broken >> program.invariants.findIndex(({ id }) => id === of.id)) & 1) === 0;
    }
    case 'end': {
      const isQuiet = threads.every((thread) => standsAt(thread, 'rest'));
      return next.size === 0 && (of.how === 'end' || isQuiet === (of.how === 'rest'));
    }
  }
}

/** Nodes that can be reached from one, itself among them. */
export function reachedFrom({ nodes }: PlainGraph, from: number): readonly number[] {
  const seen = new Set([from]);
  for (const at of seen) for (const to of defined(nodes[at], 'a node').next.values()) seen.add(to);
  return [...seen];
}

/** Steps of a shortest run to a node in which it holds; Infinity for none. */
export function plainPar({ nodes }: PlainGraph, holds: readonly boolean[]): number {
  return Math.min(Infinity, ...nodes.flatMap(({ depth }, i) => (holds[i] === true ? depth : [])));
}

/** Whether from every node one in which it holds can be reached. */
export function plainStill(graph: PlainGraph, holds: readonly boolean[]): boolean {
  return graph.nodes.every((_, from) => reachedFrom(graph, from).some((at) => holds[at] === true));
}

/**
 * Whether every fair run comes to it: the largest set of nodes without it of which each has, for every
 * actor, a way within the set to one where that actor has moved or cannot move (Emerson and Lei). A run
 * that has ended stays where it is.
 */
export function plainMust({ machine, nodes }: PlainGraph, holds: readonly boolean[]): boolean {
  const after: readonly (readonly number[])[] = nodes.map(({ next }, i) =>
    next.size === 0 ? [i] : [...next.values()],
  );
  let inside = new Set([...nodes.keys()].filter((i) => holds[i] !== true));
  for (;;) {
    const before = inside.size;
    for (const actor of machine.actors.keys()) {
      const leads = new Set<number>();
      const isSatisfied = (i: number) => {
        const node = defined(nodes[i], 'a node');
        return node.actor === actor || !node.next.has(actor);
      };
      for (let size = -1; size !== leads.size;) {
        size = leads.size;
        for (const i of inside)
          if ((after[i] ?? []).some((to) => inside.has(to) && (isSatisfied(to) || leads.has(to))))
            leads.add(i);
      }
      inside = leads;
    }
    if (inside.size === before) break;
  }
  // From the start, without meeting it on the way.
  const seen = new Set<number>(holds[0] === true ? [] : [0]);
  for (const at of seen) for (const to of after[at] ?? []) if (holds[to] !== true) seen.add(to);
  return ![...seen].some((at) => inside.has(at));
}
