/** Drives the POWER8 model by hand; its hardware does what firmware polls for. */
import { buildPower8 } from '../../models/power8/index.ts';
import type { Model } from '../../models/model.ts';
import { ByHand } from '../by-hand.ts';
import { parsed } from '../scenarios.ts';

/** Where firmware polls TFMR for what the hardware does, which is done by these, in this order. */
const POLLS: ReadonlySet<string> = new Set([
  'tfmr_recover_tb_errors:C3d',
  'chiptod_reset_tb_errors:RS3c',
  'chiptod_mod_tb:TM2',
  'chiptod_to_tb:TL3',
]);
const HARDWARE = ['tb-clear', 'tb-mod', 'tod-sync', 'tod-load'] as const;

export class Drive extends ByHand {
  /** `scenario` passes the gate; `model` spares building it once more. */
  constructor(scenario: unknown, model: Model = buildPower8(parsed(scenario))) {
    super(model);
  }

  /** `thread` takes a step; before it happens what it polls TFMR for, if it waits for that. */
  override advance(thread: string): this {
    if (POLLS.has(this.line(thread)))
      for (const actor of HARDWARE) if (!this.can(thread) && this.can(actor)) this.step(actor);
    return this.step(thread);
  }

  /** `thread` goes on until the TBs of the core are loaded, which happens now. */
  load(thread: string): this {
    return this.past(thread, 'chiptod_to_tb:TL3');
  }

  /** TB - TOD of each subcore, signed. */
  offsets(): bigint[] {
    return this.model.description.groups.map((_, s) => this.signed(`subcore${s}.tbMinusTod`));
  }
}
