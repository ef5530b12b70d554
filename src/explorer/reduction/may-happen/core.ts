/** Facts that together lead to something that is asked for. */
import type { Flow } from '../facts/flow.ts';
import type { Moment } from '../facts/moment.ts';
import type { Pattern, Patterns } from './pattern.ts';
import type { Carried, Rules } from './rules.ts';

export class Core {
  /** Threads that must stand somewhere. */
  readonly threads: readonly number[];
  /** Where they stand, and conditions that hold. */
  private readonly pattern: Pattern;
  /** Facts that a thread must carry along; their conditions are in the pattern. */
  private readonly carried: readonly Carried[];

  /** The facts are given in some state. */
  constructor(rules: Rules, flow: Flow, patterns: Patterns, facts: readonly number[]) {
    const { firstNode, firstStep } = rules;
    const standing = facts.flatMap((fact) =>
      fact >= firstNode && fact < firstStep ? [flow.nodes[fact - firstNode]!] : [],
    );
    this.threads = standing.map(({ thread }) => thread);
    this.carried = facts.flatMap((fact) => (fact >= firstStep ? [rules.carried.get(fact)!] : []));
    const conditions = facts.filter((fact) => fact < firstNode);
    const withThreads = this.carried.map(({ condition }) => condition);
    this.pattern = patterns.allHold([...conditions, ...withThreads], standing);
  }

  /** Whether all of them are given. */
  isGiven({ state, nodes }: Moment): boolean {
    if (!this.pattern.fits(state)) return false;
    const { carried } = this;
    for (let i = 0; i < carried.length; i++) {
      const { thread, nodes: may } = carried[i]!;
      if (may[nodes[thread]!] === 0) return false;
    }
    return true;
  }
}
