// What the reduction is built on, each claim beside what the machine does: what accords, what may
// still happen, and that steps that lead on make no cycle.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assemble, type AssembledMachine } from '../../machine/assemble.ts';
import { read } from '../../machine/cell.ts';
import { disassembly } from '../../machine/disassembly.ts';
import { machineOf, smallScenarios } from '../../testing/explorer/scenarios.ts';
import { anyProgram } from '../../testing/machine/random-program.ts';
import { runs } from '../../testing/runs.ts';
import { analyse, type Analysis } from './analysis.ts';
import { componentsOf } from './choice/components.ts';
import { PersistentSets } from './choice/persistent-sets.ts';
import { Future, Question } from './may-happen/future.ts';
import { Moment } from './facts/moment.ts';
import { Patterns } from './may-happen/pattern.ts';
import { bitOf } from './whoever.ts';

const PROGRAMS = runs(300);
const MAX_STATES = 400;
/** Of so many states of a machine it is asked what may happen, and of each so many-th step. */
const MOMENTS = runs(20, 5);
const STRIDE = 7;

interface Explored {
  readonly analysis: Analysis;
  readonly states: readonly Int32Array[];
  /** By state: its steps with the states that they lead to. */
  readonly steps: readonly (readonly { readonly step: number; readonly to: number }[])[];
}

function analysed(machine: AssembledMachine): Analysis {
  const work = analyse(machine, machine.initial);
  for (;;) {
    const piece = work.next();
    if (piece.done === true) return piece.value;
  }
}

/** The first states of a machine; steps that lead to others are left out. */
function explored(machine: AssembledMachine): Explored {
  const analysis = analysed(machine);
  const { mover } = machine;
  const moves = new Uint16Array(machine.actors.length);
  const states = [machine.initial.slice()];
  const numbers = new Map([[machine.initial.join(), 0]]);
  const steps = states.map((): { step: number; to: number }[] => []);
  for (let at = 0; at < states.length; at++) {
    const able = [...moves.subarray(0, mover.enabled(states[at]!, moves))];
    for (const move of able) {
      const next = states[at]!.slice();
      mover.take(next, move);
      const key = next.join();
      if (!numbers.has(key) && states.length < MAX_STATES) {
        numbers.set(key, states.push(next) - 1);
        steps.push([]);
      }
      const to = numbers.get(key);
      if (to !== undefined) steps[at]!.push({ step: analysis.stepOf[move]!, to });
    }
  }
  return { analysis, states, steps };
}

/** Scenarios of the model, explored once for all tests. */
const scenarios = new Map<string, readonly [AssembledMachine, Explored]>();

function exploredScenario(
  name: string,
  scenario: Parameters<typeof machineOf>[0],
): readonly [AssembledMachine, Explored] {
  const known = scenarios.get(name);
  if (known !== undefined) return known;
  const machine = machineOf(scenario);
  const made = [machine, explored(machine)] as const;
  scenarios.set(name, made);
  return made;
}

/** Random programs, and scenarios of the model. */
function forMachines(check: (machine: AssembledMachine, explored: Explored) => void): void {
  for (const [name, scenario] of smallScenarios) check(...exploredScenario(name, scenario));
  fc.assert(
    fc.property(anyProgram, (program) => {
      const machine = assemble(program);
      try {
        check(machine, explored(machine));
      } catch (error) {
        throw new Error(`in this program:\n${disassembly(machine.code, 0)}`, { cause: error });
      }
    }),
    { numRuns: PROGRAMS },
  );
}

describe('steps that accord', () => {
  it('lead to the same state in either order, and no event is lost that invariants wait for', () => {
    let pairs = 0;
    forMachines((machine, { analysis, states, steps }) => {
      const { mover } = machine;
      /** What they lead to, and by move the events that come. */
      const taken = (state: Int32Array, ...moves: readonly number[]) => {
        const at = state.slice();
        const events = new Map<number, number>();
        for (const move of moves) {
          expect(mover.canTake(at, move)).toBe(true);
          events.set(move, mover.checkedEvents(at, move));
          mover.take(at, move);
        }
        return { at, events };
      };
      states.forEach((state, at) => {
        for (const { step: a } of steps[at]!)
          for (const { step: b } of steps[at]!) {
            const [first, second] = [analysis.steps[a]!, analysis.steps[b]!];
            if (a === b || first.isLastResort || !analysis.accord.mayGoFirst(first, second))
              continue;
            pairs++;
            const moves = [first.move, second.move];
            const [inOrder, other] = [taken(state, ...moves), taken(state, ...moves.toReversed())];
            expect(inOrder.at).toEqual(other.at);
            for (const move of moves) {
              const [comes, came] = [inOrder.events.get(move)!, other.events.get(move)!];
              expect(came & ~comes).toBe(0);
            }
          }
      });
    });
    expect(pairs).toBeGreaterThan(1000);
  });
});

