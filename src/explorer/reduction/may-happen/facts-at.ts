/**
 * What is given at a moment: facts that hold there. The place of one thread can be left out, with all
 * that it gives.
 */
import type { Conditions } from '../facts/conditions.ts';
import type { Moment } from '../facts/moment.ts';
import type { Rules } from './rules.ts';

/** No thread. */
export const NOBODY = -1;

export interface FactSources {
  readonly conditions: Conditions;
  readonly rules: Rules;
}

export class FactsAt {
  private readonly sources: FactSources;
  private readonly moment: Moment;
  private readonly leftOut: number;

  /** `leftOut`: the thread whose place is left out, or NOBODY. */
  constructor(sources: FactSources, moment: Moment, leftOut: number) {
    this.sources = sources;
    this.moment = moment;
    this.leftOut = leftOut;
  }

  holds(condition: number): boolean {
    return this.sources.conditions.list[condition]!.holds(this.moment.state) !== 0;
  }

  /** Facts that hold and are no conditions: where threads stand, and what they carry along. */
  others(): number[] {
    const { firstNode, carriedAt } = this.sources.rules;
    const facts: number[] = [];
    this.moment.nodes.forEach((node, thread) => {
      if (thread === this.leftOut) return;
      facts.push(firstNode + node);
      for (const { fact, condition } of carriedAt(node))
        if (this.holds(condition)) facts.push(fact);
    });
    return facts;
  }
}
