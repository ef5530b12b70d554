/**
 * The steps that can be taken in the state that is looked at, and whether one of them is against another.
 * As a rule that is one that was against it before.
 */
import type { Ties } from './ties.ts';

export class AbleSteps {
  private able: Uint16Array = new Uint16Array(0);
  private count = 0;
  /** By step: in which look it could be taken last. */
  private readonly seenIn: Uint32Array;
  private look = 0;

  /** Of a machine with so many. */
  constructor(steps: number) {
    this.seenIn = new Uint32Array(steps);
  }

  /** Looks at another state: `count` steps can be taken there. The array must stay as it is. */
  set(able: Uint16Array, count: number): void {
    const { seenIn } = this;
    const look = ++this.look;
    this.able = able;
    this.count = count;
    for (let i = 0; i < count; i++) seenIn[able[i]!] = look;
  }

  /** Whether a step that can be taken is against the one with these ties. */
  hasOneAgainst(ties: Ties): boolean {
    const { able, count, seenIn, look } = this;
    const { lastAgainst } = ties;
    if (lastAgainst >= 0 && seenIn[lastAgainst] === look) return true;
    for (let i = 0; i < count; i++) {
      if (!ties.isAgainst(able[i]!)) continue;
      ties.lastAgainst = able[i]!;
      return true;
    }
    return false;
  }
}
