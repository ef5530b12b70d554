/**
 * Facts from which nothing follows that is asked for, told by those that may not be given: nodes where
 * no thread may stand, conditions that may not hold, and conditions that may not hold while a thread
 * stands at a node, for it carries them along.
 */
import type { Moment } from '../facts/moment.ts';
import type { Pattern, Patterns } from './pattern.ts';
import type { Rules } from './rules.ts';

export class Harmless {
  private readonly rules: Rules;
  private readonly patterns: Patterns;
  private readonly leftOut: number;
  /** By node: 1 if no thread may stand there. */
  private readonly isBarred: Uint8Array;
  private readonly conditions: Pattern;
  /** Carried facts that may not be given. */
  private readonly carried: ReadonlySet<number>;
  /** By node: what must be while a thread stands there, worked out when one does. */
  private readonly atNodes: (Pattern | null | undefined)[];

  /** All facts together are harmless, but these. The place of the thread `leftOut` does not matter. */
  constructor(rules: Rules, patterns: Patterns, harmful: readonly number[], leftOut: number) {
    const { firstNode, firstStep } = rules;
    this.rules = rules;
    this.patterns = patterns;
    this.leftOut = leftOut;
    this.isBarred = new Uint8Array(firstStep - firstNode);
    this.atNodes = new Array<undefined>(this.isBarred.length).fill(undefined);
    for (const fact of harmful)
      if (fact >= firstNode && fact < firstStep) this.isBarred[fact - firstNode] = 1;
    this.conditions = patterns.noneHolds(harmful.filter((fact) => fact < firstNode));
    this.carried = new Set(harmful.filter((fact) => fact >= firstStep));
  }

  /** Whether nothing is given but harmless facts. */
  hasAll({ state, nodes }: Moment): boolean {
    const { isBarred, atNodes, leftOut } = this;
    if (!this.conditions.fits(state)) return false;
    for (let thread = 0; thread < nodes.length; thread++) {
      const node = nodes[thread]!;
      if (thread === leftOut) continue;
      if (isBarred[node] === 1) return false;
      let pattern = atNodes[node];
      if (pattern === undefined) atNodes[node] = pattern = this.patternAt(node);
      if (pattern !== null && !pattern.fits(state)) return false;
    }
    return true;
  }

  private patternAt(node: number): Pattern | null {
    const barred = this.rules.carriedAt(node).filter(({ fact }) => this.carried.has(fact));
    if (barred.length === 0) return null;
    return this.patterns.noneHolds(barred.map(({ condition }) => condition));
  }
}
