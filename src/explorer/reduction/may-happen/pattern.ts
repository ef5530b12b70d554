/**
 * What several conditions ask of a state, all at once: one comparison for each word of the state, and
 * for what cannot be merged one more each.
 */
import type { AssembledMachine } from '../../../machine/assemble.ts';
import { compileGuard, NEVER, type Evaluate, type Guard } from '../../../machine/compile.ts';
import { not } from '../../../machine/expression.ts';
import type { Condition } from '../facts/conditions.ts';

/** Fits where `(state[word] & mask) === bits`. */
type Test = Guard['test'];

/** Numbers of a test in a list of them. */
export const TEST_FIELDS = 3;

/** A condition that must hold, or must not. */
interface Asked {
  /** The whole of it, if one comparison will do. */
  readonly equal: Test | null;
  /** The whole of it, if it is that this comparison fails. */
  readonly differ: Test | null;
  readonly is: (state: Int32Array) => boolean;
}

export class Pattern {
  /** Word, mask and bits of one test after the other. */
  private readonly equal: Int32Array;
  private readonly differ: Int32Array;
  private readonly others: readonly Asked['is'][];

  constructor(equal: Int32Array, differ: Int32Array, others: readonly Asked['is'][]) {
    this.equal = equal;
    this.differ = differ;
    this.others = others;
  }

  /** Word, mask and bits of the only test, if that is all. */
  get single(): Int32Array | null {
    const { equal, differ, others } = this;
    return equal.length === TEST_FIELDS && differ.length + others.length === 0 ? equal : null;
  }

  fits(state: Int32Array): boolean {
    const { equal, differ, others } = this;
    for (let i = 0; i < equal.length; i += TEST_FIELDS)
      if ((state[equal[i]!]! & equal[i + 1]!) !== equal[i + 2]!) return false;
    for (let i = 0; i < differ.length; i += TEST_FIELDS)
      if ((state[differ[i]!]! & differ[i + 1]!) === differ[i + 2]!) return false;
    for (let i = 0; i < others.length; i++) if (!others[i]!(state)) return false;
    return true;
  }
}

/** What is asked of the place of a thread. */
export interface Standing {
  readonly thread: number;
  readonly place: number;
}

export class Patterns {
  private readonly machine: AssembledMachine;
  private readonly holding: readonly Asked[];
  private readonly failing: readonly Asked[];

  /** `conditions`: by number. */
  constructor(machine: AssembledMachine, conditions: readonly Condition[]) {
    const { layout, places } = machine;
    this.machine = machine;
    const guards = conditions.map(({ expression, holds }) => ({
      holds,
      guard: testOf(compileGuard(expression, layout, places)),
      opposite: testOf(compileGuard(not(expression), layout, places)),
    }));
    const isTrue = (of: Evaluate) => (state: Int32Array) => of(state) !== 0;
    const isFalse = (of: Evaluate) => (state: Int32Array) => of(state) === 0;
    this.holding = guards.map(({ guard, opposite, holds }) => ({
      equal: guard,
      differ: opposite,
      is: isTrue(holds),
    }));
    this.failing = guards.map(({ guard, opposite, holds }) => ({
      equal: opposite,
      differ: guard,
      is: isFalse(holds),
    }));
  }

  /** That all of the conditions hold, and threads stand where they should. */
  allHold(conditions: Iterable<number>, standing: readonly Standing[] = []): Pattern {
    const { layout, places } = this.machine;
    const tests = standing.map(({ thread, place }) => {
      const { word, shift, mask } = layout.slot(places.cells[thread]!);
      return { word, mask: mask << shift, bits: place << shift };
    });
    return pattern(conditions, this.holding, tests);
  }

  /** That none of the conditions holds. */
  noneHolds(conditions: Iterable<number>): Pattern {
    return pattern(conditions, this.failing, []);
  }
}

const testOf = ({ test, rest }: Guard): Test | null => (rest === null ? test : null);

function pattern(
  conditions: Iterable<number>,
  asked: readonly Asked[],
  tests: readonly Test[],
): Pattern {
  const equal = [...tests];
  const differ: Test[] = [];
  const others: Asked['is'][] = [];
  for (const condition of new Set(conditions)) {
    const one = asked[condition]!;
    if (one.equal !== null) equal.push(one.equal);
    else if (one.differ !== null) differ.push(one.differ);
    else others.push(one.is);
  }
  return new Pattern(merged(equal), flat(differ), others);
}

/** One a word; where they ask for different values of a bit, one that nothing fits. */
function merged(tests: readonly Test[]): Int32Array {
  const all: number[] = [];
  for (const { word, mask, bits } of tests) {
    let at = 0;
    while (at < all.length && all[at] !== word) at += TEST_FIELDS;
    if (at === all.length) all.push(word, mask, bits);
    else {
      if (((all[at + 2]! ^ bits) & all[at + 1]! & mask) !== 0) return flat([NEVER.test]);
      all[at + 1]! |= mask;
      all[at + 2]! |= bits;
    }
  }
  return Int32Array.from(all);
}

function flat(tests: readonly Test[]): Int32Array {
  const all = new Int32Array(tests.length * TEST_FIELDS);
  tests.forEach(({ word, mask, bits }, i) => {
    all[i * TEST_FIELDS] = word;
    all[i * TEST_FIELDS + 1] = mask;
    all[i * TEST_FIELDS + 2] = bits;
  });
  return all;
}
