/**
 * What may still happen from a state while a step is held back: everything that can, and more (see
 * `rules.ts`).
 */
import type { Analysis } from './analysis.ts';
import type { Horn } from './horn.ts';
import { Truths } from './truths.ts';

export class Future {
  private readonly analysis: Analysis;
  private readonly horn: Horn;
  private readonly truths: Truths;
  private readonly know: (condition: number, holds: boolean) => void;
  private state: Int32Array = new Int32Array(0);

  constructor(analysis: Analysis) {
    this.analysis = analysis;
    this.horn = analysis.rules.horn;
    this.truths = new Truths(analysis.machine, analysis.conditions.list);
    this.know = (condition, holds) => {
      this.horn.know(condition, holds);
    };
  }

  /** Looks at a state, which must stay as it is. */
  look(state: Int32Array): void {
    this.state = state;
    this.truths.each(state, this.know);
  }

  /** Whether none of these facts may come about while the step is not taken. */
  isClearWithout(held: number, stopAt: Uint8Array): boolean {
    const { horn, analysis } = this;
    const fact = analysis.rules.firstStep + held;
    horn.bar(fact, true);
    const isClear = this.conclude(held, stopAt);
    horn.bar(fact, false);
    return isClear;
  }

  /** What may ever happen, timeouts included, by step and by violation: 1 if it may. */
  everythingFrom(state: Int32Array): {
    readonly steps: Uint8Array;
    readonly violations: Uint8Array;
  } {
    const { horn, analysis } = this;
    const { rules, steps, violations } = analysis;
    this.look(state);
    horn.know(rules.timeouts, true);
    this.conclude(null, null);
    horn.know(rules.timeouts, false);
    const is = (fact: number): number => (horn.follows(fact) ? 1 : 0);
    return {
      steps: Uint8Array.from(steps, (_, i) => is(rules.firstStep + i)),
      violations: Uint8Array.from(violations, (_, i) => is(rules.firstViolation + i)),
    };
  }

  /** False if a fact to stop at follows. */
  private conclude(held: number | null, stopAt: Uint8Array | null): boolean {
    const { horn, analysis, state } = this;
    const { machine, flow, rules } = analysis;
    horn.begin(stopAt);
    for (let thread = 0; thread < machine.threads; thread++) {
      const node = flow.nodeAt(thread, machine.place(state, thread));
      const stand = node < 0 ? null : rules.stands[node]!;
      if (stand === null) continue;
      const { fact, prompt, carried } = stand;
      // It stays there: nobody else who could move it accords with the step that is held back.
      if (prompt >= 0 && prompt === held) continue;
      if (!horn.suppose(fact)) return false;
      for (let i = 0; i < carried.length; i += 2)
        if (horn.knows(carried[i]!) && !horn.suppose(carried[i + 1]!)) return false;
    }
    return horn.conclude();
  }
}
