/**
 * What may still happen from a state while a step is held back: everything that can, and more (see
 * `rules.ts`).
 */
import type { Analysis } from './analysis.ts';
import { Concluded, type Harmless } from './concluded.ts';
import { Given } from './given.ts';
import type { Rules } from './rules.ts';

/** Whether one of some facts may come about while a step is held back. */
export class Question {
  readonly held: number;
  readonly concluded = new Concluded();
  /** The facts, and those from which they follow at once. */
  readonly stopAt: Uint8Array;

  constructor({ horn }: Rules, held: number, facts: readonly number[]) {
    this.held = held;
    this.stopAt = new Uint8Array(horn.facts);
    for (const fact of facts) for (const source of horn.sources[fact]!) this.stopAt[source] = 1;
  }
}

/** No step is held back. */
const NOTHING = -1;

export class Future {
  private readonly analysis: Analysis;
  private readonly given: Given;
  /** Facts that may be given. */
  private readonly inputs: readonly number[];

  constructor(analysis: Analysis) {
    const { conditions, flow, rules } = analysis;
    this.analysis = analysis;
    this.given = new Given(analysis);
    const places = [...flow.nodes.keys()].filter((node) => flow.nodes[node]!.place >= 0);
    this.inputs = [
      ...conditions.list.keys(),
      ...places.map((node) => conditions.count + node),
      ...rules.carried.keys(),
    ];
  }

  /** Whether the answer is no, of all that follows a state. */
  isClear(state: Int32Array, question: Question): boolean {
    const { given, analysis } = this;
    const { held, concluded, stopAt } = question;
    // Its thread stays there: nobody else who could move it accords with the step that is held back.
    given.look(state, held);
    const known = concluded.answer(given);
    if (known !== null) return known;
    const { horn, firstStep } = analysis.rules;
    horn.bar(firstStep + held, true);
    const isClear = this.conclude(stopAt);
    if (isClear) concluded.noteHarmless(this.harmless());
    else concluded.noteCore(horn.core(), given);
    horn.bar(firstStep + held, false);
    return isClear;
  }

  /** What may ever happen, last resorts included, by step and by violation: 1 if it may. */
  everythingFrom(state: Int32Array): {
    readonly steps: Uint8Array;
    readonly violations: Uint8Array;
  } {
    const { rules, steps, violations } = this.analysis;
    const { horn } = rules;
    this.given.look(state, NOTHING);
    horn.know(rules.lastResorts, true);
    this.conclude(null);
    horn.know(rules.lastResorts, false);
    const is = (fact: number): number => (horn.follows(fact) ? 1 : 0);
    return {
      steps: Uint8Array.from(steps, (_, i) => is(rules.firstStep + i)),
      violations: Uint8Array.from(violations, (_, i) => is(rules.firstViolation + i)),
    };
  }

  /** False if a fact to stop at follows. */
  private conclude(stopAt: Uint8Array | null): boolean {
    const { given, analysis } = this;
    const { rules, conditions } = analysis;
    const { horn } = rules;
    for (const condition of conditions.list.keys()) horn.know(condition, given.has(condition));
    horn.begin(stopAt);
    for (const fact of this.inputs.slice(conditions.count))
      if (given.has(fact) && !horn.suppose(fact)) return false;
    return horn.conclude();
  }

  private harmless(): Harmless {
    const { rules, conditions, flow } = this.analysis;
    const first = conditions.count;
    const last = first + flow.nodes.length;
    const harmful = rules.horn.harmful(this.inputs);
    const nodes = new Uint8Array(flow.nodes.length).fill(1);
    for (const fact of harmful) if (fact >= first && fact < last) nodes[fact - first] = 0;
    const others = harmful.filter((fact) => fact < first || fact >= last);
    return { nodes, others: Int32Array.from(others) };
  }
}
