/**
 * Questions decided, on the full graph of a machine's states. No reduction is used here: a condition may
 * ask for anything, places and events too, that a reduction would let go by unseen, and runs that go round
 * in circles are what `must` and `still` are about. A search that stops at a limit decides only what it
 * has seen: a run that shows something stands, and that there is none is not known.
 */
import { defined } from '../../base/assert.ts';
import { turnsOf } from '../../base/turns.ts';
import type { AssembledMachine } from '../../machine/assemble.ts';
import type { SearchProgress } from '../search.ts';
import { boundOf } from '../verdict.ts';
import { holdsIn, type Holds } from './condition.ts';
import { Graph, type Extent } from './graph.ts';
import { runThatAvoids } from './must.ts';
import type { Question } from './question.ts';
import { runTo, type ShownRun } from './shown-run.ts';
import { runOutOfReach } from './still.ts';

export interface Answer {
  /**
   * Yes or no; of `par` whether there is a run to it, of `lost` whether it is lost on the way, of `when`
   * whether the way comes to it. Null where it was not decided within the limits.
   */
  readonly holds: boolean | null;
  /** How many states it took; of `lost` those of all searches along the run, of `when` none. */
  readonly states: number;
  /** Why it is not decided, a sentence; null where it is. */
  readonly bound: string | null;
  /**
   * The run that shows it: how it can be, how it comes to what never should be, how it keeps away from
   * what must be, how it comes to where what should still be possible is not, or to where it is lost.
   */
  readonly run: ShownRun | null;
  /** Turns of the run: how often somebody else goes on. */
  readonly turns: number | null;
}

export interface DecisionOptions {
  readonly maxStates: number;
  readonly maxBytes: number;
  /** Where it is asked. */
  readonly from: Int32Array;
  /** Actors of the run from there on, along which something may be `lost`, or come. */
  readonly along: readonly number[];
}

/** Between two pauses. */
const SLICE_STATES = 500;
const SLICE_STEPS = 5000;

/** One question to its answer. */
export class Decision {
  private readonly machine: AssembledMachine;
  private readonly question: Question;
  private readonly options: DecisionOptions;
  private readonly holds: Holds;
  private graph: Graph | null = null;
  private statesBefore = 0;

  /** `question` must name nothing that the machine does not have. */
  constructor(machine: AssembledMachine, question: Question, options: DecisionOptions) {
    this.machine = machine;
    this.question = question;
    this.options = options;
    this.holds = holdsIn(machine, question.of);
  }

  /** Of the graph that is looked at; null before there is one. */
  get progress(): SearchProgress | null {
    return this.graph?.progress ?? null;
  }

  /** Yields after every little piece of work; whoever stops asking for more has cancelled it. */
  *work(): Generator<void, Answer> {
    switch (this.question.kind) {
      case 'can':
      case 'par':
        return yield* this.first(true);
      case 'never':
        return yield* this.first(false);
      case 'must':
        return yield* this.whole('before', runThatAvoids);
      case 'still':
        return yield* this.whole('all', runOutOfReach);
      case 'lost':
        return yield* this.lost();
      case 'when':
        return yield* this.when();
    }
  }

  /** Whether there is a run to it, and a shortest one. */
  private *first(wanted: boolean): Generator<void, Answer> {
    const { from } = this.options;
    const graph = yield* this.explored('first', from, 0);
    const run = firstRun(graph);
    if (run !== null) return this.answer(wanted, run);
    return this.ended(graph) ?? this.answer(!wanted, null);
  }

  private *whole(
    extent: Extent,
    counterexample: (graph: Graph) => Generator<void, ShownRun | null>,
  ): Generator<void, Answer> {
    const graph = yield* this.explored(extent, this.options.from, 0);
    const run = yield* counterexample(graph);
    if (run !== null) return this.answer(false, run);
    return this.ended(graph) ?? this.answer(true, null);
  }

  /**
   * Once nothing leads there any more, nothing ever will: it is enough to halve the run. What leads there
   * from late in a run is a small graph, and what leads there at all is seldom far.
   */
  private *lost(): Generator<void, Answer> {
    const { along } = this.options;
    let [possible, impossible] = [-1, along.length + 1];
    while (impossible - possible > 1) {
      const middle = (possible + impossible) >> 1;
      const { state, events } = yield* this.momentAfter(middle);
      const graph = yield* this.explored('first', state, events);
      if (firstRun(graph) !== null) possible = middle;
      else {
        const undecided = this.ended(graph);
        if (undecided !== null) return undecided;
        impossible = middle;
      }
    }
    if (impossible > along.length) return this.answer(false, null);
    return this.answer(true, runTo(along.slice(0, impossible)));
  }

  /** The run is gone through once, and nothing is searched. */
  private *when(): Generator<void, Answer> {
    const { machine, options } = this;
    const state = options.from.slice();
    if (this.holds(state, 0)) return this.answer(true, runTo([]));
    for (const [step, actor] of options.along.entries()) {
      if (step % SLICE_STEPS === 0) yield;
      const events = machine.events(state, actor);
      machine.step(state, actor);
      if (this.holds(state, events))
        return this.answer(true, runTo(options.along.slice(0, step + 1)));
    }
    return this.answer(false, null);
  }

  /** So many steps along the run. */
  private *momentAfter(steps: number): Generator<void, Moment> {
    const { machine, options } = this;
    const state = options.from.slice();
    let events = 0;
    for (let step = 0; step < steps; step++) {
      if (step % SLICE_STEPS === 0) yield;
      const actor = defined(options.along[step], 'a step');
      events = machine.events(state, actor);
      machine.step(state, actor);
    }
    return { state, events };
  }

  private *explored(extent: Extent, from: Int32Array, events: number): Generator<void, Graph> {
    const { maxStates, maxBytes } = this.options;
    this.statesBefore += this.graph?.store.size ?? 0;
    const graph = new Graph(this.machine, this.holds, {
      from,
      events,
      extent,
      maxStates,
      maxBytes,
    });
    this.graph = graph;
    while (graph.advance(SLICE_STATES)) yield;
    return graph;
  }

  private answer(holds: boolean | null, run: ShownRun | null, bound: string | null = null): Answer {
    const states = this.statesBefore + (this.graph?.store.size ?? 0);
    return { holds, states, bound, run, turns: run && turnsOf(run.schedule) };
  }

  /** Null where the graph is complete. */
  private ended(graph: Graph): Answer | null {
    const bound = boundOf(graph);
    return bound === null ? null : this.answer(null, null, bound);
  }
}

function firstRun(graph: Graph): ShownRun | null {
  if (graph.holdsAtStart) return runTo([]);
  const { found } = graph;
  return found && runTo([...graph.pathTo(found.state), found.actor]);
}

interface Moment {
  readonly state: Int32Array;
  /** Of the step that has led there. */
  readonly events: number;
}
