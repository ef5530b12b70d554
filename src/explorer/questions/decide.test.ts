// Questions beside an independent search over the whole graph, on random machines.
import * as fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { defined } from '../../base/assert.ts';
import { assemble, type AssembledMachine } from '../../machine/assemble.ts';
import { disassembly } from '../../machine/disassembly.ts';
import { equal, less, plus, type Expression } from '../../machine/expression.ts';
import { environmentActor } from '../../machine/program.ts';
import { set, wait, type Effect } from '../../machine/statement.ts';
import {
  plainGraph,
  plainHolds,
  plainMust,
  plainPar,
  plainStill,
  reachedFrom,
} from '../../testing/explorer/plain-questions.ts';
import { anyCondition, textOf } from '../../testing/explorer/question-text.ts';
import { anyProgram } from '../../testing/machine/random-program.ts';
import { program, shared } from '../../testing/machine/small-program.ts';
import { expectEnough, runs } from '../../testing/runs.ts';
import { StateStore } from '../state-store.ts';
import { Decision, type Answer } from './decide.ts';
import { Names } from './names.ts';
import { parseQuestion } from './parse.ts';
import type { Condition, QuestionKind } from './question.ts';

const PROGRAMS = runs(400, 40);
const MAX_NODES = 400;
const LIMITS = { maxStates: 1_000_000, maxBytes: 1e9 };

type PlainGraph = NonNullable<ReturnType<typeof plainGraph>>;

interface Asked {
  readonly machine: AssembledMachine;
  readonly graph: PlainGraph;
  readonly of: Condition;
  readonly holds: readonly boolean[];
  readonly ask: (kind: QuestionKind, along?: readonly number[], maxStates?: number) => Answer;
}

/** Something of the environment that comes whenever it can. */
const always = (id: string, guard: Expression, effect: Effect) =>
  environmentActor({
    id,
    label: id,
    guard,
    effects: [effect],
    delay: { minTicks: 0, maxTicks: 0 },
  });

function answered(work: Generator<void, Answer>): Answer {
  for (;;) {
    const piece = work.next();
    if (piece.done === true) return piece.value;
  }
}

function forQuestions(check: (asked: Asked, choice: number) => void): void {
  const anyAsked = anyProgram.chain((program) => {
    const machine = assemble(program);
    return fc.record({
      machine: fc.constant(machine),
      of: anyCondition(machine),
      choice: fc.nat(),
    });
  });
  fc.assert(
    fc.property(anyAsked, ({ machine, of, choice }) => {
      const graph = plainGraph(machine, MAX_NODES);
      if (graph === null) return;
      const ask: Asked['ask'] = (kind, along = [], maxStates = LIMITS.maxStates) => {
        const text = `${kind} ${textOf(of)}`;
        const question = parseQuestion(text, new Names(machine));
        expect(question).toEqual({ ok: true, value: { kind, of } });
        const options = { ...LIMITS, maxStates, from: machine.initial, along };
        return answered(new Decision(machine, { kind, of }, options).work());
      };
      try {
        check({ machine, graph, of, holds: plainHolds(graph, of), ask }, choice);
      } catch (error) {
        const listing = disassembly(machine.code, 0);
        throw new Error(`${textOf(of)} in this program:\n${listing}`, { cause: error });
      }
    }),
    { numRuns: PROGRAMS },
  );
}

/** The nodes that a schedule comes by. */
function nodesOf({ nodes }: PlainGraph, schedule: readonly number[]): number[] {
  const passed = [0];
  for (const actor of schedule)
    passed.push(
      defined(defined(nodes[passed.at(-1) ?? 0], 'a node').next.get(actor), 'a step that can be'),
    );
  return passed;
}

/** Some run from the start, of 25 steps where it goes on so long. */
function walkIn({ nodes }: PlainGraph, choice: number): number[] {
  const along: number[] = [];
  let at = 0;
  for (let random = choice; along.length < 25; random = Math.imul(random, 31) + 7) {
    const next = [...defined(nodes[at], 'a node').next];
    if (next.length === 0) break;
    const [actor, to] = defined(next[(random >>> 3) % next.length], 'a step');
    along.push(actor);
    at = to;
  }
  return along;
}

