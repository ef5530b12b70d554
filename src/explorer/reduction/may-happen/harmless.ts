/**
 * Facts from which nothing follows that is asked for, told by those that may not be given: nodes where
 * no thread may stand, conditions that may not hold, and conditions that may not hold while a thread
 * stands at a node, for it carries them along.
 */
import type { Moment } from '../facts/moment.ts';
import { TEST_FIELDS, type Pattern, type Patterns } from './pattern.ts';
import type { Rules } from './rules.ts';

/** What is known of a thread that stands at a node: nothing yet, that it may not, or on what condition. */
const UNKNOWN = 0;
const BARRED = 1;
const ASKED = 2;

/** A comparison that fits wherever it is asked, and one that never does. */
const FITS = [0, 0, 0] as const;
const FAILS = [0, 0, 1] as const;

export class Harmless {
  private readonly rules: Rules;
  private readonly patterns: Patterns;
  private readonly leftOut: number;
  private readonly conditions: Pattern;
  /** Carried facts that may not be given. */
  private readonly carried: ReadonlySet<number>;
  /** By node: word, mask and bits of a comparison; a thread may stand there if it fits. */
  private readonly tests: Int32Array;
  /** By node: what is to be done where it does not. */
  private readonly known: Uint8Array;
  /** By node: what must be while a thread stands there, worked out when one does; null for nothing. */
  private readonly atNodes: (Pattern | null | undefined)[];

  /** All facts together are harmless, but these. The place of the thread `leftOut` does not matter. */
  constructor(rules: Rules, patterns: Patterns, harmful: readonly number[], leftOut: number) {
    const { firstNode, firstStep } = rules;
    this.rules = rules;
    this.patterns = patterns;
    this.leftOut = leftOut;
    this.atNodes = new Array<undefined>(firstStep - firstNode).fill(undefined);
    this.known = new Uint8Array(firstStep - firstNode);
    this.tests = new Int32Array(this.known.length * TEST_FIELDS);
    for (let node = 0; node < this.known.length; node++) this.tests.set(FAILS, node * TEST_FIELDS);
    for (const fact of harmful)
      if (fact >= firstNode && fact < firstStep) this.known[fact - firstNode] = BARRED;
    this.conditions = patterns.noneHolds(harmful.filter((fact) => fact < firstNode));
    this.carried = new Set(harmful.filter((fact) => fact >= firstStep));
  }

  /** Whether nothing is given but harmless facts. */
  hasAll({ state, nodes }: Moment): boolean {
    const { tests, leftOut } = this;
    if (!this.conditions.fits(state)) return false;
    for (let thread = 0; thread < nodes.length; thread++) {
      const test = nodes[thread]! * TEST_FIELDS;
      const fits = (state[tests[test]!]! & tests[test + 1]!) === tests[test + 2]!;
      if (!fits && thread !== leftOut && !this.mayStandAt(nodes[thread]!, state)) return false;
    }
    return true;
  }

  /** Where the comparison does not tell. */
  private mayStandAt(node: number, state: Int32Array): boolean {
    const { known, atNodes } = this;
    if (known[node] === BARRED) return false;
    if (known[node] === UNKNOWN) {
      const pattern = this.patternAt(node);
      known[node] = ASKED;
      atNodes[node] = pattern;
      this.tests.set(pattern === null ? FITS : (pattern.single ?? FAILS), node * TEST_FIELDS);
    }
    return atNodes[node]?.fits(state) !== false;
  }

  private patternAt(node: number): Pattern | null {
    const barred = this.rules.carriedAt(node).filter(({ fact }) => this.carried.has(fact));
    if (barred.length === 0) return null;
    return this.patterns.noneHolds(barred.map(({ condition }) => condition));
  }
}
