/** Which conditions hold in a state: most are one comparison of bits, made in a row. */
import type { AssembledMachine } from '../../machine/assemble.ts';
import { compileGuard, type Evaluate } from '../../machine/compile.ts';
import type { Condition } from './conditions.ts';

/** Word, mask and bits of the comparison that a condition begins with; 1 if there is more to it. */
const FIELDS = 4;

export class Truths {
  private readonly records: Int32Array;
  private readonly rests: readonly (Evaluate | null)[];

  constructor(machine: AssembledMachine, conditions: readonly Condition[]) {
    const guards = conditions.map(({ expression }) =>
      compileGuard(expression, machine.layout, machine.places),
    );
    this.records = Int32Array.from(
      guards.flatMap(({ test, rest }) => [test.word, test.mask, test.bits, rest === null ? 0 : 1]),
    );
    this.rests = guards.map(({ rest }) => rest);
  }

  holds(state: Int32Array, condition: number): boolean {
    const { records, rests } = this;
    const r = condition * FIELDS;
    const passes = (state[records[r]!]! & records[r + 1]!) === records[r + 2]!;
    return passes && (records[r + 3] === 0 || rests[condition]!(state) !== 0);
  }
}
