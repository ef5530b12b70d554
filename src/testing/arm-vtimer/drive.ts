/** Drives the virtual timer by hand; registers as the facts write them. */
import { catalogue } from '../../models/arm-vtimer/catalogue.ts';
import type { ScenarioInput } from '../../models/arm-vtimer/settings.ts';
import { ByHand } from '../by-hand.ts';
import { opened, presetIn } from '../opened.ts';

export class Drive extends ByHand {
  /** A preset by its row or id, with some settings changed. */
  constructor(name: string, change: ScenarioInput = {}) {
    super(opened(catalogue, { ...presetIn(catalogue, name).scenario, ...change }));
  }

  /** The first vCPU is on a CPU, and its guest has armed its timer. */
  armed(cpu = 'cpu0'): this {
    return this.step(`in-v0-${cpu}`).past('v0', 'guest:g2');
  }

  /** e.g. `0xE8D4A51000`: as the facts write it. */
  hex(id: string): string {
    return `0x${this.register(id).toString(16).toUpperCase()}`;
  }
}
