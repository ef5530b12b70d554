/**
 * What was concluded in one state, kept for others. Rules have no negation, so that more facts lead to
 * more. So the answer is no again where nothing is given but facts of which it was found that all of
 * them together lead to nothing that is asked for; and yes where all of those are given that have led
 * to it once. States that follow each other differ in little, and nearly every question is answered here.
 */
import type { Core } from './core.ts';
import { Cores } from './cores.ts';
import type { Harmless } from './harmless.ts';
import { isFound, keep } from './recent.ts';
import type { Moment } from '../facts/moment.ts';

export class Answers {
  private readonly harmless: Harmless[] = [];
  /** Facts that together lead to something that is asked for. */
  private readonly cores = new Cores();
  private wasClear = false;

  /** Whether nothing that is asked for follows; null if that must be found out. */
  answer(moment: Moment): boolean | null {
    // Most likely it is what it was.
    if (this.wasClear && this.isClear(moment)) return true;
    if (this.cores.hasGiven(moment)) {
      this.wasClear = false;
      return false;
    }
    if (this.wasClear || !this.isClear(moment)) return null;
    this.wasClear = true;
    return true;
  }

  /** Whether nothing follows, for the reason for which nothing did when it was last asked. */
  isStillClear(moment: Moment): boolean {
    return this.wasClear && this.harmless[0]!.hasAll(moment);
  }

  noteHarmless(set: Harmless): void {
    keep(this.harmless, set);
  }

  noteCore(core: Core, moment: Moment): void {
    this.cores.add(core, moment);
  }

  private isClear(moment: Moment): boolean {
    return isFound(this.harmless, (set) => set.hasAll(moment));
  }
}
