/** Which conditions hold in a state: most are one comparison of bits, made in a row. */
import type { AssembledMachine } from '../../machine/assemble.ts';
import { compileGuard, type Evaluate } from '../../machine/compile.ts';
import type { Condition } from './conditions.ts';

/** Word, mask and bits of the comparison that a condition begins with; 1 if there is more to it. */
const FIELDS = 4;

export class Truths {
  private readonly count: number;
  private readonly records: Int32Array;
  private readonly rests: readonly (Evaluate | null)[];

  constructor(machine: AssembledMachine, conditions: readonly Condition[]) {
    const guards = conditions.map(({ expression }) =>
      compileGuard(expression, machine.layout, machine.places),
    );
    this.count = conditions.length;
    this.records = Int32Array.from(
      guards.flatMap(({ test, rest }) => [test.word, test.mask, test.bits, rest === null ? 0 : 1]),
    );
    this.rests = guards.map(({ rest }) => rest);
  }

  /** Tells of every condition, by number, whether it holds. */
  each(state: Int32Array, tell: (condition: number, holds: boolean) => void): void {
    const { records, rests, count } = this;
    for (let i = 0, r = 0; i < count; i++, r += FIELDS) {
      const passes = (state[records[r]!]! & records[r + 1]!) === records[r + 2]!;
      tell(i, passes && (records[r + 3] === 0 || rests[i]!(state) !== 0));
    }
  }
}