describe('a step', () => {
  it('is taken only where cells hold what its place tells, and changes only what it may', () => {
    let told = 0;
    let kept = 0;
    forMachines((machine, { analysis, states, steps }) => {
      const { layout, places, program } = machine;
      const cells = [...places.cells, ...program.cells].filter((c) => !layout.constants.has(c));
      for (let at = 0; at < states.length; at++)
        for (const { step: number, to } of steps[at]!) {
          const step = analysis.steps[number]!;
          for (const c of cells) {
            const slot = layout.slot(c);
            const [before, after] = [read(states[at]!, slot), read(states[to]!, slot)];
            if (step.told.has(c)) {
              told++;
              if (before !== step.told.get(c)) expect(before).toBe(step.told.get(c));
            }
            if (step.writes.has(c)) continue;
            kept++;
            if (after !== before) expect(after).toBe(before);
          }
        }
    });
    expect(Math.min(told, kept)).toBeGreaterThan(1000);
  });
});

describe('a moment that follows a step', () => {
  it('sees what one sees that looks at the state anew', () => {
    let seen = 0;
    forMachines((machine, { analysis, states, steps }) => {
      const out = new Uint16Array(machine.actors.length);
      const sight = (moment: Moment) => [...moment.nodes, ...out.subarray(0, moment.steps(out))];
      for (let at = 0; at < states.length; at++)
        for (const { step, to } of steps[at]!) {
          const moment = new Moment(analysis, states[at]!);
          moment.follow(states[to]!, analysis.steps[step]!.move);
          expect(sight(moment)).toEqual(sight(new Moment(analysis, states[to]!)));
          seen++;
        }
    });
    expect(seen).toBeGreaterThan(1000);
  });
});

describe('a pattern of conditions', () => {
  it('fits a state in which all of them hold, or none', () => {
    const fits = [0, 0];
    forMachines((machine, { analysis, states }) => {
      const { list } = analysis.conditions;
      const patterns = new Patterns(machine, list);
      const stride = Math.ceil(states.length / MOMENTS);
      for (let first = 0; first < list.length; first += STRIDE) {
        // Opposites are among them, so that some fit nowhere.
        const some = [first, first + 1, first * 3].map((c) => c % list.length);
        const [all, none] = [patterns.allHold(some), patterns.noneHolds(some)];
        for (let at = 0; at < states.length; at += stride) {
          const state = states[at]!;
          const holding = some.filter((c) => list[c]!.holds(state) !== 0);
          expect(all.fits(state)).toBe(holding.length === some.length);
          expect(none.fits(state)).toBe(holding.length === 0);
          fits[holding.length === 0 || holding.length === some.length ? 1 : 0]!++;
        }
      }
    });
    expect(Math.min(...fits)).toBeGreaterThan(100);
  });
});

