/** Drives the decrementer by hand; registers as the facts write them. */
import { defined } from '../../base/assert.ts';
import { byFours } from '../../base/by-fours.ts';
import { catalogue } from '../../models/decrementer/catalogue.ts';
import type { ScenarioInput } from '../../models/decrementer/settings.ts';
import { TICKS_PER_SECOND } from '../../models/kvm-hv/timebase.ts';
import { ByHand } from '../by-hand.ts';
import { opened, presetIn } from '../opened.ts';

export class Drive extends ByHand {
  /** A preset by its row, with some settings changed. */
  constructor(row: string, change: ScenarioInput = {}) {
    super(opened(catalogue, { ...presetIn(catalogue, row).scenario, ...change }));
  }

  /** The guest sets its timer, is stopped, moves, and has loaded DEC on its new host. */
  migrate(...beforeItRuns: readonly string[]): this {
    this.step('set-timer', 'user', 'stop-src').to('src', 'kvmppc_run_core:R0');
    this.past('user', 'kvmppc_core_vcpu_create_hv:C1').step(...beforeItRuns);
    this.past('user', 'migrate:Q7');
    return this.past('dst', 'kvmppc_hv_entry:L3');
  }

  /** e.g. `0000_1d2c_5a3b_1000`: as the facts write it. */
  hex(id: string): string {
    const { width } = defined(
      this.model.description.registers.find((one) => one.id === id),
      id,
    );
    return byFours(
      this.register(id)
        .toString(16)
        .padStart(width / 4, '0'),
    );
  }

  /** A time until or between, in seconds to the nanosecond. */
  seconds(id: string): number {
    return Number(this.signed(id)) / TICKS_PER_SECOND;
  }
}
