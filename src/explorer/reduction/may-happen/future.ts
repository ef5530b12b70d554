/**
 * What may still happen from a state while a step is held back: everything that can, and more (see
 * `rules.ts`).
 */
import type { Analysis } from '../analysis.ts';
import { Answers } from './answers.ts';
import { Core } from './core.ts';
import { Harmless } from './harmless.ts';
import type { Moment } from '../facts/moment.ts';
import { Patterns } from './pattern.ts';

/** Instead of a thread whose place is left out. */
const NOBODY = -1;

/** Whether one of some facts may come about while a step is held back. */
export class Question {
  readonly held: number;
  /**
   * The thread of the step that is held back, where its place leads to that step alone: it stays there,
   * for nobody else who could move it accords with the step.
   */
  readonly leftOut: number;
  readonly answers = new Answers();
  /** The facts, and those from which they follow at once. */
  readonly stopAt: Uint8Array;

  /** Whether last resorts may come. */
  readonly withLastResorts: boolean;

  constructor(
    { rules, flow, steps }: Analysis,
    held: number,
    facts: readonly number[],
    withLastResorts = false,
  ) {
    const { horn, prompts } = rules;
    const start = flow.starts[held]!;
    this.held = held;
    this.withLastResorts = withLastResorts;
    this.leftOut = start >= 0 && prompts[start] === held ? steps[held]!.thread : NOBODY;
    this.stopAt = new Uint8Array(horn.facts);
    for (const fact of facts) for (const source of horn.sources[fact]!) this.stopAt[source] = 1;
  }
}

export class Future {
  private readonly analysis: Analysis;
  private readonly patterns: Patterns;
  /** Facts that may be given. */
  private readonly inputs: readonly number[];

  constructor(analysis: Analysis) {
    const { machine, conditions, flow, rules } = analysis;
    this.analysis = analysis;
    this.patterns = new Patterns(machine, conditions.list);
    const places = [...flow.nodes.keys()].filter((node) => flow.nodes[node]!.place >= 0);
    this.inputs = [
      ...rules.asked,
      // From the end, for what harms there harms before.
      ...places.map((node) => rules.firstNode + node).reverse(),
      ...rules.carried.keys(),
    ];
  }

  /** Whether the answer is no, of all that follows a moment at which the step can be taken. */
  isClear(moment: Moment, question: Question): boolean {
    return question.answers.answer(moment) ?? this.concludeNew(moment, question);
  }

  /** What may ever happen, last resorts included, by step and by violation: 1 if it may. */
  everythingFrom(moment: Moment): {
    readonly steps: Uint8Array;
    readonly violations: Uint8Array;
  } {
    const { rules, steps, violations } = this.analysis;
    const { horn } = rules;
    horn.know(rules.lastResorts, true);
    this.conclude(moment, NOBODY, null);
    horn.know(rules.lastResorts, false);
    const is = (fact: number): number => (horn.follows(fact) ? 1 : 0);
    return {
      steps: Uint8Array.from(steps, (_, i) => is(rules.firstStep + i)),
      violations: Uint8Array.from(violations, (_, i) => is(rules.firstViolation + i)),
    };
  }

  private concludeNew(moment: Moment, question: Question): boolean {
    const { held, leftOut, stopAt, answers, withLastResorts } = question;
    const { analysis, patterns, inputs } = this;
    const { rules, flow } = analysis;
    const { horn, firstStep, lastResorts } = rules;
    horn.bar(firstStep + held, true);
    horn.know(lastResorts, withLastResorts);
    const isClear = this.conclude(moment, leftOut, stopAt);
    if (isClear) {
      const harmful = horn.harmful(inputs);
      answers.noteHarmless(new Harmless(rules, patterns, harmful, leftOut));
    } else {
      const core = horn.core().filter((fact) => fact !== lastResorts);
      answers.noteCore(new Core(rules, flow, patterns, core), moment);
    }
    horn.know(lastResorts, false);
    horn.bar(firstStep + held, false);
    return isClear;
  }

  /** False if a fact to stop at follows from what is given, less the place of a thread with all that it gives. */
  private conclude(moment: Moment, leftOut: number, stopAt: Uint8Array | null): boolean {
    const { conditions, rules } = this.analysis;
    const { horn, asked } = rules;
    for (const condition of asked)
      horn.know(condition, conditions.list[condition]!.holds(moment.state) !== 0);
    horn.begin(stopAt);
    return this.suppose(moment, leftOut) && horn.conclude();
  }

  /** Where threads stand, and what they carry along of the conditions that hold; false at a fact to stop at. */
  private suppose({ nodes }: Moment, leftOut: number): boolean {
    const { horn, firstNode, carriedAt } = this.analysis.rules;
    for (let thread = 0; thread < nodes.length; thread++) {
      const node = nodes[thread]!;
      if (thread === leftOut) continue;
      if (!horn.suppose(firstNode + node)) return false;
      for (const { fact, condition } of carriedAt(node))
        if (horn.knows(condition) && !horn.suppose(fact)) return false;
    }
    return true;
  }
}