describe('what may happen while a step is not taken', () => {
  it('is all that happens up to a step that does not accord with it, broken invariants too', () => {
    let seen = 0;
    let unseen = 0;
    forMachines((_, { analysis, states, steps }) => {
      const { rules, violations, conditions } = analysis;
      const future = new Future(analysis);
      // Of larger machines a state here and there.
      const stride = Math.ceil(states.length / MOMENTS);
      for (let at = 0; at < states.length; at += stride)
        for (const { step: held } of steps[at]!) {
          const moment = new Moment(analysis, states[at]!);
          if (analysis.steps[held]!.isLastResort) continue;
          const facts = new Set<number>();
          const reached = new Set([at]);
          for (const n of reached) {
            violations.forEach(({ conditions: broken, byStep }, i) => {
              if (!byStep && broken.every((c) => conditions.list[c]!.holds(states[n]!) !== 0))
                facts.add(rules.firstViolation + i);
            });
            for (const { step, to } of steps[n]!) {
              if (step === held || analysis.steps[step]!.isLastResort) continue;
              facts.add(rules.firstStep + step);
              if (analysis.accord.mayGoFirst(analysis.steps[held]!, analysis.steps[step]!))
                reached.add(to);
            }
          }
          const may = (fact: number): boolean =>
            !future.isClear(moment, new Question(analysis, held, [fact]));
          const missed = [...facts].filter((fact) => !may(fact));
          if (missed.length > 0) expect(missed).toEqual([]);
          seen += facts.size;
          for (let fact = rules.firstStep; fact < rules.firstViolation; fact += STRIDE)
            if (!may(fact)) unseen += STRIDE;
        }
    });
    // It would be easy to say that anything may.
    expect(seen).toBeGreaterThan(100);
    expect(unseen).toBeGreaterThan(seen);
  });
});

describe('a question that is asked of one state after the other', () => {
  it('has the answers that it has when it is new', () => {
    const count = [0, 0];
    forMachines((_, { analysis, states, steps }) => {
      const { rules } = analysis;
      const future = new Future(analysis);
      const stride = Math.ceil(states.length / 20);
      for (let held = 0; held < analysis.steps.length; held += 7) {
        const facts = [rules.firstStep + ((held * 5) % analysis.steps.length)];
        const question = new Question(analysis, held, facts);
        for (let at = 0; at < states.length; at += stride) {
          if (!steps[at]!.some(({ step }) => step === held)) continue;
          const moment = new Moment(analysis, states[at]!);
          const isClear = future.isClear(moment, new Question(analysis, held, facts));
          expect(future.isClear(moment, question)).toBe(isClear);
          count[isClear ? 1 : 0]!++;
        }
      }
    });
    expect(Math.min(...count)).toBeGreaterThan(0);
  });
});

describe('the step that is enough', () => {
  it('is the same after steps of all threads of which that is said, and where it is known at once', () => {
    const count = { shared: 0, atOnce: 0 };
    forMachines((machine, { analysis, states, steps }) => {
      const start = new Moment(analysis, machine.initial);
      const sets = new PersistentSets(analysis, start);
      const able = new Uint16Array(machine.actors.length);
      const stride = Math.ceil(states.length / (5 * MOMENTS));
      for (let at = 0; at < states.length; at += stride) {
        const moment = new Moment(analysis, states[at]!);
        if (moment.steps(able) === 0) continue;
        for (const { step } of steps[at]!) {
          const { thread, move } = analysis.steps[step]!;
          const isOwn = thread >= 0 && moment.ableMoveOf(thread) === move;
          if (!isOwn || !sets.isEnoughAtOnce(step, moment)) continue;
          expect(
            new PersistentSets(analysis, start).single(moment, able, moment.steps(able), thread),
          ).toBe(step);
          count.atOnce++;
        }
        const after = Array.from({ length: machine.threads + 1 }, (_, i) => i - 1).map((thread) => {
          const step = sets.single(moment, able, moment.steps(able), thread);
          return { thread, step, sameFor: sets.sameFor };
        });
        for (const { step, sameFor } of after)
          for (const other of after) {
            if ((sameFor & bitOf(other.thread)) === 0) continue;
            expect(other.step).toBe(step);
            count.shared++;
          }
      }
    });
    expect(Math.min(count.shared, count.atOnce)).toBeGreaterThan(100);
  });
});

describe('steps that lead on', () => {
  it('make no cycle of states', () => {
    let cycles = 0;
    let leading = 0;
    forMachines((_, { analysis, steps }) => {
      const edges = (isEdge: (step: number) => boolean): number[][] =>
        steps.map((out) => out.filter(({ step }) => isEdge(step)).map(({ to }) => to));
      const isCyclic = (graph: readonly (readonly number[])[]): boolean =>
        new Set(componentsOf(graph)).size < graph.length ||
        graph.some((out, from) => out.includes(from));
      expect(isCyclic(edges((step) => analysis.turns[step] === 0))).toBe(false);
      if (isCyclic(edges(() => true))) cycles++;
      leading += analysis.turns.filter((turn) => turn === 0).length;
    });
    expect(Math.min(cycles, leading)).toBeGreaterThan(0);
  });
});