describe('questions, beside a plain search of the whole graph', () => {
  it('can, never, par: a shortest run to it, or none', () => {
    const seen = { yes: 0, no: 0 };
    forQuestions(({ graph, holds, ask }) => {
      const par = plainPar(graph, holds);
      const [can, never, shortest] = [ask('can'), ask('never'), ask('par')];
      seen[par < Infinity ? 'yes' : 'no']++;
      expect([can.holds, never.holds, shortest.holds]).toEqual([
        par < Infinity,
        par === Infinity,
        par < Infinity,
      ]);
      for (const { run, turns } of [can, never, shortest]) {
        expect(run?.schedule.length ?? Infinity).toBe(par);
        if (run === null) continue;
        const passed = nodesOf(graph, run.schedule);
        expect(passed.map((at) => holds[at]).indexOf(true)).toBe(par);
        const actors = run.schedule.join(' ');
        expect(turns).toBe(
          actors === '' ? 0 : actors.replace(/\b(\d+)( \1\b)+/g, 'x').split(' ').length,
        );
      }
    });
    expectEnough(Math.min(seen.yes, seen.no), 10);
  });

  it('still: from everywhere, or a shortest run to where it is out of reach', () => {
    const seen = { yes: 0, no: 0 };
    forQuestions(({ graph, holds, ask }) => {
      const still = ask('still');
      expect(still.holds).toBe(plainStill(graph, holds));
      seen[still.holds === true ? 'yes' : 'no']++;
      expect(still.run === null).toBe(still.holds);
      if (still.run === null) return;
      const isLost = (at: number) => reachedFrom(graph, at).every((to) => holds[to] === false);
      expect(isLost(nodesOf(graph, still.run.schedule).at(-1) ?? 0)).toBe(true);
      const shortest = Math.min(...graph.nodes.flatMap((n, at) => (isLost(at) ? n.depth : [])));
      expect(still.run.schedule.length).toBe(shortest);
    });
    expectEnough(Math.min(seen.yes, seen.no), 10);
  });

  it('must: on every fair run, or one that avoids it to its end or for ever', () => {
    const seen = { yes: 0, ends: 0, loops: 0 };
    forQuestions(({ machine, graph, holds, ask }) => {
      const must = ask('must');
      expect(must.holds).toBe(plainMust(graph, holds));
      expect(must.run === null).toBe(must.holds);
      if (must.run === null) {
        if (graph.nodes.length > 3 && holds[0] === false) seen.yes++;
        return;
      }
      const { schedule, atStep, loop } = must.run;
      const passed = nodesOf(graph, schedule);
      expect(passed.every((at) => holds[at] === false)).toBe(true);
      const last = defined(graph.nodes[passed.at(-1) ?? 0], 'a node');
      expect(atStep).toBe(schedule.length - loop);
      if (loop === 0) {
        seen.ends++;
        expect(last.next.size).toBe(0);
        return;
      }
      seen.loops++;
      const round = passed.slice(atStep);
      expect(last.state).toEqual(graph.nodes[round[0] ?? 0]?.state);
      for (const actor of machine.actors.keys()) {
        const hasMoved = schedule.slice(atStep).includes(actor);
        const couldNot = round.some((at) => graph.nodes[at]?.next.has(actor) === false);
        expect(hasMoved || couldNot).toBe(true);
      }
    });
    expectEnough(Math.min(seen.yes, seen.ends, seen.loops), 3);
  });

  it('lost: the first moment of a run from which it cannot be reached', () => {
    let lost = 0;
    forQuestions(({ graph, holds, ask }, choice) => {
      const along = walkIn(graph, choice);
      const reachable = nodesOf(graph, along).map((node) =>
        reachedFrom(graph, node).some((to) => holds[to] === true),
      );
      const first = reachable.indexOf(false);
      const answer = ask('lost', along);
      expect(answer.holds).toBe(first >= 0);
      expect(answer.run?.schedule ?? null).toEqual(first < 0 ? null : along.slice(0, first));
      if (first > 0) lost++;
    });
    expectEnough(lost, 3);
  });

  it('when: the first moment of a run at which it holds', () => {
    let later = 0;
    forQuestions(({ graph, holds, ask }, choice) => {
      const along = walkIn(graph, choice);
      const first = nodesOf(graph, along).findIndex((node) => holds[node] === true);
      const answer = ask('when', along);
      expect(answer.holds).toBe(first >= 0);
      expect(answer.run?.schedule ?? null).toEqual(first < 0 ? null : along.slice(0, first));
      if (first > 0) later++;
    });
    expectEnough(later, 3);
  });

  it('pauses while it goes round a component of many states', () => {
    const [x, y] = [shared('x', { max: 199 }), shared('y', { max: 199 })];
    const never = shared('never');
    const turns = [x, y].flatMap((of) => [
      always(`${of.id} goes on`, less(of, of.max), set(of, plus(of, 1))),
      always(`${of.id} begins again`, equal(of, of.max), set(of, 0)),
    ]);
    const main = ['waits', 'rests'].map((text, i) =>
      wait('', text, i === 0 ? never : false, { rest: true }),
    );
    const made = program({ cells: [x, y, never], threads: [{ main }], environment: turns });
    const machine = assemble(made);
    const question = parseQuestion('must never == 1', new Names(machine));
    if (!question.ok) throw new Error(question.error);
    const load = vi.spyOn(StateStore.prototype, 'load');
    onTestFinished(() => load.mockRestore());
    const { initial } = machine;
    const work = new Decision(machine, question.value, {
      ...LIMITS,
      from: initial,
      along: [],
    }).work();
    let longest = 0;
    let piece = work.next();
    while (piece.done !== true) {
      load.mockClear();
      piece = work.next();
      longest = Math.max(longest, load.mock.calls.length);
    }
    expect(piece.value.states).toBe(40_000);
    expect(piece.value.run?.loop).toBeGreaterThan(0);
    // 10,000 states, each with the two that it leads to, and the way that was found.
    expect(longest).toBeLessThan(31_000);
  });

  it('says nothing that it does not know where it stops at a limit', () => {
    let stopped = 0;
    forQuestions(({ ask }) => {
      for (const kind of ['can', 'never', 'must', 'still', 'par'] as const) {
        const all = ask(kind);
        const few = ask(kind, [], 8);
        if (few.holds === null) stopped++;
        expect([null, all.holds]).toContain(few.holds);
        expect(few.bound === null).toBe(few.holds !== null);
        if (few.bound !== null)
          expect(few.bound).toMatch(/^not complete: .* limit, with \d+ states/);
      }
    });
    expectEnough(stopped, 10);
  });
});
