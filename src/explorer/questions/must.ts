/**
 * `must P`: every run that goes on as far as it can comes to a moment in which P holds.
 *
 * A run has gone as far as it can if it leaves nobody standing who could move: it ends where nobody can
 * move, or it goes on for ever, and nobody who can move in every state from some moment on never does.
 * The second is weak fairness, of every actor, the environment among them. It is the first, said of runs
 * without an end: whoever breaks off a run while t1 could move has not shown what t1 does, and neither
 * has a run in which t0 goes round in circles for ever while t1 could move all the time. What fairness
 * does not promise: that somebody who can move now and then, between waits, ever does (strong fairness),
 * nor which way a choice falls. So a loop with a way out that nobody is forced to take is a run that
 * never comes to P, as long as nobody else is kept from moving by it.
 *
 * It is decided on the part of the graph that is reached before P. P can be avoided if a state in it has
 * no step at all, in it or to P; or if some of its strongly connected components has a step within and is
 * fair: every actor takes a step within it, or cannot move in some state of it. For then a run goes round
 * through all its states and steps for ever, and leaves nobody out; and the states that an unending run
 * comes to again and again lie in one component, where it is fair only if the whole component is.
 */
import type { Graph } from './graph.ts';
import { runTo, type ShownRun } from './shown-run.ts';

/** States between two pauses. */
const SLICE_STATES = 10_000;

/**
 * `graph` is what is reached before P. A run that avoids P for good; null where none can, or where none is
 * seen in a graph that is not complete: there only what ends is looked for.
 */
export function* runThatAvoids(graph: Graph): Generator<void, ShownRun | null> {
  if (graph.holdsAtStart) return null;
  const end = yield* endOf(graph);
  if (end !== null) return runTo(graph.pathTo(end));
  if (graph.end !== 'complete') return null;
  const circles = new Circles(graph);
  for (const states of yield* componentsOf(graph)) {
    const loop = yield* circles.around(states);
    yield;
    if (loop === null) continue;
    const before = graph.pathTo(loop.from);
    return {
      schedule: [...before, ...loop.actors],
      atStep: before.length,
      loop: loop.actors.length,
    };
  }
  return null;
}

/** The first state in which nobody can move; null for none. */
function* endOf(graph: Graph): Generator<void, number | null> {
  const { machine, store } = graph;
  const state = new Int32Array(machine.words);
  const moves = new Uint16Array(machine.actors.length);
  for (let number = 0; number < graph.size; number++) {
    if (number % SLICE_STATES === 0) yield;
    if (graph.firstOf(number) < graph.firstOf(number + 1)) continue;
    store.load(number, state);
    if (machine.mover.enabled(state, moves) === 0) return number;
  }
  return null;
}

interface Loop {
  readonly from: number;
  readonly actors: readonly number[];
}

/** Runs that go round within a strongly connected component. */
class Circles {
  private readonly graph: Graph;
  private readonly state: Int32Array;
  private readonly moves: Uint16Array;

  constructor(graph: Graph) {
    this.graph = graph;
    this.state = new Int32Array(graph.machine.words);
    this.moves = new Uint16Array(graph.machine.actors.length);
  }

  /** A fair run from its first state back to it; null where there is none. */
  *around(states: readonly number[]): Generator<void, Loop | null> {
    const inside = new Set(states);
    const [from = 0] = states;
    const actors = this.graph.machine.actors.map((_, actor) => actor);
    const moved = new Set<number>();
    const stopped = new Set<number>();
    let work = 0;
    for (const state of inside) {
      if (++work % SLICE_STATES === 0) yield;
      const able = this.ableIn(state);
      for (const actor of actors) if (!able.has(actor)) stopped.add(actor);
      for (const step of this.stepsWithin(state, inside)) moved.add(this.graph.actorOf(step));
    }
    if (moved.size === 0) return null;
    if (!actors.every((actor) => moved.has(actor) || stopped.has(actor))) return null;
    return { from, actors: yield* this.roundTrip(from, inside, stopped) };
  }

