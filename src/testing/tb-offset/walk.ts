/** Walks the machine of the timebase offset by hand, along a schedule that is written short. */
import { catalogue } from '../../models/tb-offset/catalogue.ts';
import { steps } from '../../models/steps.ts';
import { ByHand } from '../by-hand.ts';
import { opened, presetIn } from '../opened.ts';

/** The scenario of a preset, by its id or its row. */
export const presetOf = (name: string): object => presetIn(catalogue, name).scenario;

export class Walk extends ByHand {
  /** `scenario` passes the gate. */
  constructor(scenario: object) {
    super(opened(catalogue, scenario));
  }

  /** `a0*3 tick1`: three steps of a0, and then one of tick1. */
  go(schedule: string): this {
    return this.step(...steps(schedule));
  }

  /** Rows of the invariants that have broken, in that order. */
  get brokenRows(): string[] {
    const { invariants } = this.model.description;
    return this.broken.map((broken) => invariants.find(({ id }) => id === broken)?.row ?? '');
  }
}
