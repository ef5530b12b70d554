/**
 * What may still happen from a state while a step is held back: everything that can, and more (see
 * `rules.ts`).
 */
import type { Analysis } from '../analysis.ts';
import { Answers } from './answers.ts';
import { Core } from './core.ts';
import { FactsAt, NOBODY } from './facts-at.ts';
import { Harmless } from './harmless.ts';
import type { Moment } from '../facts/moment.ts';
import { Patterns } from './pattern.ts';

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
    this.conclude(new FactsAt(this.analysis, moment, NOBODY), null);
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
    const isClear = this.conclude(new FactsAt(analysis, moment, leftOut), stopAt);
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

  /** False if a fact to stop at follows. */
  private conclude(facts: FactsAt, stopAt: Uint8Array | null): boolean {
    const { horn, asked } = this.analysis.rules;
    for (const condition of asked) horn.know(condition, facts.holds(condition));
    horn.begin(stopAt);
    return facts.others().every((fact) => horn.suppose(fact)) && horn.conclude();
  }
}