  /** Goes on until everybody has moved or could not, and then back. */
  private *roundTrip(
    from: number,
    inside: ReadonlySet<number>,
    stopped: ReadonlySet<number>,
  ): Generator<void, readonly number[]> {
    const taken: number[] = [];
    let at = from;
    const wanted = new Set(this.graph.machine.actors.keys());
    const see = (state: number): void => {
      const able = this.ableIn(state);
      for (const actor of wanted) if (!able.has(actor)) wanted.delete(actor);
    };
    const follow = (steps: readonly number[]): void => {
      for (const step of steps) {
        taken.push(this.graph.actorOf(step));
        wanted.delete(this.graph.actorOf(step));
        at = this.graph.targetOf(step);
        see(at);
      }
    };
    see(from);
    for (const actor of this.graph.machine.actors.keys()) {
      if (!wanted.has(actor)) continue;
      yield;
      const isThere = stopped.has(actor)
        ? (state: number) => !this.ableIn(state).has(actor)
        : (_: number, step: number) => this.graph.actorOf(step) === actor;
      follow(yield* this.pathWithin(at, inside, isThere));
    }
    if (at !== from || taken.length === 0)
      follow(yield* this.pathWithin(at, inside, (state) => state === from));
    return taken;
  }

  /** The steps of a shortest way, of one at least, whose last is, or leads to, what is looked for. */
  private *pathWithin(
    from: number,
    inside: ReadonlySet<number>,
    isThere: (state: number, step: number) => boolean,
  ): Generator<void, readonly number[]> {
    const { graph } = this;
    /** By state: the step that has led there, and where that began. */
    const origins = new Map<number, readonly [step: number, state: number]>();
    const queue = [from];
    let work = 0;
    for (const state of queue) {
      if (++work % SLICE_STATES === 0) yield;
      for (const step of this.stepsWithin(state, inside)) {
        const target = graph.targetOf(step);
        if (isThere(target, step)) {
          const path = [step];
          for (let at = state; at !== from;) {
            const [before, parent] = origins.get(at)!;
            path.push(before);
            at = parent;
          }
          return path.reverse();
        }
        if (target === from || origins.has(target)) continue;
        origins.set(target, [step, state]);
        queue.push(target);
      }
    }
    return [];
  }

  private stepsWithin(state: number, inside: ReadonlySet<number>): number[] {
    const { graph } = this;
    const steps: number[] = [];
    for (let step = graph.firstOf(state); step < graph.firstOf(state + 1); step++)
      if (inside.has(graph.targetOf(step))) steps.push(step);
    return steps;
  }

  /** Who can move in the state, to P or not. */
  private ableIn(number: number): ReadonlySet<number> {
    const { state, moves, graph } = this;
    const { mover } = graph.machine;
    graph.store.load(number, state);
    const able = new Set<number>();
    const count = mover.enabled(state, moves);
    for (let i = 0; i < count; i++) able.add(mover.actors[moves[i]!]!);
    return able;
  }
}

/** Strongly connected components in which a step can be taken, each with its first state first (Tarjan). */
function* componentsOf(graph: Graph): Generator<void, number[][]> {
  const { size } = graph;
  const UNSEEN = -1;
  const order = new Int32Array(size).fill(UNSEEN);
  const low = new Int32Array(size);
  const isOpen = new Uint8Array(size);
  const found: number[][] = [];
  /** States of components that are not finished. */
  const open: number[] = [];
  /** The way from a root, and by state on it the next step to look at. */
  const path: number[] = [];
  const nextSteps: number[] = [];
  let count = 0;
  const enter = (state: number): void => {
    order[state] = low[state] = count++;
    isOpen[state] = 1;
    open.push(state);
    path.push(state);
    nextSteps.push(graph.firstOf(state));
  };
  const close = (state: number): void => {
    const states = open.splice(open.lastIndexOf(state));
    for (const one of states) isOpen[one] = 0;
    if (states.length > 1 || loopsAt(graph, state)) found.push(states.sort((a, b) => a - b));
  };
  for (let root = 0; root < size; root++) {
    if (root % SLICE_STATES === 0) yield;
    if (order[root] !== UNSEEN) continue;
    enter(root);
    for (let work = 1; path.length > 0; work++) {
      if (work % SLICE_STATES === 0) yield;
      const state = path.at(-1)!;
      const step = nextSteps[path.length - 1]!++;
      if (step < graph.firstOf(state + 1)) {
        const target = graph.targetOf(step);
        if (order[target] === UNSEEN) enter(target);
        else if (isOpen[target] === 1) low[state] = Math.min(low[state]!, order[target]!);
        continue;
      }
      path.pop();
      nextSteps.pop();
      const parent = path.at(-1);
      if (parent !== undefined) low[parent] = Math.min(low[parent]!, low[state]!);
      if (low[state] === order[state]) close(state);
    }
  }
  return found.sort((a, b) => a[0]! - b[0]!);
}

function loopsAt(graph: Graph, state: number): boolean {
  for (let step = graph.firstOf(state); step < graph.firstOf(state + 1); step++)
    if (graph.targetOf(step) === state) return true;
  return false;
}
