/** Drives a guest that stops by hand; registers as the facts write them. */
import { byFours } from '../../base/by-fours.ts';
import { catalogue } from '../../models/guest-stop/catalogue.ts';
import type { ScenarioInput } from '../../models/guest-stop/settings.ts';
import { ByHand } from '../by-hand.ts';
import { opened, presetIn } from '../opened.ts';

export class Drive extends ByHand {
  /** A preset by its row, with some settings changed. */
  constructor(row: string, change: Partial<ScenarioInput> = {}) {
    super(opened(catalogue, { ...presetIn(catalogue, row).scenario, ...change }));
  }

  /** The guest is entered, and its governor picks stop0lite. */
  idle(): this {
    return this.to('vcpu', 'cpuidle_idle_call:U1').step('pick-stop0lite');
  }

  /** The guest carries out its stop. */
  stop(): this {
    return this.idle().past('vcpu', 'stop_loop:U4');
  }

  /** All digits from the first that is not 0: `10_0330`. */
  hex(id: string): string {
    return byFours(this.register(id).toString(16));
  }
}
